"""Pages that lie over the present one until they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntutor.tutor import Refused

from .messages import LineWanted, Read

if TYPE_CHECKING:
    from .app import TutorApp


def book(app: TutorApp, message: Read) -> None:
    """A deck's text."""
    from .screens.book import Book

    try:
        chapters = app.tutor.texts(message.deck.id)
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return
    if chapters:
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

    try:
        found = together(app.tutor.changes())
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return
    app.push_screen(Changes(found, app.ascii))


def aside(app: TutorApp) -> None:
    """Cards that are set aside; home is drawn anew afterwards, as what is due may be another."""
    from .messages import Homeward
    from .screens.aside import AsideScreen

    try:
        page = AsideScreen(app.tutor.by_hand(), app.ascii)
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return
    app.push_screen(page, lambda _: None if app.session else app.on_homeward(Homeward()))
