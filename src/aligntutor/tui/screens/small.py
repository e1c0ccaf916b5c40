"""What stands in a window that is too small for anything else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from aligntutor.tui.literal import words
from aligntutor.tui.once import Once
from aligntutor.tui.widgets.drawn import Drawn


class Wish(Drawn):
    """As much of the wish as fits."""

    def draw(self, width: int) -> list[Content]:
        """One sentence."""
        return words("Please make this window bigger.").wrap(max(2, width))


class Small(Once, Screen[None]):
    """Waits; the page below keeps its state and takes no keys."""

    asks_room = True

    def compose(self) -> ComposeResult:
        """Only the wish."""
        yield Wish()
