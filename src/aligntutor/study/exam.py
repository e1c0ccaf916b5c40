"""An exam on a date: everything seen in time, and each card asked once more shortly before.

New ideas end where the last pass begins. In it every card that was met is asked once, the strongest first:
the less stable a memory is, the closer to the exam its last review has to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import GOOD, fsrs


class Day(NamedTuple):
    """What is to be done on one day before the exam."""

    day: int
    """Study day."""
    ideas: int
    reviews: int
    """At least: what falls due, and the part of the last pass; failures and new cards come on top."""


class Outlook(NamedTuple):
    """What can be expected on the day of an exam, where answers are right until then."""

    days: tuple[Day, ...]
    """From today to the day before the exam."""
    recall: float
    """Mean chance of recall, 0 to 1, on the day of the exam of the cards met by now, following the plan."""
    usual: float
    """The same, doing only what falls due."""


def last_pass(cards: int, days_left: int, a_day: int) -> int:
    """Days before the exam on which so many cards are asked once more, `a_day` at most where that can be."""
    return min(days_left, max(1, ceil(cards / max(1, a_day))))


def ideas_a_day(ideas: int, days_left: int, last: int) -> int:
    """New ideas a day so that all are met before the last pass, or at least before the exam."""
    return ceil(ideas / max(1, days_left - last))


def for_today(met: Sequence[CardState], today: int, exam: int, last: int) -> list[CardState]:
    """The cards whose turn in the last pass is today; none before it begins."""
    if exam - today > last:
        return []
    waiting = sorted(
        (state for state in met if state.last_day < exam - last),
        key=lambda state: (-state.stability, state.card),
    )
    return waiting[: ceil(len(waiting) / (exam - today))]


def outlook(met: Sequence[CardState], ideas: int, today: int, exam: int, scheduling: Scheduling) -> Outlook:
    """The days until an exam, and the recall to be expected on it; `exam` lies after `today`."""
    left = exam - today
    last = last_pass(len(met), left, scheduling.reviews_per_day)
    a_day = ideas_a_day(ideas, left, last)
    passes = _passes(met, today, exam, last)
    reviews = [0] * left
    for state in met:
        for day, _ in _path(state, today, exam, scheduling, passes[state.card]):
            reviews[day - today] += 1
    new = [min(a_day, max(0, ideas - a_day * n)) for n in range(left)]
    days = [Day(today + n, new[n], reviews[n]) for n in range(left)]
    return Outlook(
        tuple(days),
        _mean([_recall_on(state, today, exam, scheduling, passes[state.card]) for state in met]),
        _mean([_recall_on(state, today, exam, scheduling, exam) for state in met]),
    )


def _passes(met: Sequence[CardState], today: int, exam: int, last: int) -> dict[str, int]:
    """The day of each card's turn in the last pass."""
    found: dict[str, int] = {}
    waiting = list(met)
    for day in range(max(today, exam - last), exam):
        turn = for_today(waiting, day, exam, last)
        found |= {state.card: day for state in turn}
        waiting = [state for state in waiting if state.card not in found]
    return found | {state.card: exam for state in waiting}


def _recall_on(state: CardState, today: int, exam: int, scheduling: Scheduling, turn: int) -> float:
    """The chance of recall on the day of the exam."""
    path = _path(state, today, exam, scheduling, turn)
    last, stability = path[-1] if path else (state.last_day, state.stability)
    return fsrs.retrievability(scheduling.weights, stability, max(0, exam - last))


def _path(
    state: CardState, today: int, exam: int, scheduling: Scheduling, turn: int
) -> list[tuple[int, float]]:
    """The days on which a card is asked before the exam, with its stability after each, all answers right."""
    path: list[tuple[int, float]] = []
    last, memory = state.last_day, (state.stability, state.difficulty)
    due = max(today, state.due_day)
    while (day := min(due, turn if turn > last else due)) < exam:
        memory = fsrs.step(scheduling.weights, *memory, max(0, day - last), GOOD)
        path.append((day, memory[0]))
        last = day
        due = day + max(1, round(fsrs.interval(scheduling.weights, memory[0], scheduling.retention)))
    return path


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances) if chances else 0.0
