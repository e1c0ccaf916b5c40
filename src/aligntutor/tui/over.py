"""Pages that lie over the present one until they are left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from aligntutor.tutor import Refused

from .at_hand import AtHand
from .messages import Homeward, LineWanted
from .once import Once
from .page import Page

if TYPE_CHECKING:
    from aligntutor.tutor.shown import Step

    from .app import TutorApp


class Over(NamedTuple):
    """How a page is named in the palette, and what it is for."""

    title: str
    """Empty where it only makes sense about something."""
    line: str
    at_rest: bool = False
    """Whether it is shown only while no sitting is under way."""


PAGES = {
    "compare": Over("", "An idea beside one that is easily taken for it"),
    "statistics": Over("Statistics", "What you retain, what comes, what is hard"),
    "map": Over("Map", "The ideas of a deck, what they need and what they open"),
    "book": Over("Read", "A course as a text"),
    "browse": Over("Browse", "Search and filter cards, and act on many"),
    "card": Over("", "What is known of a card, with its history"),
    "settings": Over("Settings", "How much a day brings, how it looks", at_rest=True),
    "tour": Over("Tour", "Three short cards on how this is used"),
    "changes": Over("What changed", "What was edited in decks that you learn from"),
    "aside": Over("Cards set aside", "See them, and bring one back"),
}
"""Name of a module in `screens` -> what it shows. Its `page(tutor, about, ascii)` makes the page."""


def show(app: TutorApp, name: str, about: str = "") -> None:
    """Show one of these pages, opened at what `about` names; what is refused is said on the present page."""
    if isinstance(app.screen, AtHand) and not app.screen.may_leave():
        return
    module = import_module(f".screens.{name}", __package__)
    try:
        page: Page = module.page(app.tutor, about, app.ascii)
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return
    if isinstance(app.screen, Page) and type(app.screen) is type(page):
        page.changed = app.screen.changed
        app.pop_screen()
    lay(app, page, partial(_left, app, page))


def _left(app: TutorApp, page: Page, _: None) -> None:
    """Home is drawn anew where something was done that it tells of."""
    from .screens.home import Home

    below = app.screen
    if page.changed and isinstance(below, Home):
        app.on_homeward(Homeward())
    elif page.changed and isinstance(below, Page):
        below.changed = True


def line(app: TutorApp, message: LineWanted) -> None:
    """Ask for a line."""
    from .screens.note import Note

    if not isinstance(app.screen, Note):  # as where the key was pressed twice before the page was there
        lay(app, Note(message, app.ascii))


def lay(app: TutorApp, page: Screen[None], left: Callable[[None], None] | None = None) -> None:
    """Lay a page over the present one; the wish for room, where it stands, stays on top."""
    wishing = small(app)
    if wishing:
        app.pop_screen()
    app.push_screen(page, left)
    if wishing:
        wish(app)


def step(app: TutorApp) -> Step | None:
    """What the uppermost page of a session shows."""
    pages = (page for page in reversed(app.screen_stack) if isinstance(page, Page))
    return next((page.step for page in pages if page.step), None)


def small(app: TutorApp) -> bool:
    """Whether the window is too small, and this is what is shown."""
    return isinstance(app.screen, Once) and app.screen.asks_room


def wish(app: TutorApp) -> None:
    """Ask for room; the page below keeps its state."""
    from .screens.small import Small

    app.push_screen(Small())
