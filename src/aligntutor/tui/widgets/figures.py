"""Figures on a page: two beside each other where there is room, or all of them as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from aligntutor.tui import plots
from aligntutor.tui.lines import MARGIN, measure
from aligntutor.tui.literal import joined, words
from aligntutor.tutor.figures import Figure

from .spotted import Spotted

GAP = 4
"""Columns between two figures."""


class Figures(Spotted):
    """The figures of a page in their order; each is a spot."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: dict[str, Figure] = {}
        self._as_table = False

    def show(self, figures: Mapping[str, Figure], *, as_table: bool) -> None:
        """Show these."""
        self._figures = dict(figures)
        self._as_table = as_table
        self.redraw()

    def reveal_figure(self, name: str) -> None:
        """Scroll a figure to the top of the page."""
        if name in self._figures and self._spots:
            spot = list(self._figures).index(name)
            top = self._spots.index(spot)
            self.reveal_rows(top, top + 1_000)

    def draw(self, width: int) -> list[Content]:
        """Row by row of figures, with air between them."""
        room = measure(width)
        lines: list[Content] = []
        self._spots = []
        for row in self._rows(room):
            if lines:
                lines += [words("")] * (2 if self.tall else 1)
                self._spots += [-1] * (len(lines) - len(self._spots))
            drawn = self._row(row, room)
            lines += [joined(words(" " * MARGIN), line) for line in drawn]
            self._spots += [list(self._figures).index(row[0].name)] * len(drawn)
        return lines

    def _rows(self, room: int) -> list[list[Figure]]:
        """Which figures stand beside each other."""
        rows: list[list[Figure]] = []
        waiting: list[Figure] = []
        for figure in self._figures.values():
            if self._as_table or room < 60 or not plots.fits_half(figure):
                rows.append([figure])
                continue
            waiting.append(figure)
            if len(waiting) == 2:
                rows.append(waiting)
                waiting = []
        if waiting:
            ranked = next((n for n, row in enumerate(rows) if row[0].shape == "ranked"), len(rows))
            rows.insert(ranked, waiting)
        return rows

    def _row(self, figures: Sequence[Figure], room: int) -> list[Content]:
        draw = plots.table if self._as_table else plots.plot
        if len(figures) == 1:
            halves = room >= 60 and not self._as_table and plots.fits_half(figures[0])
            return draw(figures[0], (room - GAP) // 2 if halves else room)
        half = (room - GAP) // 2
        left, right = (draw(figure, half) for figure in figures)
        height = max(len(left), len(right))
        left, right = (side + [words("")] * (height - len(side)) for side in (left, right))
        return [
            joined(one.pad_right(max(0, half + GAP - one.cell_length)), other)
            for one, other in zip(left, right, strict=True)
        ]
