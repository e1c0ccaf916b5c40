"""What was done, and how much of it is retained, with the uncertainty of the estimate."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from aligntutor.core.days import MINUTE
from aligntutor.store import Compiled, Log

from .counted import Statistics

Z = 1.959963984540054
"""Normal quantile of a 95 % interval."""


def statistics(log: Log, compiled: Compiled, decks: Sequence[str]) -> Statistics:
    """The statistics of a log over all decks; undone reviews do not count."""
    stats = log.stats()
    offered = [row for row in compiled.decks() if row.id in decks]
    right = sum(day.firsts_right for day in stats.days)
    asked = sum(day.firsts for day in stats.days)
    low, high = wilson(right, asked) if asked else (None, None)
    return Statistics(
        reviews=sum(day.reviews for day in stats.days),
        cards={
            # A card that its deck no longer has still counts as answered, so there may be more new ones.
            "new": sum(max(0, row.cards - stats.decks.get(row.id, 0)) for row in offered),
            "learning": stats.learning,
            "review": stats.review,
            "suspended": stats.suspended,
        },
        retained=right,
        asked=asked,
        low=low,
        high=high,
        minutes=sum(day.ms for day in stats.days) // MINUTE,
        days=tuple((day.day, day.reviews, day.correct, day.ms) for day in stats.days),
    )


def wilson(right: int, asked: int) -> tuple[float, float]:
    """Score interval, 95 %, for a share of `right` of `asked` > 0 (Wilson 1927, JASA 22, p. 209)."""
    share, zz = right / asked, Z * Z / asked
    middle = share + zz / 2
    reach = Z * sqrt(share * (1 - share) / asked + zz / (4 * asked))
    return max(0.0, (middle - reach) / (1 + zz)), min(1.0, (middle + reach) / (1 + zz))
