"""A backlog is spread over days; when it will be gone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import AGAIN, GOOD, fsrs

from .queue import Family

AHEAD = 60
"""Days looked ahead for the end of a backlog."""
LEAST = 0.05
"""Parts of a card that are less than this are not followed."""


class _Part(NamedTuple):
    """A card with the chance that it takes this course; parts are asked in the order of their fields."""

    due: int
    rank: int
    chance: float
    stability: float
    difficulty: float
    last: int
    family: Family


class Foreseen:
    """What the days to come bring, in expected numbers of cards.

    A card that is asked comes back after its interval, with its chance of recall that of a right answer, else
    that of a wrong one, mostly the next day.
    """

    def __init__(self, today: int, scheduling: Scheduling) -> None:
        self._today = today
        self._scheduling = scheduling
        self._parts: list[_Part] = []
        self._waiting: deque[_Part] = deque()

    def wait(self, states: Sequence[CardState]) -> None:
        """Cards that will be asked when they are due, those that are due in this order."""
        for rank, state in enumerate(states):
            due = max(self._today, state.due_day)
            known = (1.0, state.stability, state.difficulty, state.last_day, state.family)
            self._parts.append(_Part(due, rank, *known))

    def on_step(self, states: Sequence[CardState]) -> None:
        """Cards that are on a step and asked today whatever the limit."""
        for rank, state in enumerate(states):
            known = (1.0, state.stability, state.difficulty, state.last_day, state.family)
            self._come_back(_Part(self._today, rank, *known), self._today)

    def begun(self, cards: int, day: int) -> None:
        """Cards that are asked for the first time on a day."""
        for rank in range(cards):
            memory = fsrs.first(self._scheduling.weights, GOOD)
            for _ in self._scheduling.learning_steps[1:]:
                memory = fsrs.step(self._scheduling.weights, *memory, 0, GOOD)
            self._parts.append(_Part(self._after(day, memory[0]), rank, 1.0, *memory, day, ("", "")))

    def clear_in(
        self, now: int, a_day: int, ideas: Sequence[Sequence[int]] = (), rest: Container[int] = ()
    ) -> int | None:
        """In how many days nothing is left over, where `now` cards are asked today and `a_day` on others.

        `ideas` are the numbers of new cards, by idea, of each day after this one on which something is
        asked; on those of `rest` nothing is. None where the backlog outlasts AHEAD days.
        """
        heapify(self._parts)
        self._ask(self._today, now)
        new = iter(ideas)
        for day in range(self._today + 1, self._today + AHEAD + 1):
            if day in rest:
                continue
            if not self._ask(day, a_day):
                return day - self._today
            self.begun(sum(next(new, ())), day)
            heapify(self._parts)
        return None

    def _ask(self, day: int, most: float) -> bool:
        """Ask what is due; whether the limit, and not a sibling, leaves something over."""
        while self._parts and self._parts[0].due <= day:
            self._waiting.append(heappop(self._parts))
        asked: defaultdict[Family, float] = defaultdict(float)

        def is_sibling(part: _Part) -> bool:
            return bool(part.family[1]) and asked[part.family] + part.chance > 1 + LEAST

        siblings: list[_Part] = []
        while self._waiting and most >= self._waiting[0].chance / 2:
            part = self._waiting.popleft()
            if is_sibling(part):
                siblings.append(part)
                continue
            asked[part.family] += part.chance
            most -= part.chance
            self._come_back(part, day)
        over = not all(map(is_sibling, self._waiting))
        self._waiting.extendleft(reversed(siblings))
        return over

    def _come_back(self, part: _Part, day: int) -> None:
        weights, memory = self._scheduling.weights, (part.stability, part.difficulty)
        elapsed = max(0, day - part.last)
        recall = fsrs.retrievability(weights, part.stability, elapsed)
        for chance, rating in ((part.chance * recall, GOOD), (part.chance * (1 - recall), AGAIN)):
            if chance >= LEAST:
                after = fsrs.step(weights, *memory, elapsed, rating)
                for _ in self._scheduling.relearning_steps if rating == AGAIN else ():
                    after = fsrs.step(weights, *after, 0, GOOD)
                due = self._after(day, after[0])
                heappush(self._parts, _Part(due, part.rank, chance, *after, day, part.family))

    def _after(self, day: int, stability: float) -> int:
        days = fsrs.interval(self._scheduling.weights, stability, self._scheduling.retention)
        return day + max(1, round(min(days, self._scheduling.maximum_interval)))


def laid_out(
    falling_due: Sequence[int], waiting: int, a_day: int, today: int, rest: Container[int] = ()
) -> list[int]:
    """The reviews of today and of each day after it: `a_day` of them at most, and none on the days of `rest`.

    `falling_due` has what falls due on each day; `waiting` are left over today and come first.
    """
    laid = list(falling_due[:1])
    for ahead, due in enumerate(falling_due[1:], 1):
        waiting += due
        laid.append(0 if today + ahead in rest else min(a_day, waiting))
        waiting -= laid[-1]
    return laid
