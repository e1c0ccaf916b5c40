"""The question."""

from __future__ import annotations

from textual.content import Content

from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import literal

from .drawn import Drawn


class Stem(Drawn):
    """The question."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def ask(self, text: str) -> None:
        """Show this question."""
        self._text = text
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Its paragraphs."""
        return paragraph(literal(self._text), measure(width))
