"""What FSRS-6 foretold of each long-term review, beside how the review went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from . import fsrs

TESTED = 0.4
"""Share of the long-term reviews, the last by time, on which predictions are judged."""


class Graded(NamedTuple):
    """A review as the memory model sees it."""

    card: str
    day: int
    """Study day."""
    rating: int
    """1 Again to 4 Easy."""


class Trial(NamedTuple):
    """A long-term review: one on a later study day than the last of its card."""

    card: str
    foretold: float
    """Retrievability before it, 0 to 1."""
    recalled: bool
    elapsed: int
    """Days since the last review of the card."""
    reviews: int
    """Reviews of the card before it."""
    lapses: int
    """Long-term reviews of the card before it that failed."""


def trials(reviews: Iterable[Graded], weights: tuple[float, ...]) -> list[Trial]:
    """The long-term reviews among these, which are in the order of the log.

    Elapsed time is the difference of study days, and none where the day lies before the last one. Raises
    ValueError for a rating outside 1 to 4.
    """
    step = fsrs.stepper(weights)
    memories: dict[str, tuple[float, float, int, int, int]] = {}
    found: list[Trial] = []
    for card, day, rating in reviews:
        known = memories.get(card)
        if known is None:
            memories[card] = (*fsrs.first(weights, rating), day, 1, 0)
            continue
        stability, difficulty, last, count, lapses = known
        elapsed = max(day - last, 0)
        if elapsed:
            foretold = fsrs.retrievability(weights, stability, elapsed)
            found.append(Trial(card, foretold, rating > fsrs.AGAIN, elapsed, count, lapses))
            lapses += rating == fsrs.AGAIN
        memories[card] = (*step(stability, difficulty, elapsed, rating), day, count + 1, lapses)
    return found


def first_tested(found: list[Trial]) -> int:
    """How many trials come before the tested ones."""
    return len(found) - round(TESTED * len(found))
