"""Screens that are left once, however many keys and clicks say so before they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.screen import Screen

if TYPE_CHECKING:
    Base = Screen[None]
else:
    Base = object  # Textual takes the styles of the first base alone, which is to be the screen proper


class Once(Base):
    """A second wish to leave is no wish."""

    left = False
    """Whether it is being left."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, but once, and only where this is the page on top: that is the one which would be left."""
        if self.left or not self.is_current:
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)
