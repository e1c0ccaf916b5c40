"""Days that a learner sets from the palette: that of an exam, and the end of a pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aligntutor.tutor import Refused

from .messages import Homeward, LineWanted
from .page import Page
from .screens.home import Home
from .undoing import undone_by

if TYPE_CHECKING:
    from .app import TutorApp


def exam(app: TutorApp) -> None:
    """Ask for the date of an exam."""
    hint = "A date like 2027-01-31, or a number of days; empty to call it off."
    _ask(app, "Exam date", "The day of the exam, in all decks.", hint, app.tutor.ahead().exam_on)


def pause(app: TutorApp) -> None:
    """Ask until when there is to be a pause."""
    hint = "A date like 2027-01-31, or a number of days; empty to end the pause."
    _ask(app, "Pause", "The day on which you begin again.", hint, app.tutor.ahead().pause_until)


def _ask(app: TutorApp, head: str, about: str, hint: str, act: Callable[[str], str]) -> None:
    def done(text: str) -> str:
        try:
            said = act(text)
        except Refused as problem:
            return f"{problem} {problem.hint}"
        app.call_later(_tell, app, said)
        return ""

    app.on_line_wanted(LineWanted(head, about, hint, "set", done))


def _tell(app: TutorApp, said: str) -> None:
    """Say what was done; the home screen is drawn anew, at once or when it is shown, as less may be due."""
    if isinstance(app.screen, Home):
        app.on_homeward(Homeward())
    elif isinstance(app.screen, Page):
        app.screen.changed = True
        app.screen.look_again()
    app.say(said, undone_by(app), "done")
