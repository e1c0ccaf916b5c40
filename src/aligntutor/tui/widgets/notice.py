"""A calm line that stays until it is settled."""

from __future__ import annotations

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import joined, words

from .drawn import Drawn


class Notice(Drawn):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._head = self._text = ""
        self._done = False

    def say(self, head: str, text: str = "", *, done: bool = False) -> None:
        """Show a short head and what to do; `done` where nothing went wrong."""
        self._head, self._text, self._done = head, text, done
        self.redraw()

    def clear(self) -> None:
        """Take it away."""
        if self._head or self._text:
            self.say("")

    def draw(self, width: int) -> list[Content]:
        """A blank line, then the message with its mark in the margin."""
        if not (self._head or self._text):
            return []
        said = joined(words(self._head, "bold"), words("  " + self._text if self._text else ""))
        mark = (
            words(marks.RIGHT + " ", "bold $right") if self._done else words(marks.WRONG + " ", "bold $wrong")
        )
        return [words(""), *paragraph(said, measure(width), first=mark)]
