"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from aligntutor.core.events import EventType
from aligntutor.study.modes import MODES

from . import days
from .literal import command
from .messages import Begin, Homeward
from .page import Page
from .screens.study import StudyScreen

if TYPE_CHECKING:
    from .app import TutorApp

BY_HAND: tuple[tuple[EventType, str, str], ...] = (
    ("suspend", "Set aside", "Ask this card no more until you want it back"),
    ("bury", "Bury", "Ask this card no more today"),
    ("reset", "Reset", "Learn this card anew, from its first step"),
    ("forget", "Forget", "As if this card had never been met"),
)
"""What can be done with the card at hand without saying more."""


def commands(app: TutorApp, screen: Screen[Any]) -> Iterable[SystemCommand]:
    """The commands that make sense on a screen."""
    for name, mode in MODES.items():
        title = "Study" if name == "due" else f"Study: {name}"
        yield command(title, mode.line, partial(app.on_begin, Begin(None, name)))
    yield command("Exam date", "Set the day of an exam, to be prepared for", partial(days.exam, app))
    yield command("Pause", "Until a date nothing is due", partial(days.pause, app))
    if isinstance(screen, StudyScreen):
        yield command("Flag", "Flag this card, with a note or without", screen.action_flag)
        for action, title, line in BY_HAND:
            yield command(title, line, partial(screen.by_hand, action))
        yield command("Set due", "Choose when this card comes back", screen.set_due)
    if app.studying:
        yield command("Undo", "Take back what was done last", app.take_back)
        home = partial(app.on_homeward, Homeward())
        yield command("Home", "Leave the session; everything answered is kept", home)
    yield command("Theme: lamplight", "Light on dark", partial(app.dress, "lamplight"))
    yield command("Theme: paper", "Dark on light", partial(app.dress, "paper"))
    yield command("Theme: terminal", "The terminal’s own colours", partial(app.dress, "terminal"))
    if isinstance(screen, Page) and not screen.is_help:
        yield command("Keys", "What can be pressed on this page", app.action_help)
    yield command("Quit", "Leave; everything answered is kept", app.exit)
