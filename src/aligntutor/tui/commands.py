"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from aligntutor.core.events import EventType
from aligntutor.study.modes import MODES, NAMED
from aligntutor.tutor import Refused

from . import days, over
from .literal import command
from .messages import Begin, Homeward
from .page import Page
from .screens.browse import Browse
from .screens.study import StudyScreen
from .undoing import take_back

if TYPE_CHECKING:
    from .app import TutorApp

BY_HAND: tuple[tuple[EventType, str, str], ...] = (
    ("unflag", "Card: unflag", "Take the flag off this card"),
    ("suspend", "Card: set aside", "Ask this card no more until you want it back"),
    ("bury", "Card: bury", "Ask this card no more today"),
    ("reset", "Card: reset", "Learn this card anew, from its first step"),
    ("forget", "Card: forget", "As if this card had never been met"),
)
"""What can be done with the card at hand without saying more."""
DRESSES = {
    "lamplight": "Light on dark",
    "paper": "Dark on light",
    "contrast": "White on black, for weak eyes and bright rooms",
    "terminal": "The terminal’s own colours",
}
"""The themes, as they are told."""


def commands(app: TutorApp, screen: Screen[Any]) -> Iterable[SystemCommand]:
    """The commands that make sense on a screen."""
    if isinstance(screen, StudyScreen):
        yield command("Card: flag", "Flag this card, with a note or without", screen.action_flag)
        for action, title, line in BY_HAND:
            yield command(title, line, partial(screen.by_hand, action))
        yield command("Card: set due", "Choose when this card comes back", screen.set_due)
        yield command("Card: open its source", "In your editor, at its line", screen.action_source)
    if isinstance(screen, Browse) and screen.listed:
        yield command(
            "Cards: reset", "Learn these cards anew, from their first step", partial(screen.act, "reset")
        )
        yield command("Cards: forget", "As if these cards had never been met", partial(screen.act, "forget"))
    for name, mode in MODES.items():
        if name == NAMED:
            continue
        title = "Study" if name == "due" else f"Study: {name}"
        yield command(title, mode.line, partial(leave, screen, partial(app.on_begin, Begin(None, name))))
    for name, page in over.PAGES.items():
        if page.title and not (page.at_rest and app.session):
            yield command(page.title, page.line, partial(over.show, app, name))
    yield command("Exam date", "Set the day of an exam, to be prepared for", partial(days.exam, app))
    yield command("Pause", "Until a date nothing is due", partial(days.pause, app))
    if app.session:
        home = partial(leave, screen, partial(app.on_homeward, Homeward()))
        yield command("Home", "Leave the session; everything answered is kept", home)
    yield command(
        "Undo", "Take back what was done last", getattr(screen, "action_undo", partial(take_back, app))
    )
    for theme, line in DRESSES.items():
        yield command(f"Theme: {theme}", line, partial(_dress, app, theme))
    if isinstance(screen, Page) and not screen.is_help:
        yield command("Keys", "What can be pressed on this page", app.action_help)
    yield command("Quit", "Leave; everything answered is kept", partial(leave, screen, app.exit))


def _dress(app: TutorApp, theme: str) -> None:
    """Put on a theme, and keep it."""
    app.theme = theme
    try:
        app.tutor.choose("theme", theme)
    except Refused as problem:
        app.say(str(problem), f"{problem.hint} It holds until you leave.".strip())


def leave(screen: Screen[Any], act: Callable[[], object]) -> None:
    """Do something that leaves the page, once an answer that waits to be weighed is stored."""
    if not isinstance(screen, StudyScreen) or screen.may_leave():
        act()
