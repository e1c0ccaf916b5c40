"""The moment in which new or changed decks are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget

from aligntutor.tui.literal import words
from aligntutor.tui.messages import Homeward
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.now import Plainly


class Reading(Page):
    """Reads in a thread, then goes home."""

    def __init__(self, prepare: Callable[[], object], ascii: bool = False) -> None:
        self._prepare = prepare
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """One calm line."""
        return (
            Plainly(
                words("Reading the decks.", "bold"),
                words("This takes a moment when a deck is new or has changed.", "$muted"),
            ),
        )

    def on_mount(self) -> None:
        """Begin to read."""
        self.tell(words("aligntutor", "bold"))
        self.run_worker(self._read, thread=True)

    def _read(self) -> None:
        self._prepare()
        self.post_message(Homeward())
