"""Labels with what they say."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui.lines import MARGIN, measure, paragraph
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

LABEL = 18
"""Columns of a label."""
LEAST = 16
"""Columns that short texts need beside their labels."""

Fact = tuple[str, Sequence[Content]]
"""A label of ours, and paragraphs."""


class Facts(Drawn):
    """Label and text side by side; stacked where the page is narrow, unless they are set close and fit."""

    def __init__(
        self, facts: Sequence[Fact], *, close: bool = False, label: str = "$muted", hang: int = 0
    ) -> None:
        super().__init__()
        self._hang = hang
        """Columns by which a text's lines after its first are moved in, past a mark."""
        self._facts = facts
        self._close = close
        self._label = label

    def draw(self, width: int) -> list[Content]:
        """Facts a line apart (none where they are set close)."""
        column = self._column(width)
        lines: list[Content] = []
        for label, said in self._facts:
            if lines and not self._close:
                lines.append(words(""))
            lines += self._set(words(label, self._label), said, width, column)
        return lines

    def _column(self, width: int) -> int:
        """Columns of the labels; 0 = stacked."""
        longest = max((len(label) for label, _ in self._facts), default=0) + MARGIN
        if width >= 60:
            return max(LABEL, longest)
        return longest if self._close and measure(width) - longest >= LEAST else 0

    def _set(self, label: Content, said: Sequence[Content], width: int, column: int) -> list[Content]:
        pad = words(" " * MARGIN)
        if not column:
            return [joined(pad, label), *self._texts(said, measure(width) - 2, MARGIN + 2)]
        rows = self._texts(said, measure(width) - column, MARGIN + column)
        first = joined(pad, label.pad_right(column - label.cell_length))
        return [joined(first, rows[0][MARGIN + column :]), *rows[1:]] if rows else [joined(pad, label)]

    def _texts(self, said: Sequence[Content], room: int, at: int) -> list[Content]:
        lead = words(" " * at)
        return [
            line
            for text in said
            for line in paragraph(text, room - self._hang, first=lead, rest=at + self._hang)
        ]
