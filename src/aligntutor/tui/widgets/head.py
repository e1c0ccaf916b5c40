"""The masthead, with the session's thread under it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui.lines import MARGIN, ends, filled
from aligntutor.tui.literal import joined, words

from .drawn import Drawn


class Head(Drawn):
    """Where we are on the left, how far on the right; below it the thread, heavy for what is done."""

    def __init__(self) -> None:
        super().__init__()
        self._left = words("")
        self._right: tuple[Content, ...] = ()
        self._share: float | None = None

    def tell(self, left: Content, right: Sequence[Content] = (), share: float | None = None) -> None:
        """Show these ends and the share done; a long left gives way to a short first part of the right."""
        self._left, self._right, self._share = left, tuple(right), share
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One line, and one for the thread."""
        measure = max(1, width - 2 * MARGIN)
        pad = words(" " * MARGIN)
        least = 1 if self._right and self._right[0].cell_length <= measure // 3 else 0
        lines = [joined(pad, ends(self._left, self._right, measure, least=least))]
        if self._share is not None:
            lines.append(joined(pad, filled(self._share, measure, "$mark")))
        return lines
