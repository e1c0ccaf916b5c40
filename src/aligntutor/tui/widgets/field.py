"""All ideas of a deck, chapter by chapter: a row of marks each, or a list where that is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, measure
from aligntutor.tui.literal import joined, title, words
from aligntutor.tutor.mapping import Idea, MapChapter
from aligntutor.tutor.mastery import WORDS

from .body import Body
from .drawn import Roomy
from .spotted import Spotted

WIDE = 60
"""Columns from which there is room for marks beside the names of chapters."""
LABEL = 23
"""Columns of such a name, with a gap after it."""
CELL = 2
"""Columns of a mark, with the one before it that may hold a bracket."""
FOOT = 1
"""Lines below the ideas: what the marks mean. There is a blank one before it where that fits."""


class Row(NamedTuple):
    """Ideas on one line; in a list one idea."""

    chapter: MapChapter
    ideas: Sequence[Idea]
    first: bool
    """Whether the chapter begins here."""


class Field(Roomy, Spotted):
    """Brackets stand round the idea under the cursor; `point` is told which one was clicked."""

    def __init__(self, chapters: Sequence[MapChapter], cursor: str, point: Callable[[str], None]) -> None:
        super().__init__()
        self._chapters = chapters
        self._point = point
        self._wish: int | None = None
        """The column to keep while walking up and down."""
        self.cursor = cursor
        """Id of the idea under the cursor."""

    def heights(self, width: int) -> tuple[int, int]:
        """Rows that it takes, close together and a line apart."""
        rows = self._rows(width)
        close = len(rows) + FOOT + (len(self._chapters) if width < WIDE else 0)
        return close, close + (len(rows) if width >= WIDE else 0)

    def walk(self, right: int, down: int) -> str:
        """The idea that lies so far from the cursor, not past the ends.

        To the right it goes on in the next chapter; a list goes down by ideas and to the right by chapters.
        """
        rows = self._rows(self.size.width)
        every = [idea.id for row in rows for idea in row.ideas]
        at = every.index(self.cursor)
        if self.size.width < WIDE:
            if down:
                return every[max(0, min(len(every) - 1, at + down))]
            starts = [n for n, row in enumerate(rows) if row.first]
            here = max(n for n, start in enumerate(starts) if start <= at)
            return every[starts[max(0, min(len(starts) - 1, here + right))]]
        if right:
            return every[max(0, min(len(every) - 1, at + right))]
        row, column = self._place(rows)
        wish = column if self._wish is None else self._wish
        ideas = rows[max(0, min(len(rows) - 1, row + down))].ideas
        found = ideas[min(wish, len(ideas) - 1)].id
        self._wish = wish
        return found

    def go(self, idea: str, *, keep: bool = False) -> None:
        """Move the cursor to an idea; `keep` the column for walking on."""
        if not keep:
            self._wish = None
        self.cursor = idea
        self.redraw()
        self.call_after_refresh(self.reveal)

    def reveal(self) -> None:
        """Have the line of the cursor in view, with the heading of its chapter and what lies at the ends."""
        rows = self._rows(self.size.width)
        spot, _ = self._place(rows)
        if not isinstance(self.parent, Body) or spot not in self._spots:
            return
        top = self._spots.index(spot)
        bottom = len(self._spots) if spot == len(rows) - 1 else top + 1
        if self.size.width < WIDE and rows[spot].first:
            top -= 1
        # what is docked above takes rows of the view, but none of what scrolls
        self.parent.reveal(top, self.virtual_region.y + bottom)

    def draw(self, width: int) -> list[Content]:
        """The rows, then what the marks mean."""
        rows = self._rows(width)
        lines: list[Content] = []
        self._spots = []
        here, _ = self._place(rows)
        close, airy = self.heights(width)
        apart = self.tall and airy > close and self._room >= airy
        for n, row in enumerate(rows):
            if apart and n:
                lines.append(words(""))
                self._spots.append(-1)
            if width >= WIDE:
                lines.append(self._marked(row, width))
            else:
                if row.first:
                    heading = title(row.chapter.title, "$muted").truncate(measure(width), ellipsis=True)
                    lines.append(joined(words(" " * MARGIN), heading))
                    self._spots.append(-1)
                lines.append(self._listed(row.ideas[0], width, n == here))
            self._spots.append(n)
        if self._room > len(lines) + FOOT:
            lines.append(words(""))
        self._spots += [-1] * (len(lines) + FOOT - len(self._spots))
        return [*lines, _legend(width)]

    def pressed(self, row: int, column: int) -> None:
        """A click on a mark, or on a line of the list, points at the idea."""
        spot = self.spot_at(row)
        if spot < 0:
            return
        width = self.size.width
        ideas = self._rows(width)[spot].ideas
        n = (column - MARGIN - LABEL) // CELL if width >= WIDE else 0
        if 0 <= n < len(ideas):
            self._point(ideas[n].id)

    def _rows(self, width: int) -> list[Row]:
        """The ideas by line; a chapter with many has several."""
        most = max(1, (measure(width) - LABEL - 1) // CELL) if width >= WIDE else 1
        return [
            Row(chapter, chapter.ideas[n : n + most], not n)
            for chapter in self._chapters
            for n in range(0, len(chapter.ideas), most)
        ]

    def _place(self, rows: Sequence[Row]) -> tuple[int, int]:
        """The row and the column of the cursor."""
        return next(
            (n, column)
            for n, row in enumerate(rows)
            for column, idea in enumerate(row.ideas)
            if idea.id == self.cursor
        )

    def _marked(self, row: Row, width: int) -> Content:
        """A chapter with its ideas as marks, one of which may be in brackets."""
        within = any(idea.id == self.cursor for idea in row.chapter.ideas)
        lead = words((marks.HERE if within and row.first else "").ljust(MARGIN), "bold $mark")
        name = title(row.chapter.title, "bold" if within else "$muted") if row.first else words("")
        name = name.truncate(LABEL - 1, ellipsis=True)
        parts = [lead, name, words(" " * (LABEL - name.cell_length))]
        before = ""
        for idea in row.ideas:
            here = idea.id == self.cursor
            gap = "(" if here else ")" if before == self.cursor else " "
            mark = words(marks.MASTERY[idea.mastery], "bold $mark" if here else marks.TONES[idea.mastery])
            parts += [words(gap, "bold $mark"), mark]
            before = idea.id
        return joined(*parts, words(")" if before == self.cursor else "", "bold $mark"))

    def _listed(self, idea: Idea, width: int, here: bool) -> Content:
        """A line of the list."""
        lead = words((marks.HERE if here else "").ljust(MARGIN), "bold $mark")
        mark = words(marks.MASTERY[idea.mastery], marks.TONES[idea.mastery])
        term = title(idea.term, "bold" if here else "").truncate(measure(width) - 2, ellipsis=True)
        line = joined(lead, mark, words(" "), term)
        return banded(line, width) if here else line


def _legend(width: int) -> Content:
    """What the marks mean, from the firmest."""
    gap = "   " if width >= WIDE else " "
    parts = [
        joined(words(marks.MASTERY[mastery], marks.TONES[mastery]), words(f" {said}", "$muted"))
        for mastery, said in WORDS.items()
    ]
    line = words(gap).join(parts).truncate(measure(width), ellipsis=True)
    return joined(words(" " * MARGIN), line)
