"""What the log can tell in numbers."""

from collections.abc import Mapping
from typing import NamedTuple


class DayTotal(NamedTuple):
    """What was answered on one study day; see totals.counts. Undone reviews do not count."""

    day: int
    reviews: int = 0
    correct: int = 0
    firsts: int = 0
    firsts_right: int = 0
    ms: int = 0
    new: int = 0
    new_alone: int = 0


class Hold(NamedTuple):
    """How firmly a concept is held, over those of its cards that were answered and are asked."""

    cards: int
    graduated: int
    """Cards that left their learning steps (in review, or relearning after it)."""
    stability: float
    """The least of its cards' stabilities, days."""
    last_day: int
    """Study day on which one of them was answered last."""


class Stats(NamedTuple):
    """Numbers of cards that were answered at least once, by phase, or suspended; and daily totals.

    Retired cards are not counted.
    """

    learning: int
    review: int
    suspended: int
    days: tuple[DayTotal, ...]
    """Every study day with reviews, oldest first."""
    decks: Mapping[str, int]
    """Number of its cards that were answered at least once or suspended, by deck."""
