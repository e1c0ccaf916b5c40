"""The four ratings of a self-graded answer."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lettering import RATINGS
from aligntutor.tui.lines import MARGIN, measure
from aligntutor.tui.literal import joined, words

from .drawn import Drawn


class Ratings(Drawn):
    """On one line, what each leads to beneath it; takes no room until it is opened."""

    ALLOW_SELECT = False

    def __init__(self, pick: Callable[[int], None]) -> None:
        super().__init__()
        self._pick = pick
        self.chosen = 2
        """The number of the rating under the cursor, from 0."""
        self._previews: tuple[str, ...] = ("", "", "", "")
        self._open = self._settled = False

    def offer(self, previews: tuple[str, ...]) -> None:
        """Take these previews, and wait."""
        self._previews = previews
        self._open = self._settled = False
        self.redraw()

    def open(self, usual: int) -> None:
        """Show the ratings, the cursor on `usual`."""
        self._open = True
        self.choose(usual)

    def choose(self, number: int) -> None:
        """Put the cursor on a rating, from 0."""
        self.chosen = min(3, max(0, number))
        self.redraw()

    def settle(self) -> None:
        """The choice stands; the others step back."""
        self._settled = True
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """A question, then two lines; only these where rows are precious."""
        if not self._open:
            return []
        cell = (measure(width) + MARGIN) // 4
        lead = " " * (4 if cell > 12 else 2)
        top, low = [], []
        for n, (name, when) in enumerate(zip(RATINGS, self._previews, strict=True)):
            here = n == self.chosen
            mark = (marks.RIGHT if n else marks.WRONG) if self._settled else marks.HERE
            band = " on $band" if here and not self._settled else ""
            style = "bold $mark" if not self._settled else "bold $right" if n else "bold $wrong"
            top += [
                words(f"{mark if here else ' '} ", style + band),
                words(f"{n + 1} ", (style if here else "$muted") + band),
                words(
                    name.ljust(cell - 4)[: max(0, cell - 4)],
                    ("bold" if here else "$muted" * self._settled) + band,
                ),
            ]
            low.append(words((lead + when).ljust(cell)[:cell], "$muted" + band))
        blank = words("")
        if self.short:
            return [blank, joined(*top), joined(*low)]
        asked = joined(words(" " * MARGIN), words("How did it come back?", "$muted"))
        return [blank, asked, blank, joined(*top), joined(*low)]

    def pressed(self, row: int, column: int) -> None:
        """A click on a rating gives it, 1 to 4."""
        cell = max(1, (measure(self.size.width) + MARGIN) // 4)
        if self._open and not self._settled and row >= len(self.lines(self.size.width)) - 2:
            self._pick(min(4, column // cell + 1))
