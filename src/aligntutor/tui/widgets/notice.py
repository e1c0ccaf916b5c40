"""A calm line that stays until it is settled."""

from __future__ import annotations

from typing import Literal

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

Kind = Literal["wrong", "done", "quiet"]
"""Something could not be done, something was, or there is nothing to be done."""


class Notice(Drawn):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._head = self._text = ""
        self._kind: Kind = "wrong"

    def say(self, head: str, text: str = "", *, kind: Kind = "wrong") -> None:
        """Show a short head and what to do."""
        self._head, self._text, self._kind = head, text, kind
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
        mark = {
            "wrong": words(f"{marks.WRONG} ", "bold $wrong"),
            "done": words(f"{marks.RIGHT} ", "bold $right"),
            "quiet": words("  "),
        }[self._kind]
        return [words(""), *paragraph(said, measure(width), first=mark)]
