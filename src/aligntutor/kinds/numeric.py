"""A number that is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Reason, Verdict, Write, Written
from aligntutor.core.items import Deal, Option

from .quantities import close, read, show


@dataclass(frozen=True)
class Numeric:
    """A question whose answer is a number."""

    kind: Literal["numeric"] = field(default="numeric", kw_only=True)
    ask: str
    """The question."""
    answer: float
    """The number."""
    unit: str = ""
    """What it is a number of; it may be typed as well."""
    tolerance: float = 0.0
    """How far off an answer may be and still be right, in the unit; the bounds count as right."""
    slips: dict[str, str] = field(default_factory=dict)
    """A typical wrong number -> its feedback."""
    why: str = ""
    """The explanation shown with every verdict."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.ask

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is chosen."""
        return ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The number, without its unit."""
        return (show(self.answer),)

    @property
    def key(self) -> str:
        """The number with its unit."""
        return show(self.answer, self.unit)

    def pose(self, deal: Deal) -> Ask:
        """The question, to be answered in a line."""
        return Write(self.stem, f"A number, in {self.unit}." if self.unit else "A number.", self.unit)

    def guess(self, ask: Ask) -> float:
        """None to speak of."""
        return 0.0

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right within the tolerance; a slip the author named is wrong even there.

        Raises ValueError for another kind of answer.
        """
        if not isinstance(ask, Write) or not isinstance(answer, Written):
            raise ValueError(f"a typed answer is expected, not {type(answer).__name__}")
        holds = (Reason("holds", self.why),) if self.why else ()
        if not answer.text.strip():
            return Verdict(False, 0.0, self.key, holds)
        values = read(answer.text, self.unit)
        if not values:
            unit = f" in {self.unit}" if self.unit else ""
            remark = Reason("remark", f"A number{unit} was expected; that could not be read as one.")
            return Verdict(False, 0.0, self.key, (*holds, remark))
        if any(close(value, self.answer) for value in values):
            return Verdict(True, 1.0, self.key, holds)
        for slip, feedback in self.slips.items():
            if any(close(value, meant) for value in values for meant in read(slip, self.unit)[:1]):
                tempts = (Reason("tempts", feedback),) if feedback else ()
                return Verdict(False, 0.0, self.key, (*tempts, *holds))
        if any(close(value, self.answer, self.tolerance) for value in values):
            remark = Reason("remark", f"Close enough. The figure itself is {self.key}.")
            return Verdict(True, 1.0, self.key, (*holds, remark))
        return Verdict(False, 0.0, self.key, holds)
