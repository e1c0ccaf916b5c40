"""The question of a card in a list."""

from __future__ import annotations

from textual.content import Content

from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import title, words

from .drawn import Drawn


class Asks(Drawn):
    """The question of the card under the cursor, so that rows can be short."""

    DEFAULT_CSS = "Asks { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def tell(self, text: str) -> None:
        """Show another question."""
        self.text = text
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Two lines of it at most."""
        room = measure(width)
        lines = paragraph(title(self.text, "$muted"), room)
        if len(lines) > 2:
            lines = [lines[0], lines[1].truncate(room, ellipsis=True)]
        return [words(""), *lines]
