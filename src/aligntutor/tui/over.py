"""Pages that lie over the present one until they are left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from aligntutor.tutor import Refused

from .messages import Homeward, LineWanted, Read

if TYPE_CHECKING:
    from .app import TutorApp

T = TypeVar("T")


def book(app: TutorApp, message: Read) -> None:
    """A deck's text."""
    from .screens.book import Book

    if chapters := _asked(app, lambda: app.tutor.texts(message.deck.id)):
        app.push_screen(Book(message.deck.title, chapters, message.chapter, app.ascii))


def line(app: TutorApp, message: LineWanted) -> None:
    """Asks for a line."""
    from .screens.note import Note

    if not isinstance(app.screen, Note):  # as where the key was pressed twice before the page was there
        app.push_screen(Note(message, app.ascii))


def changes(app: TutorApp) -> None:
    """What changed in decks."""
    from aligntutor.tutor.changelog import together

    from .screens.changes import Changes

    found = _asked(app, app.tutor.changes)
    if found is not None:
        app.push_screen(Changes(together(found), app.ascii))


def aside(app: TutorApp) -> None:
    """Cards that are set aside; home is drawn anew afterwards, as what is due may be another."""
    from .screens.aside import AsideScreen

    if page := _asked(app, lambda: AsideScreen(app.tutor.by_hand(), app.ascii)):
        app.push_screen(page, lambda _: None if app.session else app.on_homeward(Homeward()))


def _asked(app: TutorApp, ask: Callable[[], T]) -> T | None:
    """What was asked for; none where that is refused, which is said on the present page."""
    try:
        return ask()
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return None
