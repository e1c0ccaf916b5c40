"""An exam on a date: everything seen in time, and each card asked once more shortly before.

New ideas end where the last pass begins. In it every card that was met is asked once, the strongest first:
the less stable a memory is, the closer to the exam its last review has to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
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


class Course(NamedTuple):
    """The study days before an exam on which there is something to do, today's among them."""

    ideas: tuple[tuple[int, int], ...]
    """Day -> so many new ideas, in order of days."""
    last: tuple[int, ...]
    """The days of the last pass; empty where no day is left."""


def course(
    ideas: int, introduced: int, cards: int, today: int, exam: int, a_day: int, rest: Container[int] = ()
) -> Course:
    """How `ideas` new ones are spread, where `introduced` more were met today, and when the last pass is.

    It takes as many days as `cards` take at `a_day`, if there are so many; nothing is done on days of `rest`.
    """
    open_days = [day for day in range(today, exam) if day not in rest]
    if not open_days:
        return Course((), ())
    passes = min(len(open_days), max(1, ceil(cards / max(1, a_day))))
    before = open_days[:-passes] or open_days[:1]
    most = ceil((ideas + introduced) / len(before))
    spread: list[tuple[int, int]] = []
    left = ideas
    for day in before:
        new = min(left, max(0, most - introduced) if day == today else most)
        spread.append((day, new))
        left -= new
    return Course(tuple(spread), tuple(open_days[-passes:]))


def for_today(met: Sequence[CardState], today: int, last: Sequence[int]) -> list[CardState]:
    """The cards whose turn in the last pass is today; none on other days than its own, `last`.

    Those that are due come first, and those that were answered today count.
    """
    if today not in last:
        return []
    waiting = sorted(
        (state for state in met if state.last_day < last[0]),
        key=lambda state: (state.due_day > today, -state.stability, state.card),
    )
    done = sum(1 for state in met if state.last_day == today)
    share = ceil((len(waiting) + done) / (len(last) - last.index(today)))
    return waiting[: max(0, share - done)]


def outlook(
    met: Sequence[CardState], planned: Course, today: int, exam: int, scheduling: Scheduling, rest: range
) -> Outlook:
    """The days until an exam, and the recall to be expected on it; `exam` lies after `today`."""
    passes = _passes(met, planned.last)
    paths = [_path(state, exam, scheduling, passes.get(state.card, exam), today, rest) for state in met]
    usual = [_path(state, exam, scheduling, exam, today, rest) for state in met]
    reviews = Counter(day for path in paths for day, _ in path)
    ideas = dict(planned.ideas)
    days = [Day(day, ideas.get(day, 0), reviews[day]) for day in range(today, exam)]
    recalls = [
        _mean([_recall_on(*each, exam, scheduling) for each in zip(met, followed, strict=True)])
        for followed in (paths, usual)
    ]
    return Outlook(tuple(days), *recalls)


def _passes(met: Sequence[CardState], last: Sequence[int]) -> dict[str, int]:
    """The day of each card's turn in the last pass, where it still has one."""
    found: dict[str, int] = {}
    waiting = list(met)
    for day in last:
        found |= {state.card: day for state in for_today(waiting, day, last)}
        waiting = [state for state in waiting if state.card not in found]
    return found


def _recall_on(
    state: CardState, path: Sequence[tuple[int, float]], exam: int, scheduling: Scheduling
) -> float:
    """The chance of recall on the day of the exam."""
    last, stability = path[-1] if path else (state.last_day, state.stability)
    return fsrs.retrievability(scheduling.weights, stability, max(0, exam - last))


def _path(
    state: CardState, exam: int, scheduling: Scheduling, turn: int, today: int, rest: range
) -> list[tuple[int, float]]:
    """The days on which a card is asked before the exam, with its stability after each, all answers right.

    What falls due on days of `rest` is asked after them.
    """
    path: list[tuple[int, float]] = []
    last, memory = state.last_day, (state.stability, state.difficulty)
    due = max(today, state.due_day)
    while (day := _open(min(due, turn if turn > last else due), rest)) < exam:
        memory = fsrs.step(scheduling.weights, *memory, max(0, day - last), GOOD)
        path.append((day, memory[0]))
        last = day
        due = day + max(1, round(fsrs.interval(scheduling.weights, memory[0], scheduling.retention)))
    return path


def _open(day: int, rest: range) -> int:
    return rest.stop if day in rest else day


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances) if chances else 0.0
