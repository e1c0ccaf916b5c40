"""A front and a back, rated by the learner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Reason, Recall, Recalled, Verdict
from aligntutor.core.items import Deal, Option


@dataclass(frozen=True)
class Flashcard:
    """Something to say to oneself before looking."""

    kind: Literal["flashcard"] = field(default="flashcard", kw_only=True)
    front: str
    """What is asked."""
    back: str
    """What is shown when the card is turned over."""
    checklist: tuple[str, ...] = ()
    """Points that a full answer makes."""
    why: str = ""
    """The explanation shown with every verdict."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.front

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is chosen."""
        return ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """Nothing is typed."""
        return ()

    @property
    def key(self) -> str:
        """The back."""
        return self.back

    def pose(self, deal: Deal) -> Ask:
        """The front, to be turned over."""
        return Recall(self.stem, self.back, self.checklist)

    def guess(self, ask: Ask) -> float:
        """None: the learner judges."""
        return 0.0

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Wrong where the learner rates it 1, right for 2 to 4.

        Raises ValueError for another kind of answer, another rating, or a point that is not on the list.
        """
        if not isinstance(ask, Recall) or not isinstance(answer, Recalled):
            raise ValueError(f"a self-given rating is expected, not {type(answer).__name__}")
        if answer.rating not in (1, 2, 3, 4):
            raise ValueError(f"a rating is 1, 2, 3 or 4, not {answer.rating}")
        if strange := [str(n) for n in answer.met if not 0 <= n < len(self.checklist)]:
            raise ValueError(f"no point of the checklist: {', '.join(strange)}")
        unmet = [point.rstrip(".") for n, point in enumerate(self.checklist) if n not in answer.met]
        reasons = [Reason("holds", self.why)] if self.why else []
        if unmet:
            reasons.append(Reason("remark", f"Not yet in your answer: {'; '.join(unmet)}."))
        correct = answer.rating > 1
        return Verdict(correct, 1.0 if correct else 0.0, self.key, tuple(reasons))
