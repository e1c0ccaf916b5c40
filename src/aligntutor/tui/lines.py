"""Setting text in lines: paragraphs, two-ended lines, bars."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from . import marks
from .literal import joined, words

MARGIN = 2
"""Columns left of the text, for marks."""
LEAST = 8
"""Text is never set narrower than this, however small the window."""


def measure(width: int) -> int:
    """Columns of text in a widget of `width` columns: all but the margin and one column at the right."""
    return max(LEAST, width - MARGIN - 1)


def paragraph(
    text: Content, width: int, *, first: Content | None = None, rest: int = MARGIN
) -> list[Content]:
    """Text wrapped to `width` columns.

    `first` stands before the first line (its columns are not part of `width`); the others are moved in by
    `rest` columns.
    """
    lead = first if first is not None else words(" " * rest)
    lines = text.wrap(max(LEAST, width)) or [text]
    pad = words(" " * rest)
    return [joined(pad if n else lead, line) for n, line in enumerate(lines)]


def headed(head: str, text: Content) -> Content:
    """Text with a run-in head."""
    return joined(words(head + "  ", "bold $muted"), text)


def ends(left: Content, right: Sequence[Content], width: int, *, least: int = 0) -> Content:
    """One line with a left and a right end, in `width` columns.

    Where both do not fit, parts of the right end go, the last of them first; when only the `least` that must
    stay are left, the left end is cut.
    """
    parts = list(right)

    def room() -> int:
        return width - sum(part.cell_length for part in parts) - (2 if parts else 0)

    while len(parts) > least and left.cell_length > room():
        parts.pop()
    if left.cell_length > room():
        left = left.truncate(max(0, room()), ellipsis=True)
    tail = joined(*parts)
    return joined(left, words(" " * (width - left.cell_length - tail.cell_length)), tail)


def filled(share: float, width: int, style: str) -> Content:
    """A bar whose two halves differ in weight, so that it reads without colour."""
    full = round(min(1.0, max(0.0, share)) * width)
    if 0 < share < 1 and width > 1:
        full = min(width - 1, max(1, full))
    return joined(words(marks.FULL * full, style), words(marks.EMPTY * (width - full), "$faint"))


def banded(line: Content, width: int) -> Content:
    """A line on the band of the chosen row, all along `width` columns."""
    return line.pad_right(max(0, width - line.cell_length)).stylize_before("on $band")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 card`, `3 cards`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
