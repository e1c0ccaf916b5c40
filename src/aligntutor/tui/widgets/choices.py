"""Labels with values, one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, ends, measure, paragraph
from aligntutor.tui.literal import joined, words

from .spotted import Spotted

LABEL = 20
"""Columns of a label."""


class Line(NamedTuple):
    """One row."""

    label: str
    value: str
    about: str
    """Shown beneath while the cursor is there."""
    own: bool = False
    """Whether the value is the learner's own."""
    aside: str = ""
    """A word at the right end."""
    apart: bool = False
    """Whether it begins another group, which in a tall window is set off by a blank row."""


class Choices(Spotted):
    """Rows that are walked; the one under the cursor tells what it is about."""

    @dataclass
    class Walked(Message):
        """The cursor has moved."""

    @dataclass
    class Picked(Message):
        """The row under the cursor was clicked again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._rows = list(lines)
        self.cursor = 0

    def show(self, lines: Sequence[Line]) -> None:
        """Other values."""
        self._rows = list(lines)
        self.redraw()

    def walk(self, by: int) -> None:
        """Move the cursor, not past the ends."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))
        self.redraw()
        self.post_message(self.Walked())
        self.call_after_refresh(self.reveal_spot, self.cursor)

    def pressed(self, row: int, column: int) -> None:
        """A click moves the cursor there; a second one picks the row."""
        spot = self.spot_at(row)
        if spot == self.cursor:
            self.post_message(self.Picked())
        elif spot >= 0:
            self.walk(spot - self.cursor)

    def draw(self, width: int) -> list[Content]:
        """A line each, the words on the one under the cursor below it."""
        lines: list[Content] = []
        self._spots = []
        for n, row in enumerate(self._rows):
            here = n == self.cursor
            if row.apart and self.tall:
                lines.append(words(""))
                self._spots.append(-1)
            rows = [self._line(row, here, width)]
            if here:
                rows += paragraph(words(row.about, "$muted"), measure(width) - 2, rest=MARGIN + 2)
                rows = [banded(line, width) for line in rows]
            lines += rows
            self._spots += [n] * len(rows)
        return lines

    def _line(self, row: Line, here: bool, width: int) -> Content:
        mark = words(f"{marks.HERE} " if here else " " * MARGIN, "bold $mark")
        room = measure(width)
        label = words(row.label.ljust(min(LABEL, room // 2)), "bold" if here else "")
        left = joined(label, words(row.value, "bold" if row.own else ""))
        return joined(mark, ends(left, [words(row.aside, "$muted")], room))
