"""A line of the table, and how two things are timed side by side."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """What was compared with what."""

    what: str
    budget: str
    ratio: str
    told: str
    """Both sides in their own units."""


def paired(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Median of the ratios of neighbouring runs, and the medians of both sides, in the unit that they give.

    Both run once before anything counts, and take turns, so that a machine that slows down slows both.
    """
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(a / b for a, b in pairs), median(a for a, _ in pairs), median(b for _, b in pairs)


def compared(what: str, budget: str, found: tuple[float, float, float], peer: str, unit: str = "ms") -> Row:
    """The row of a paired measurement in milliseconds (or another unit)."""
    ratio, ours, theirs = found
    return Row(what, budget, f"{ratio:.2f}", f"{ours:.1f} {unit} against {theirs:.1f} {unit} ({peer})")
