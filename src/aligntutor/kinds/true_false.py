"""A statement that is true or false."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Choose, Reason, Shown, Verdict
from aligntutor.core.items import Deal, Option

from .optioning import holding, picks


@dataclass(frozen=True)
class TrueFalse:
    """A statement to be judged."""

    kind: Literal["true-false"] = field(default="true-false", kw_only=True)
    ask: str
    """The statement."""
    answer: bool
    """Whether it is true."""
    why: str = ""
    """The explanation shown with every verdict."""
    feedback: str = ""
    """Why the wrong pick tempts; the explanation alone where empty."""
    names: str = ""
    """The concept or misconception that the wrong pick stands for."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.ask

    @property
    def options(self) -> tuple[Option, ...]:
        """The right judgement, then the wrong one."""
        return (
            Option(self.key, correct=True, feedback=self.why),
            Option(_label(not self.answer), feedback=self.feedback or self.why, names=self.names),
        )

    @property
    def accepted(self) -> tuple[str, ...]:
        """Nothing is typed."""
        return ()

    @property
    def key(self) -> str:
        """`True` or `False`."""
        return _label(self.answer)

    def pose(self, deal: Deal) -> Ask:
        """Always True, then False."""
        return Choose(self.stem, tuple(Shown(_id(value), _label(value)) for value in (True, False)))

    def guess(self, ask: Ask) -> float:
        """One half."""
        return 0.5

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where the judgement is; no pick means "I do not know".

        Raises ValueError for another kind of answer, an option that was not shown, or both picks.
        """
        picked = picks(ask, answer)
        if len(picked) > 1:
            raise ValueError(f"one option can be picked here, not {len(picked)}: {', '.join(picked)}")
        right = _id(self.answer)
        if picked == (right,):
            return Verdict(True, 1.0, self.key, holding("", self.why, right))
        if not picked:
            return Verdict(False, 0.0, self.key, holding("", self.why, right))
        if picked[0] != _id(not self.answer):
            raise ValueError(f"no option of this question: {picked[0]}")
        tempts = (Reason("tempts", self.feedback, picked[0]),) if self.feedback else ()
        why = self.why if self.why != self.feedback else ""
        confused = (self.names,) if self.names else ()
        return Verdict(False, 0.0, self.key, (*tempts, *holding("", why, right)), confused=confused)


def _label(value: bool) -> str:
    return "True" if value else "False"


def _id(value: bool) -> str:
    return "true" if value else "false"
