"""A calm line above the keys that stays until it is settled."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

Kind = Literal["wrong", "done", "quiet"]
"""Something could not be done, something was, or there is nothing to be done."""


class Said(NamedTuple):
    """A short head, and what to do."""

    head: str
    text: str
    kind: Kind


class Notice(Drawn):
    """Stands in the blank row that is there for it, where the window is not too low for one."""

    DEFAULT_CSS = "Notice { min-height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.said = Said("", "", "wrong")

    def say(self, head: str, text: str = "", *, kind: Kind = "wrong") -> None:
        """Show a short head and what to do."""
        self.repeat(Said(head, text, kind))

    def repeat(self, said: Said) -> None:
        """Show what another page has said."""
        self.said = said
        self.redraw()

    def clear(self) -> None:
        """Take it away."""
        if self.said.head:
            self.say("")

    def draw(self, width: int) -> list[Content]:
        """The message with its mark in the margin."""
        head, text, kind = self.said
        if not head:
            return []
        said = joined(words(head, "bold"), words("  " + text if text else ""))
        mark = {
            "wrong": words(f"{marks.WRONG} ", "bold $wrong"),
            "done": words(f"{marks.RIGHT} ", "bold $right"),
            "quiet": words("  "),
        }[kind]
        return paragraph(said, measure(width), first=mark)
