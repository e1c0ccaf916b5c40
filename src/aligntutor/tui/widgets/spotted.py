"""Lines that belong to numbered spots: what a click meets, and what a cursor brings into view."""

from __future__ import annotations

from .body import Body
from .drawn import Drawn


class Spotted(Drawn):
    """Whoever draws the lines notes of each the spot that it belongs to, -1 for none."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spots: list[int] = []

    def spot_at(self, row: int) -> int:
        """The spot on a row; -1 where there is none."""
        return self._spots[row] if 0 <= row < len(self._spots) else -1

    def reveal_spot(self, spot: int | None) -> None:
        """Scroll no further than needed to have all lines of a spot in view."""
        if spot in self._spots:
            top = self._spots.index(spot)
            self.reveal_rows(top, top + self._spots.count(spot))

    def reveal_rows(self, top: int, bottom: int) -> None:
        """The same for some of its rows."""
        if isinstance(self.parent, Body):
            start = self.virtual_region.y
            self.parent.reveal(start + top, start + bottom)
