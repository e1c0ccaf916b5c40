"""Taking back what was done last, from wherever that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from aligntutor.tutor import Refused
from aligntutor.tutor.acts import undone_words

from .hints import spoken
from .messages import Homeward, Moved
from .page import Page

if TYPE_CHECKING:
    from .app import TutorApp


def take_back(app: TutorApp) -> None:
    """Take back what was done last, by way of the session where there is one: it may ask a card again."""
    screen, before = app.screen, app.session.step if app.session else None
    try:
        undone = app.session.undo() if app.session else app.tutor.by_hand().undo()
    except Refused as problem:
        app.say("Not undone.", f"{problem} {problem.hint}")
        return
    shown = undone and isinstance(screen, Page) and screen.look_again()
    if undone and not shown and app.session is None:
        app.on_homeward(Homeward())
    if app.session and app.session.step is not before:
        app.on_moved(Moved())
    if undone:
        app.say(f"Taken back{undone_words(undone)}.", kind="done")
    else:
        app.say("There is nothing to undo.", kind="quiet")


def undone_by(app: App[Any], listens: bool = False) -> str:
    """How an act is taken back, where the page itself listens to that key and where not."""
    how = spoken(app, "undo") if listens else f"Undo, under {spoken(app, 'commands')},"
    return f"{how} takes it back."
