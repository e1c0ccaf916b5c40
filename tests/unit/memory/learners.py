"""Logs of learners whose memory is known, which the tests of fitting share."""

from __future__ import annotations

from random import Random

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory import fsrs
from aligntutor.memory.evidence import CERTAIN, UNKNOWN, Evidence, right_chance
from aligntutor.memory.observing import observed
from aligntutor.memory.trials import Graded


def changed(changes: dict[int, float]) -> tuple[float, ...]:
    """The published weights, with others in some places."""
    return tuple(changes.get(n, weight) for n, weight in enumerate(DEFAULT_WEIGHTS))


FORGETFUL = changed({0: 0.1, 1: 0.3, 2: 0.8, 8: 1.1, 11: 0.8})
"""Forgets what the published weights would have known for long."""


def log_of(
    weights: tuple[float, ...], seed: int, cards: int = 110, days: int = 75, evidence: Evidence = CERTAIN
) -> list[Graded]:
    """The reviews of a learner whose true memory has these weights, scheduled by the published ones.

    Two cards a day are new; what is recalled is now and then Hard or Easy; a few come twice a day.
    """
    random, found = Random(seed), []
    for card in range(cards):
        day = last = card // 2
        truth: tuple[float, float] | None = None
        schedule: tuple[float, float] | None = None
        while day < days:
            elapsed = day - last
            known = fsrs.retrievability(weights, truth[0], elapsed) if truth and elapsed else UNKNOWN
            recalled = random.random() < known
            right = random.random() < right_chance(float(recalled), evidence)
            grade = random.choice((2, 3, 3, 3, 4)) if recalled else 1
            rating = 1 if not right else grade if recalled else 3
            truth = observed(weights, truth, elapsed, grade)
            schedule = observed(DEFAULT_WEIGHTS, schedule, elapsed, rating, evidence)
            found.append((day, Graded(f"card {card}", day, rating, evidence)))
            last = day
            pause = fsrs.interval(DEFAULT_WEIGHTS, schedule[0], 0.9) * random.uniform(0.7, 1.3)
            day += 0 if random.random() < 0.05 else max(1, round(pause))
    return [review for _, review in sorted(found, key=lambda pair: pair[0])]
