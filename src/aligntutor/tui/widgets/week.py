"""The week ahead."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, counted, ends, measure
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

ROWS = 2
"""Rows of the columns."""
WIDE_CELL, COLUMN = 10, 2


class Week(Drawn):
    """Seven days of due cards as columns, their numbers and names beneath."""

    def __init__(self, week: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._week = week

    def draw(self, width: int) -> list[Content]:
        """Nothing where nothing is due all week."""
        most = max((number for _, number in self._week), default=0)
        if not most:
            return []
        cell = WIDE_CELL if width >= 60 else max(3, measure(width) // 7)
        pad = words(" " * MARGIN)
        total = words(counted(sum(number for _, number in self._week), "card"), "$muted")
        lines = [joined(pad, ends(words("The week ahead", "bold"), [total], measure(width)))]
        if not self.short:
            lines.append(words(""))
        for row in reversed(range(ROWS)):
            lines.append(joined(pad, *(self._column(n, row, most, cell) for n in range(len(self._week)))))
        counts = [
            words(str(number or marks.NONE).ljust(cell), "bold" if n == 0 else "")
            for n, (_, number) in enumerate(self._week)
        ]
        names = [words(name.ljust(cell), "$muted") for name in self._names(cell - 1)]
        return [*lines, joined(pad, *counts), joined(pad, *names)]

    def _names(self, most: int) -> list[str]:
        """The days in so many characters at most."""
        return [("now" if name == "today" and len(name) > most else name)[:most] for name, _ in self._week]

    def _column(self, n: int, row: int, most: int, cell: int) -> Content:
        number = self._week[n][1]
        eighths = max(1, round(number / most * ROWS * 8)) - row * 8 if number else 0
        glyph = marks.STEPS[max(0, min(8, eighths))]
        return words((glyph * COLUMN).ljust(cell), "$mark" if n == 0 else "$glow")
