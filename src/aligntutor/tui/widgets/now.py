"""What is due now: one number, one key."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.hints import spoken
from aligntutor.tui.lines import MARGIN, counted, measure, paragraph
from aligntutor.tui.literal import joined, title, words
from aligntutor.tutor.shown import DeckRow, Overview

from .drawn import Drawn

_GAP = 3


class Now(Drawn):
    """The number in large figures, and what Enter does."""

    def __init__(self, overview: Overview, ascii: bool, begin: Callable[[], None]) -> None:
        super().__init__()
        self._overview = overview
        self._ascii = ascii
        self._begin = begin
        self._deck: DeckRow | None = None

    def point(self, deck: DeckRow | None) -> None:
        """Enter begins this deck; none = all of them, and the cursor is here."""
        self._deck = deck
        self.redraw()

    def pressed(self, row: int, column: int) -> None:
        """A click begins."""
        self._begin()

    def draw(self, width: int) -> list[Content]:
        """Up to three lines beside the figures, the note, and the room below."""
        said = self._said()
        due = self._overview.due
        figures = [words("")] * 3
        if due:
            rows = [str(due), "", ""] if self._ascii else _figures(due)
            figures = [words(row.ljust(max(map(len, rows)) + _GAP), "bold $mark") for row in rows]
        beside = 0 if due and self._ascii else 1
        lines = []
        for n in range(len(said)):
            here = n == beside and self._deck is None and bool(due or self._overview.new)
            mark = words(marks.HERE.ljust(MARGIN) if here else " " * MARGIN, "bold $mark")
            room = measure(width) - figures[n].cell_length
            lines.append(joined(mark, figures[n], said[n].truncate(max(0, room), ellipsis=True)))
        if self._overview.note:
            note = words(self._overview.note, "$muted")
            lines += [words(""), *paragraph(note, measure(width))]
        return [*lines, *[words("")] * (3 if self.tall else 1)]

    def _said(self) -> list[Content]:
        now = self._overview
        begins = words(" begins")
        if now.due:
            more = f"about {counted(max(1, now.minutes), 'minute')}"
            head = "card is due" if now.due == 1 else "cards are due"
            lines = [words(head, "bold"), words(f"{now.new} new, {more}" if now.new else more, "$muted")]
        else:
            ahead = [f"{counted(now.tomorrow, 'card')} tomorrow"] if now.tomorrow else []
            if now.new:
                ahead.append(f"{counted(now.new, 'new idea')} now")
                begins = words(" meets the next idea")
            lines = [
                words(now.idle or "Nothing is due.", "bold"),
                words(", ".join(ahead) or "Come back another day.", "$muted"),
            ]
        if self._deck is not None:
            if self._deck.trouble:
                return [*lines, joined(title(self._deck.title), words(" cannot be begun", "$muted"))]
            if not (self._deck.due or self._deck.new):
                return [*lines, joined(title(self._deck.title), words(" has nothing for now", "$muted"))]
            begins = joined(words(" begins "), title(self._deck.title))
        elif not now.due and not now.new:
            return lines
        return [*lines, joined(words(spoken(self.app, "go-on"), "bold $mark"), begins)]


def _figures(number: int) -> list[str]:
    """A number in large figures: three rows."""
    return ["".join(marks.FIGURES[digit][row] for digit in str(number)) for row in range(3)]


class Plainly(Drawn):
    """Paragraphs of our own words, a line apart, the first of them bold."""

    def __init__(self, *texts: Content, key: Content | None = None) -> None:
        super().__init__()
        self._texts = texts
        self._key = key

    def draw(self, width: int) -> list[Content]:
        """The paragraphs; the one with the key has the cursor in its margin."""
        lines: list[Content] = []
        for text in self._texts:
            first = words(f"{marks.HERE} ", "bold $mark") if text is self._key else None
            lines += [*([words("")] if lines else []), *paragraph(text, measure(width), first=first)]
        return lines
