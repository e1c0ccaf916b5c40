"""Figures of what was learnt: plain data that the faces draw, print as tables or give as JSON.

Estimates come with their 95 % intervals, and where there is too little to tell, nothing but that is told.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Shape = Literal["gauge", "shares", "columns", "days", "ranked"]
"""One share; several; numbers along time; a number a day; texts with a share each."""


class Row(NamedTuple):
    """One point, bar, day or line of a figure."""

    label: str
    value: float
    """A share from 0 to 1 for `gauge`, `shares` and `ranked`; else a number of what the figure counts."""
    n: int = 0
    """Answers that a share rests on."""
    low: float | None = None
    high: float | None = None
    """The 95 % interval of a share."""
    mark: float | None = None
    """What a share is held against: the aim, or what was foretold."""
    note: str = ""
    day: int = 0
    """The study day of a number, the first one where it stands for several."""


class Figure(NamedTuple):
    """A figure; without rows where there is nothing to show yet, which `said` then tells."""

    name: str
    title: str
    shape: Shape
    counts: str
    """What its values are, in a word: `recalled`, `cards`, `minutes`."""
    rows: tuple[Row, ...] = ()
    said: str = ""
    """What it comes to, in a sentence or two."""

    @property
    def held(self) -> str:
        """The name of what its shares are held against."""
        return "aim" if self.shape == "gauge" else "foretold"

    def against(self, row: Row) -> str:
        """What a share of it is held against, such as `aim 90%`; empty where that is nothing."""
        return "" if row.mark is None else f"{self.held} {row.mark:.0%}"


class Period(NamedTuple):
    """The days that figures are about."""

    words: str
    days: int
    """Up to today; 0 for all."""


PERIODS = {
    "month": Period("the last 30 days", 30),
    "half-year": Period("the last 6 months", 182),
    "year": Period("the last year", 365),
    "all": Period("all time", 0),
}
QUICK = ("retention", "ahead", "days", "time")
"""Figures made of daily totals and of cards' states: at once, however long the log is."""
SLOW = ("confidence", "foretold", "levels", "kinds", "hardest", "tempting")
"""Figures for which single answers are read."""
NAMES = (*QUICK, *SLOW)

ENOUGH = 40
"""Answers from which a share over all of them is told."""
FEW = 10
"""Answers from which the share of one group among others is."""

TOP = 10
"""Ideas and wrong answers that are listed."""


def early(figure: Figure, had: int, needed: int = ENOUGH) -> Figure:
    """The figure with nothing but how much is missing."""
    return figure._replace(rows=(), said=f"Not enough answers yet: {had} of {needed}.")
