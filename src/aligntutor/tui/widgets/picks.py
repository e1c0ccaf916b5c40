"""A list that is walked with a cursor, of which one row at a time is picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, measure, paragraph
from aligntutor.tui.literal import words

from .spotted import Spotted


class Picks(Spotted):
    """Each row a text and what is said of it, quietly, beneath."""

    @dataclass
    class Picked(Message):
        """The row under the cursor was clicked again."""

        row: tuple[Content, Content]
        """Which; others may be shown by now."""

    def __init__(self, rows: Sequence[tuple[Content, Content]], empty: Sequence[Content]) -> None:
        super().__init__()
        self._empty = empty
        self._rows = list(rows)
        self.cursor = 0

    def show(self, rows: Sequence[tuple[Content, Content]]) -> None:
        """Other rows; the cursor stays where it can."""
        self._rows, self._spots = list(rows), []
        self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.redraw()

    @property
    def here(self) -> tuple[Content, Content] | None:
        """The row under the cursor; none where there is no row."""
        return self._rows[self.cursor] if self._rows else None

    def walk(self, by: int) -> None:
        """Move the cursor, not past the ends."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))
        self.redraw()
        self.call_after_refresh(self.reveal_spot, self.cursor)

    def pressed(self, row: int, column: int) -> None:
        """A click moves the cursor there; a second one picks the row."""
        spot = self.spot_at(row)
        if spot == self.cursor:
            self.post_message(self.Picked(self._rows[spot]))
        elif spot >= 0:
            self.walk(spot - self.cursor)

    def draw(self, width: int) -> list[Content]:
        """The rows, or what is said where there are none."""
        lines: list[Content] = []
        self._spots = []
        for n, (text, note) in enumerate(self._rows):
            here = words(f"{marks.HERE} " if n == self.cursor else " " * MARGIN, "bold $mark")
            rows = [
                *paragraph(text, measure(width), first=here),
                *paragraph(note, measure(width) - 2, rest=MARGIN + 2),
            ]
            lines += [banded(row, width) for row in rows] if n == self.cursor else rows
            self._spots += [n] * len(rows)
        if self._rows:
            return lines
        return [line for text in self._empty for line in [*paragraph(text, measure(width)), words("")]]
