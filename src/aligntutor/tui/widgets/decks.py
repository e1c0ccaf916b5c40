"""The list of decks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, ends, filled, measure, paragraph
from aligntutor.tui.literal import joined, title, words
from aligntutor.tutor.shown import ChapterRow, DeckRow

from .body import Body
from .spotted import Spotted

Row = tuple[DeckRow, ChapterRow | None]
"""A deck, or one of its chapters."""

_BAR, _NARROW_BAR = 14, 6


class Decks(Spotted):
    """Decks with their chapters in aligned columns, foldable, walked with a cursor."""

    @dataclass
    class Walked(Message):
        """The cursor has moved, or a fold was opened or shut."""

    @dataclass
    class Chosen(Message):
        """The row under the cursor was clicked again."""

    def __init__(self, decks: Sequence[DeckRow]) -> None:
        super().__init__()
        self._decks = decks
        self._open = {next((deck.id for deck in decks if deck.chapters and not deck.trouble), "")}
        self._indent = 2 if any(deck.chapters or deck.trouble for deck in decks) else 0
        """Columns of a mark before the names: all of them start in one column."""
        self.cursor = -1
        """Number of the row under the cursor; -1 above the list."""

    def rows(self) -> list[Row]:
        """The rows that can be walked."""
        found: list[Row] = []
        for deck in self._decks:
            found.append((deck, None))
            if deck.id in self._open:
                found += [(deck, chapter) for chapter in deck.chapters]
        return found

    @property
    def here(self) -> DeckRow | None:
        """The deck under the cursor, also where that is on one of its chapters."""
        return self.rows()[self.cursor][0] if self.cursor >= 0 else None

    @property
    def chapter(self) -> str:
        """Id of the chapter under the cursor; empty where that is on a deck."""
        chapter = self.rows()[self.cursor][1] if self.cursor >= 0 else None
        return chapter.id if chapter else ""

    @property
    def foldable(self) -> bool:
        """Whether there is something to fold at the cursor."""
        return self.here is not None and bool(self.here.chapters)

    def walk(self, by: int) -> bool:
        """Move the cursor; above the first row it leaves the list. False where it cannot go further."""
        cursor = min(len(self.rows()) - 1, max(-1, self.cursor + by))
        if cursor == self.cursor:
            return False
        self._go(cursor)
        return True

    def leave(self) -> None:
        """Take the cursor out of the list."""
        self._go(-1)

    def fold(self, wish: bool | None = None) -> None:
        """Open or shut the deck at the cursor; none = the other way."""
        deck = self.here
        if deck is None or not deck.chapters:
            return
        opened = deck.id in self._open
        if (not opened if wish is None else wish) == opened:
            return
        self._open ^= {deck.id}
        self._go(next(n for n, row in enumerate(self.rows()) if row == (deck, None)))

    def _go(self, cursor: int) -> None:
        self.cursor = cursor
        self.redraw()
        self.post_message(self.Walked())
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        if self.cursor >= 0:
            self.reveal_spot(self.cursor)
        elif isinstance(self.parent, Body):
            self.parent.scroll_to(y=0, animate=False)

    def pressed(self, row: int, column: int) -> None:
        """A click moves the cursor there; on the fold mark it folds, on the row of the cursor it begins."""
        spot = self.spot_at(row)
        if spot < 0:
            return
        again = spot == self.cursor
        if not again:
            self._go(spot)
        if MARGIN <= column < MARGIN + 2 and self.rows()[spot][1] is None:
            self.fold()
        elif again:
            self.post_message(self.Chosen())

    def draw(self, width: int) -> list[Content]:
        """A heading, then a line for each row."""
        wide = width >= 60
        heads = "  due   new   mastered".ljust(14 + _BAR + 5) if wide else "  due   known"
        lines = [self._line(words("Decks", "bold"), [words(heads, "$muted")], width)]
        self._spots = [-1]
        for n, (deck, chapter) in enumerate(self.rows()):
            rows = self._row(n, deck, chapter, width, wide)
            if n == self.cursor:
                rows = [banded(row, width) for row in rows]
            lines += rows
            self._spots += [n] * len(rows)
        return lines

    def _line(self, left: Content, right: list[Content], width: int, mark: str = "") -> Content:
        lead = words((mark or " ").ljust(MARGIN), "bold $mark")
        return joined(lead, ends(left, right, measure(width), least=1))

    def _row(
        self, n: int, deck: DeckRow, chapter: ChapterRow | None, width: int, wide: bool
    ) -> list[Content]:
        mark = marks.HERE if n == self.cursor else ""
        if chapter is not None:
            name = joined(words("    " if wide else "  "), title(chapter.title))
            return [self._line(name, _cells(chapter, wide), width, mark)]
        fold = (marks.OPEN if deck.id in self._open else marks.SHUT) if deck.chapters else ""
        name = joined(words(fold.ljust(self._indent)), title(deck.title))
        if not deck.trouble:
            note = _aside(deck.note, width) if deck.note else []
            return [self._line(name, _cells(deck, wide), width, mark), *note]
        broken = joined(words(f"{marks.WRONG} ", "$wrong"), title(deck.title))
        return [self._line(broken, [], width, mark), *_aside(deck.trouble, width)]


def _aside(text: str, width: int) -> list[Content]:
    """A quiet line or two under a deck's name."""
    return paragraph(title(text, "$muted"), measure(width) - 2, rest=MARGIN + 2)


def _cells(row: DeckRow | ChapterRow, wide: bool) -> list[Content]:
    """Due, new and how much is mastered; the last two only where the page is wide."""
    share = row.mastered
    cells = [_number(row.due, 5)]
    if not wide:
        return [joined(*cells, words("   "), filled(share, _NARROW_BAR, "$glow"))]
    percent = f"{share:.0%}" if share else marks.NONE
    return [
        joined(
            *cells,
            _number(row.new, 6),
            words("   "),
            filled(share, _BAR, "$glow"),
            words(percent.rjust(5), "$muted" if share else "$faint"),
        )
    ]


def _number(number: int, width: int) -> Content:
    return words(str(number or marks.NONE).rjust(width), "$ink" if number else "$faint")
