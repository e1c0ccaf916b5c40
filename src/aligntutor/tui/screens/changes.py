"""What changed in decks, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.facts import Facts
from aligntutor.tui.widgets.now import Plainly
from aligntutor.tutor.changelog import ChangeLine, together
from aligntutor.tutor.wording import date_line

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor

EMPTY = (
    "Nothing that you have learnt has changed.",
    "When the author of a deck edits what you know already, it stands here, with what that means for you.",
)


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """What changed in all decks."""
    return Changes(together(tutor.changes()), ascii)


class Changes(Page):
    """Leaving gives the page below back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("back", "back", "back"),
        bound("go-on", "back", "back"),
    ]

    def __init__(self, changes: Sequence[ChangeLine], ascii: bool = False) -> None:
        self._changes = changes
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """A label a day, or what will stand here."""
        if not self._changes:
            return (Plainly(words(EMPTY[0], "bold"), words(EMPTY[1])),)
        days = groupby(self._changes, key=lambda line: line.day)
        return (Facts([(date_line(day), _said(list(lines))) for day, lines in days]),)

    def on_mount(self) -> None:
        """Title only."""
        self.tell(words("What changed", "bold"))

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()


def _said(lines: Sequence[ChangeLine]) -> list[Content]:
    """Term, side, what was done and what that means."""
    return [
        joined(
            title(line.term, "bold"),
            words(f" ({line.asked})" if line.asked else ""),
            words(f"  {line.change}: {line.effect}", "$muted"),
        )
        for line in lines
    ]
