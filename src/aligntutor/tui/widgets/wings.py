"""Names on both sides of a mark, and the lines that join them to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, ends
from aligntutor.tui.literal import joined, words

MIDDLE = 9
"""Columns between the two upright lines."""
DASHES = 2
"""Columns at least of the line beside a name."""
MARKED = 3
"""Columns of a mark with the blank or the bracket on either side."""
LEFT, RIGHT, UP, DOWN = 1, 2, 4, 8
"""Whither lines lead; see `marks.JOINTS`."""


class Named(NamedTuple):
    """Where the name of an idea stands: on a row, from one column up to another."""

    row: int
    start: int
    end: int
    idea: str


class Tip(NamedTuple):
    """A name at the end of a wing, or how many there are more, which no line leads to."""

    name: Content
    mark: Content | None = None
    idea: str = ""
    chosen: bool = False


class Wings(NamedTuple):
    """Lines, and where on them names stand."""

    lines: list[Content]
    links: list[Named]


def marked(tip: Tip) -> Content:
    """The mark of a name, in brackets where that is chosen."""
    assert tip.mark is not None
    before, after = (words(end if tip.chosen else " ", "bold $mark") for end in "()")
    return joined(before, tip.mark, after)


def wings(left: Sequence[Tip], right: Sequence[Tip], core: Content, step: int, room: int) -> Wings:
    """A heading and two wings in `room` columns, the names `step` rows apart; either may be empty."""
    span = max(_reach(left), _reach(right), 1)
    middle = (span - 1) // 2 * step
    lefts, rights = _placed(left, span, step), _placed(right, span, step)
    half = (room - MIDDLE - 2) // 2
    rest = room - MIDDLE - 2 - half
    labels = words("needs" if left else "", "$muted"), words("opens" if right else "", "$muted")
    found = Wings([_set(ends(labels[0], [labels[1]], room))], [])
    for row in range(max(*lefts, *rights, 0, middle) + 1):
        at, here = len(found.lines), row == middle
        parts = (
            _name(lefts.get(row), half),
            _joint(row, lefts, middle, LEFT, RIGHT),
            _core(core, bool(left), bool(right)) if here else words(" " * MIDDLE),
            _joint(row, rights, middle, RIGHT, LEFT),
            _name(rights.get(row), rest, mirrored=True),
        )
        found.lines.append(_set(joined(*parts)))
        if (tip := lefts.get(row)) and tip.idea:
            end = MARGIN + min(tip.name.cell_length, _longest(half)) + MARKED
            found.links.append(Named(at, MARGIN, end, tip.idea))
        if (tip := rights.get(row)) and tip.idea:
            start = MARGIN + room - min(tip.name.cell_length, _longest(rest)) - MARKED
            found.links.append(Named(at, start, MARGIN + room, tip.idea))
    return found


def _set(line: Content) -> Content:
    return joined(words(" " * MARGIN), line)


def _reach(wing: Sequence[Tip]) -> int:
    """Names that a line leads to."""
    return sum(tip.mark is not None for tip in wing)


def _placed(wing: Sequence[Tip], span: int, step: int) -> dict[int, Tip]:
    """The tips by row; those of the shorter wing beside the middle of the other."""
    above = (span - _reach(wing)) // 2
    return {(above + n) * step: tip for n, tip in enumerate(wing)}


def _longest(room: int) -> int:
    """Columns that a name may take of those of its wing: its mark and a line stand beside it."""
    return room - MARKED - DASHES


def _name(tip: Tip | None, room: int, *, mirrored: bool = False) -> Content:
    """A name, its mark and the line to the middle, or the other way round."""
    if tip is None:
        return words(" " * room)
    if tip.mark is None:
        pad = words(" " * max(0, room - tip.name.cell_length))
        return joined(pad, tip.name) if mirrored else joined(tip.name, pad)
    name = tip.name.truncate(_longest(room), ellipsis=True)
    line = words(marks.EMPTY * (room - name.cell_length - MARKED), "$faint")
    return joined(line, marked(tip), name) if mirrored else joined(name, marked(tip), line)


def _joint(row: int, wing: Mapping[int, Tip], middle: int, outward: int, inward: int) -> Content:
    """What stands on the upright line of a wing."""
    reached = [at for at, tip in wing.items() if tip.mark is not None]
    if not reached:
        return words(" ")
    top, bottom = min(*reached, middle), max(*reached, middle)
    sides = (
        outward * (row in reached)
        + inward * (row == middle)
        + UP * (top < row <= bottom)
        + DOWN * (top <= row < bottom)
    )
    return words(marks.JOINTS[sides], "$faint")


def _core(core: Content, left: bool, right: bool) -> Content:
    """The mark in the middle, with lines to the wings that there are."""
    side = MIDDLE // 2 - 1
    before, after = (words((marks.EMPTY if wing else " ") * side, "$faint") for wing in (left, right))
    return joined(before, words(" "), core, words(" "), after)
