"""What FSRS-6 foretold of each long-term review, beside how the review went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from . import fsrs
from .evidence import CERTAIN, Evidence, right_chance
from .observing import observed

TESTED = 0.4
"""Share of the long-term reviews, the last by time, on which predictions are judged."""


class Graded(NamedTuple):
    """A review as the memory model sees it."""

    card: str
    day: int
    """Study day."""
    rating: int
    """1 Again to 4 Easy."""
    evidence: Evidence = CERTAIN


class Trial(NamedTuple):
    """A long-term review: one on a later study day than the last of its card."""

    card: str
    foretold: float
    """Retrievability before it, 0 to 1."""
    right: bool
    """Whether it was answered right, or rated 2 to 4."""
    elapsed: int
    """Days since the last review of the card."""
    reviews: int
    """Reviews of the card before it."""
    lapses: int
    """Long-term reviews of the card before it that failed."""
    evidence: Evidence = CERTAIN


def trials(reviews: Iterable[Graded], weights: tuple[float, ...]) -> list[Trial]:
    """The long-term reviews among these, which are in the order of the log.

    Elapsed time is the difference of study days, and none where the day lies before the last one. Raises
    ValueError for a rating outside 1 to 4.
    """
    memories: dict[str, tuple[float, float, int, int, int]] = {}
    found: list[Trial] = []
    for card, day, rating, evidence in reviews:
        known = memories.get(card)
        if known is None:
            memories[card] = (*observed(weights, None, 0, rating, evidence), day, 1, 0)
            continue
        stability, difficulty, last, count, lapses = known
        elapsed = max(day - last, 0)
        if elapsed:
            foretold = fsrs.retrievability(weights, stability, elapsed)
            found.append(Trial(card, foretold, rating > fsrs.AGAIN, elapsed, count, lapses, evidence))
            lapses += rating == fsrs.AGAIN
        moved = observed(weights, (stability, difficulty), elapsed, rating, evidence)
        memories[card] = (*moved, day, count + 1, lapses)
    return found


def answering(found: Iterable[Trial]) -> list[float]:
    """The chance of a right answer foretold of each trial: recall that does not slip, or a guess."""
    return [right_chance(trial.foretold, trial.evidence) for trial in found]


def first_tested(found: Sequence[object]) -> int:
    """How many trials come before the tested ones."""
    return len(found) - round(TESTED * len(found))


def before_tested(reviews: Sequence[Graded]) -> Sequence[Graded]:
    """The reviews, of those in the order of the log, that come before the first tested one."""
    days: dict[str, int] = {}
    long_term = []
    for place, review in enumerate(reviews):
        if review.day > days.get(review.card, review.day):
            long_term.append(place)
        days[review.card] = review.day
    return reviews[: long_term[first_tested(long_term)]] if len(long_term) > 1 else reviews
