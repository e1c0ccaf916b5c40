"""What a learner does with the card at hand, before its answer and after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from aligntutor.core.events import EventType
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.acts import undone_words
from aligntutor.tutor.shown import Asking

from .messages import LineWanted, SourceWanted
from .page import Page
from .undoing import undone_by

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study

    from .widgets.feedback import Feedback


Stage = Literal["asking", "weighing", "unsaved", "told"]


UNSAVED = ("The answer is not saved yet.", "Try again, or leave.")


class AtHand(Page):
    """A page with a card; subclasses show it and store its answer."""

    _study: Study
    _stage: Stage
    _feedback: Feedback
    _again: str
    """When the card returns by the answer given."""

    def show_step(self) -> None:
        """Ask what is to be asked now."""
        raise NotImplementedError

    def record(self) -> None:
        """Store the answer that was given."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take back what was done last; an answer that waits to be weighed was not stored yet."""
        if self._stage == "weighing":
            self.show_step()
            return
        if self._stage == "unsaved":
            self.notice.say(*UNSAVED)
            return
        before = self._study.step
        try:
            undone = self._study.undo()
        except NotSaved as problem:
            self.notice.say("Not undone.", f"{problem} {problem.hint}")
            return
        if self._study.step is not before:
            self.show_step()
        elif undone:
            self._feedback.again(self._again)
        if undone:
            self.notice.say(f"Taken back{undone_words(undone)}.", kind="done")
        else:
            self.notice.say("There is nothing to undo.", kind="quiet")

    def keep(self) -> bool:
        """Store an answer that waits to be weighed, before something else; whether that may be done."""
        if self._stage == "weighing":
            self.record()
        elif self._stage == "unsaved":
            self.notice.say(*UNSAVED)
        return self._is_stored

    @property
    def _is_stored(self) -> bool:
        return self._stage != "unsaved"

    def may_leave(self) -> bool:
        """Store an answer that waits to be weighed; what could not be stored was told, and may be left."""
        return self._stage != "weighing" or self.keep()

    def action_by_hand(self, action: EventType) -> None:
        """Do something with the card at hand, before its answer or after."""
        self.by_hand(action)

    def by_hand(self, action: EventType, note: str = "", days: int = 1) -> str:
        """The same, with what it needs; gives why it was not done, or nothing."""
        if not self.keep():
            return " ".join(UNSAVED)
        before = self._study.step
        try:
            done = self._study.by_hand(action, note, days)
        except Refused as problem:
            self.notice.say(str(problem), problem.hint)
            return f"{problem} {problem.hint}"
        if self._study.step is not before:
            self.show_step()
        elif action not in ("flag", "unflag"):
            self._feedback.again(done.rstrip(".").lower())
        self.notice.say(done, undone_by(self.app, self._stage == "told"), kind="done")
        return ""

    def action_flag(self) -> None:
        """Flag the card with a note."""
        if self.keep():
            hint = "What is wrong with it, for you or its author. May be empty."
            done = partial(self.by_hand, "flag")
            self.post_message(LineWanted("Flag this card", self._asked, hint, "flag", done, self._study.flag))

    def action_source(self) -> None:
        """Open the file that the card comes from."""
        step = self._study.step
        if isinstance(step, Asking) and self.keep():
            self.post_message(SourceWanted(step.key.partition("#")[0]))

    def set_due(self) -> None:
        """Ask on which day the card is to come back."""

        def done(days: str) -> str:
            if not (days.isascii() and days.isdigit() and len(days) <= 5):
                return "Type a number of days, such as 10."
            return self.by_hand("due", days=int(days))

        if self.keep():
            hint = "In how many days it comes back; 0 for today."
            self.post_message(LineWanted("Set it due", self._asked, hint, "set", done))

    @property
    def _asked(self) -> str:
        step = self._study.step
        return step.ask.stem if isinstance(step, Asking) else ""
