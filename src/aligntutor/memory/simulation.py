"""Learners whose memory is known, scheduled by answers that may be guesses: what corrections are worth.

Their true memory follows FSRS-6 by whether they recalled; the scheduler sees right and wrong answers alone.
Days are whole, without steps of minutes; whoever fails is told the answer, which counts as Again.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from . import fsrs
from .evidence import CERTAIN, DOUBT, UNKNOWN, Evidence, right_chance
from .observing import observed

LEAST_RETENTION, MOST_RETENTION = 0.7, 0.995
"""Desired retention between which `holding` looks."""
HALVINGS = 9


class Learner(NamedTuple):
    """Who is simulated, and how they are scheduled."""

    cards: int = 500
    days: int = 365
    evidence: Evidence = Evidence(0.25, 0.05)
    """How an answer really may mislead."""
    retention: float = 0.9
    """Desired retention, 0.7 to 0.995."""
    corrected: bool = True
    """Whether the scheduler reckons with that, or takes answers at their word."""
    new_per_day: int = 10
    unsure: tuple[float, float] | None = None
    """How often they say "unsure", not "sure": having recalled it, and not; none = they are not asked."""


class Day(NamedTuple):
    """One simulated day."""

    reviews: int
    recall: float
    """Mean chance of recall of the cards met so far, before the day's reviews; 0 where there are none."""


class Simulated(NamedTuple):
    """What became of it."""

    reviews_per_card: float
    recall_mean: float
    """Over all cards and days since they were met."""
    by_day: tuple[Day, ...]


def simulate(learner: Learner, weights: tuple[float, ...], seed: int) -> Simulated:
    """Go through all days; the same learner, weights and seed give the same again."""
    random, believed = Random(seed), learner.evidence if learner.corrected else CERTAIN
    reviews, recall = [0] * learner.days, [0.0] * learner.days
    started = min(learner.cards, learner.days * learner.new_per_day)
    for card in range(started):
        day = last = card // learner.new_per_day
        truth: tuple[float, float] | None = None
        schedule: tuple[float, float] | None = None
        while day < learner.days:
            elapsed = day - last
            known = fsrs.retrievability(weights, truth[0], elapsed) if truth else UNKNOWN
            recalled = random.random() < known
            right = random.random() < right_chance(float(recalled), learner.evidence)
            truth = observed(weights, truth, elapsed, fsrs.GOOD if recalled else fsrs.AGAIN)
            rating = fsrs.GOOD if right else fsrs.AGAIN
            if learner.unsure and learner.corrected:
                said = "unsure" if random.random() < learner.unsure[not recalled] else "sure"
                believed = believed._replace(doubt=DOUBT[said])
            schedule = observed(weights, schedule, elapsed, rating, believed)
            reviews[day] += 1
            last = day
            day += max(1, round(fsrs.interval(weights, schedule[0], learner.retention)))
            for later in range(last + 1, min(day + 1, learner.days)):
                recall[later] += fsrs.retrievability(weights, truth[0], later - last)
    met = [min(started, day * learner.new_per_day) for day in range(learner.days)]
    by_day = tuple(
        Day(done, held / max(1, cards)) for done, held, cards in zip(reviews, recall, met, strict=True)
    )
    return Simulated(sum(reviews) / started, sum(recall) / max(1, sum(met)), by_day)


def holding(recall: float, learner: Learner, weights: tuple[float, ...], seed: int) -> Simulated:
    """The simulation at the lowest desired retention that holds a mean recall, found by halving."""
    low, high = LEAST_RETENTION, MOST_RETENTION
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        held = simulate(learner._replace(retention=middle), weights, seed).recall_mean >= recall
        low, high = (low, middle) if held else (middle, high)
    return simulate(learner._replace(retention=high), weights, seed)
