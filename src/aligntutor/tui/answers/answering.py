"""What every way of answering has in common."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from aligntutor.core.asks import Answer
from aligntutor.tutor.shown import Asking, Told


class Answering(Widget):
    """Shows how to answer, posts `Given`, then shows what the answer was worth in the same rows."""

    below: Widget | None = None
    """A part that stays put above the keys."""
    asked: Asking | None = None
    """What was posed last."""

    @dataclass
    class Given(Message):
        """The learner has answered."""

        answer: Answer
        asked: Asking | None
        """What it answers; meanwhile another question may have been posed."""

    def give(self, answer: Answer) -> None:
        """Hand over an answer to what is asked."""
        self.post_message(self.Given(answer, self.asked))

    def pose(self, asking: Asking) -> None:
        """Ask this, from the start."""
        raise NotImplementedError

    def hold(self) -> None:
        """Keep the answer that was given, and take no other."""
        raise NotImplementedError

    def tell(self, told: Told) -> None:
        """Mark what was right and what was not; nothing moves."""
        raise NotImplementedError

    def rows(self, width: int) -> int:
        """Its height at a width."""
        raise NotImplementedError

    def reach(self) -> None:
        """Bring what the keys act on into view; nothing where there is no cursor."""

    def target(self) -> Widget | None:
        """The widget that takes the keys."""
        return self
