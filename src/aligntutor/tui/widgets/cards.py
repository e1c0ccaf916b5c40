"""A long list of cards, of which only the rows in view are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from textual.content import Content
from textual.message import Message

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, ends, measure, paragraph
from aligntutor.tui.literal import joined, title, words
from aligntutor.tutor.searching import Found

from .spotted import Spotted

SIGN = 2
"""Columns of the sign before a name."""


class Rows(Sequence[Content]):
    """Lines that are made when they are asked for."""

    def __init__(self, size: int, make: Callable[[int], Content]) -> None:
        self._size = size
        self._make = make

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Content: ...
    @overload
    def __getitem__(self, at: slice) -> list[Content]: ...
    def __getitem__(self, at: int | slice) -> Content | list[Content]:
        if isinstance(at, slice):
            return [self._make(n) for n in range(*at.indices(self._size))]
        if not 0 <= at < self._size:
            raise IndexError(at)
        return self._make(at)


class Cards(Spotted):
    """A row a card: its sign, name, what is asked, when it is due; walked with a cursor and marked."""

    @dataclass
    class Walked(Message):
        """The cursor has moved."""

    @dataclass
    class Picked(Message):
        """The row under the cursor was clicked again."""

    def __init__(self, due: Callable[[Found], str]) -> None:
        super().__init__()
        self._due = due
        self._cards: Sequence[Found] = []
        self._empty: Sequence[Content] = []
        self.cursor = -1
        """Number of the row under the cursor; -1 while one is typing."""
        self.marked: set[str] = set()
        """Keys of marked cards."""

    def show(self, cards: Sequence[Found], empty: Sequence[Content]) -> None:
        """Other cards, or what is said where there are none; the cursor stays where it can."""
        self._cards, self._empty = cards, empty
        self.cursor = min(self.cursor, len(cards) - 1)
        self.marked &= {card.card for card in cards} if self.marked else set()
        self.redraw()

    @property
    def here(self) -> Found | None:
        """The card under the cursor."""
        return self._cards[self.cursor] if self.cursor >= 0 else None

    def go(self, cursor: int) -> None:
        """Put the cursor on a row, not past the ends; -1 takes it away."""
        self.cursor = max(-1, min(len(self._cards) - 1, cursor))
        self.redraw()
        self.post_message(self.Walked())
        if self.cursor >= 0:
            self.call_after_refresh(self.reveal_rows, self.cursor, self.cursor + 1)

    def mark(self, cards: Sequence[Found]) -> None:
        """Mark these, or take their marks off where all of them have one."""
        keys = {card.card for card in cards}
        self.marked = self.marked - keys if keys <= self.marked else self.marked | keys
        self.redraw()

    def pressed(self, row: int, column: int) -> None:
        """A click moves the cursor there, on the sign it marks; a second one picks the row."""
        if not 0 <= row < len(self._cards):
            return
        again = row == self.cursor
        self.go(row)
        if MARGIN <= column < MARGIN + SIGN:
            self.mark([self._cards[row]])
        elif again:
            self.post_message(self.Picked())

    def draw(self, width: int) -> Sequence[Content]:
        """All rows, or what is said where there are none."""
        if not self._cards:
            return [line for text in self._empty for line in (*paragraph(text, measure(width)), words(""))]
        return Rows(len(self._cards), lambda n: self._row(n, width))

    def _row(self, n: int, width: int) -> Content:
        card, here = self._cards[n], n == self.cursor
        mark = words(f"{marks.HERE} " if here else " " * MARGIN, "bold $mark")
        name = title(card.name, "bold" if here else "")
        side = card.asked or ("" if card.name == card.asks else card.asks)
        left = joined(_sign(card, card.card in self.marked), name, words("  "), title(side, "$muted"))
        due = [words(self._due(card), "$muted")] if width >= 60 else []
        line = joined(mark, ends(left, due, measure(width), least=1))
        return banded(line, width) if here else line


def _sign(card: Found, marked: bool) -> Content:
    """A mark, else how well the card is held, else why it is not asked."""
    if marked:
        return words(f"{marks.TICKED} ", "bold $mark")
    if card.mark.suspended:
        return words(f"{marks.EMPTY} ", "$muted")
    known = {"new": "new", "learning": "met", "relearning": "met"}.get(card.phase)
    held = known or ("known" if card.stability >= 21 else "learning")
    return words(f"{marks.MASTERY[held]} ", "$faint" if held == "new" else "$glow")
