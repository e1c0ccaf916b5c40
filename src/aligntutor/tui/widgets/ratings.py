"""The four ratings of a self-graded answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lettering import RATINGS
from aligntutor.tui.lines import MARGIN, measure
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

TIGHT = 36
"""Columns below which only the chosen rating says what it leads to."""


class Ratings(Drawn):
    """On one line, what each leads to beneath it; takes no room until it is opened."""

    ALLOW_SELECT = False

    def __init__(self, pick: Callable[[int], None]) -> None:
        super().__init__()
        self._pick = pick
        self.chosen = 2
        """The number of the rating under the cursor, from 0."""
        self._previews: tuple[str, ...] = ("", "", "", "")
        self._open = self._settled = False

    def offer(self, previews: tuple[str, ...]) -> None:
        """Take these previews, and wait."""
        self._previews = previews
        self._open = self._settled = False
        self.redraw()

    def open(self, usual: int) -> None:
        """Show the ratings, the cursor on `usual`."""
        self._open = True
        self.choose(usual)

    def choose(self, number: int) -> None:
        """Put the cursor on a rating, from 0."""
        self.chosen = min(3, max(0, number))
        self.redraw()

    def settle(self) -> None:
        """The choice stands; the others step back."""
        self._settled = True
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """A question, then two lines; only these where rows are precious."""
        if not self._open:
            return []
        tight = width < TIGHT
        gap = "" if tight else " "
        top, low = [], []
        for n, cell in enumerate(_cells(width)):
            here = n == self.chosen
            mark = (marks.RIGHT if n else marks.WRONG) if self._settled else marks.HERE
            band = " on $band" if here and not self._settled else ""
            style = "bold $mark" if not self._settled else "bold $right" if n else "bold $wrong"
            name = RATINGS[n].ljust(cell)[: max(0, cell - 3 - len(gap))]
            top += [
                words((mark if here else " ") + gap, style + band),
                words(f"{n + 1} ", (style if here else "$muted") + band),
                words(name, ("bold" if here else "$muted" * self._settled) + band),
            ]
            lead = " " * (4 if cell > 12 else 2)
            low.append(words((lead + self._previews[n]).ljust(cell)[:cell], "$muted" + band))
        if tight:
            low = [words(" " * MARGIN + self._previews[self.chosen], "$muted")]
        blank = words("")
        if self.short:
            return [blank, joined(*top), joined(*low)]
        asked = joined(words(" " * MARGIN), words("How did it come back?", "$muted"))
        return [blank, asked, blank, joined(*top), joined(*low)]

    def pressed(self, row: int, column: int) -> None:
        """A click on a rating gives it, 1 to 4."""
        if self._open and not self._settled and row >= len(self.lines(self.size.width)) - 2:
            ends = accumulate(_cells(self.size.width))
            self._pick(next((n for n, end in enumerate(ends, 1) if column < end), 4))


def _cells(width: int) -> list[int]:
    """Columns of each rating."""
    if width < TIGHT:
        return [len(name) + 3 for name in RATINGS]
    return [max((measure(width) + MARGIN) // 4, min(10, width // 4))] * 4
