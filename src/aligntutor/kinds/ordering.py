"""Parts to be put in an order, some of which hang on each other and some of which do not."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from aligntutor.core.asks import Answer, Arrange, Arranged, Ask, Reason, Shown, Verdict
from aligntutor.core.identity import digest
from aligntutor.core.items import Deal, Option


@dataclass(frozen=True)
class Ordering:
    """A question whose answer is an order; every order that keeps all constraints is right."""

    kind: Literal["ordering"] = field(default="ordering", kw_only=True)
    ask: str
    """The question."""
    items: dict[str, str]
    """Id of a part -> its text."""
    constraints: tuple[tuple[str, str], ...]
    """Pairs of ids, the first of which comes before the second."""
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
        """Nothing is typed."""
        return ()

    @property
    def key(self) -> str:
        """The parts in a right order, the one nearest to the author's, joined by semicolons."""
        order: list[str] = []
        while len(order) < len(self.items):
            left = [id for id in self.items if id not in order]
            free = [id for id in left if not any(then == id and first in left for first, then in self._edges)]
            order.append((free or left)[0])
        return "; ".join(self.items[id].rstrip(".") for id in order)

    def pose(self, deal: Deal) -> Ask:
        """All parts in an order that follows from the seed and keeps at most half of the constraints.

        So no right order is shown, and leaving the parts as they are earns little.
        """
        order = sorted(self.items, key=lambda id: digest(deal.seed, id))
        if 2 * len(self._broken(order)) < len(self._edges):
            order.reverse()
        return Arrange(self.stem, tuple(Shown(id, self.items[id]) for id in order))

    def guess(self, ask: Ask) -> float:
        """Share of all orders that are right; the time doubles with every part."""
        return self._right_orders / math.factorial(len(self.items)) if self._edges else 0.0

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where every constraint is kept; credit is the share of those kept; no parts is not knowing.

        Raises ValueError for another kind of answer, or one that is not all parts shown, each once.
        """
        if not isinstance(ask, Arrange) or not isinstance(answer, Arranged):
            raise ValueError(f"an order of parts is expected, not {type(answer).__name__}")
        holds = (Reason("holds", self.why),) if self.why else ()
        if not answer.ids:
            return Verdict(False, 0.0, self.key, holds)
        if sorted(answer.ids) != sorted(part.id for part in ask.parts):
            raise ValueError(f"all parts are expected, each once, not {', '.join(answer.ids)}")
        broken = self._broken(answer.ids)
        kept = len(self._edges) - len(broken)
        told = [
            Reason("remark", f"“{self._said(first)}” comes before “{self._said(then)}”.", first)
            for first, then in broken
        ]
        correct = bool(kept) and not broken
        return Verdict(correct, kept / max(1, len(self._edges)), self.key, (*told, *holds))

    @cached_property
    def _edges(self) -> tuple[tuple[str, str], ...]:
        """The constraints between two parts that there are, each once."""
        return tuple(
            dict.fromkeys(
                (first, then)
                for first, then in self.constraints
                if first != then and first in self.items and then in self.items
            )
        )

    def _broken(self, order: list[str] | tuple[str, ...]) -> list[tuple[str, str]]:
        place = {id: n for n, id in enumerate(order)}
        return [(first, then) for first, then in self._edges if place[first] > place[then]]

    @cached_property
    def _right_orders(self) -> int:
        """Number of linear extensions: of each set of parts, the ways in which it can come first."""
        bits = {id: 1 << n for n, id in enumerate(self.items)}
        before = {id: sum(bits[first] for first, then in self._edges if then == id) for id in self.items}
        ways = [1] + [0] * ((1 << len(bits)) - 1)
        for placed, count in enumerate(ways):
            for id, bit in bits.items() if count else ():
                if not placed & bit and before[id] & ~placed == 0:
                    ways[placed | bit] += count
        return ways[-1]

    def _said(self, id: str) -> str:
        return self.items[id].rstrip(".")
