"""Labels with what they say."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui.lines import MARGIN, measure, paragraph
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

LABEL = 18
"""Columns of a label."""

Fact = tuple[str, Sequence[Content]]
"""A label of ours, and paragraphs."""


class Facts(Drawn):
    """Label and text side by side, or stacked where the page is narrow."""

    def __init__(self, facts: Sequence[Fact], *, close: bool = False, label: str = "$muted") -> None:
        super().__init__()
        self._facts = facts
        self._close = close
        self._label = label

    def draw(self, width: int) -> list[Content]:
        """Facts a line apart (none where they are set close)."""
        lines: list[Content] = []
        for label, said in self._facts:
            if lines and not self._close:
                lines.append(words(""))
            lines += self._set(words(label, self._label), said, width)
        return lines

    def _set(self, label: Content, said: Sequence[Content], width: int) -> list[Content]:
        pad = words(" " * MARGIN)
        if width < 60:
            stacked = [line for text in said for line in paragraph(text, measure(width) - 2, rest=MARGIN + 2)]
            return [joined(pad, label), *stacked]
        room = measure(width) - LABEL
        rows = [line for text in said for line in paragraph(text, room, rest=MARGIN + LABEL)]
        first = joined(pad, label, words(" " * (LABEL - label.cell_length)))
        return [joined(first, rows[0][MARGIN + LABEL :]), *rows[1:]] if rows else [joined(pad, label)]
