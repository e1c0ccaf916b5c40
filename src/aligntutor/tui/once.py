"""Screens that are left once, however many keys and clicks say so before they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen

if TYPE_CHECKING:
    Base = Screen[None]
else:
    Base = object  # Textual takes the styles of the first base alone, which is to be the screen proper


class Once(Base):
    """A second wish to leave is no wish, and neither is one that comes when something lies over it."""

    asks_room = False
    """Whether it only asks for a larger window."""

    @property
    def on_top(self) -> bool:
        """Whether it is the screen that is shown; once left it never is again."""
        return self.app.screen is self

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, but once; Textual would take away whatever is on top."""
        return super().dismiss(result) if self.on_top else AwaitComplete()

    def on_resize(self, event: events.Resize) -> None:
        """Take no size that the window has no longer.

        A screen tells itself of each size that it takes; two of them in its queue would follow each other for
        ever.
        """
        if event.size != self.app.size:
            event.prevent_default()
