"""Left sides, to each of which one right side belongs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Match, Matched, Reason, Shown, Verdict
from aligntutor.core.identity import digest, text_id
from aligntutor.core.items import Deal, Option

_QUOTED = 40
"""Characters of a left side that are repeated where a pair is put right."""


@dataclass(frozen=True)
class Matching:
    """A question whose answer is a right side for each left side."""

    kind: Literal["matching"] = field(default="matching", kw_only=True)
    ask: str
    """The question."""
    pairs: dict[str, str]
    """Left side -> the right side that belongs to it, each different."""
    extra: tuple[str, ...] = ()
    """Right sides that belong to none, so that the last pair is not left over."""
    why: str = ""
    """The explanation shown with every verdict."""
    feedback: dict[str, str] = field(default_factory=dict)
    """Left side -> what is said where it was matched wrong; what belongs to it alone where there is none."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.ask

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is chosen on its own."""
        return ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """Nothing is typed."""
        return ()

    @property
    def key(self) -> str:
        """Each left side with its right one, joined by semicolons."""
        return "; ".join(f"{left.rstrip('.')}: {right.rstrip('.')}" for left, right in self.pairs.items())

    def pose(self, deal: Deal) -> Ask:
        """Both sides, each in an order that follows from the seed."""
        return Match(
            self.stem,
            _shuffled(deal.seed, "left", self.pairs),
            _shuffled(deal.seed, "right", (*self.pairs.values(), *self.extra)),
        )

    def guess(self, ask: Ask) -> float:
        """One in the number of ways to give each left side a right side of its own."""
        if not isinstance(ask, Match) or not ask.left or len(ask.right) < len(ask.left):
            return 0.0
        return 1 / math.perm(len(ask.right), len(ask.left))

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where every left side has its right one; credit is the share of left sides that have.

        Raises ValueError for another kind of answer, a side that was not shown, or one that is used twice.
        """
        if not isinstance(ask, Match) or not isinstance(answer, Matched):
            raise ValueError(f"pairs are expected, not {type(answer).__name__}")
        _check([left for left, _ in answer.pairs], ask.left)
        _check([right for _, right in answer.pairs], ask.right)
        given = dict(answer.pairs)
        holds = (Reason("holds", self.why),) if self.why else ()
        wanted = {text_id(left): (left, right) for left, right in self.pairs.items()}
        wrong = [id for id, (_, right) in wanted.items() if given.get(id) != text_id(right)]
        told = tuple(self._put_right(*wanted[id]) for id in wrong) if given else ()
        credit = (len(wanted) - len(wrong)) / max(1, len(wanted))
        return Verdict(bool(wanted) and not wrong, credit, self.key, (*told, *holds))

    def _put_right(self, left: str, right: str) -> Reason:
        """What belongs to a left side, in words that stand alone."""
        quoted = left.rstrip(".")
        if len(quoted) > _QUOTED:
            quoted = quoted[:_QUOTED].rsplit(" ", 1)[0] + "…"
        said = f"“{quoted}” goes with “{right.rstrip('.')}”. {self.feedback.get(left, '')}"
        return Reason("remark", said.rstrip(), text_id(left))


def _shuffled(seed: str, side: str, texts: Iterable[str]) -> tuple[Shown, ...]:
    """Each text once with its id, a hash of it, in an order that follows from seed and side."""
    shown = [Shown(text_id(text), text) for text in dict.fromkeys(texts)]
    return tuple(sorted(shown, key=lambda one: digest(seed, side, one.id)))


def _check(ids: Sequence[str], side: tuple[Shown, ...]) -> None:
    """Raise ValueError where an id is not on this side, or stands there twice."""
    shown = {one.id for one in side}
    if strange := [id for id in ids if id not in shown]:
        raise ValueError(f"not among the sides shown: {', '.join(strange)}")
    if len(set(ids)) < len(ids):
        raise ValueError(f"a side that is used twice: {', '.join(ids)}")
