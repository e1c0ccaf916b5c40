"""Compare: an idea and one that is easily taken for it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import MARGIN, headed, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tutor.comparing import Comparison, Side

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor

GAP = 4
"""Columns between the two."""


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The ideas that `deck/concept/other` names; without the last, the concept's first look-alike."""
    deck, concept, other = [*about.split("/"), "", ""][:3]
    return Compare(tutor, deck, tutor.compare(deck, concept, other), ascii)


class Pair(Drawn):
    """Two ideas in columns, their parts on one height each; one below the other where the page is narrow."""

    def __init__(self, shown: Comparison) -> None:
        super().__init__()
        self._shown = shown

    def show(self, shown: Comparison) -> None:
        """Another pair."""
        self._shown = shown
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Terms and definitions, cases, where they stand, and beneath how they differ."""
        one, other = self._shown.one, self._shown.other
        wide = width >= 60
        room = (measure(width) - GAP) // 2 if wide else measure(width) - 2
        sides = [self._parts(side, room) for side in (one, other)]
        lines = _beside(sides[0], sides[1], room) if wide else _stacked(sides)
        for n, note in enumerate(self._shown.differ):
            text = literal(note) if n else headed("How they differ", literal(note))
            lines += [*([] if n else [words("")]), *paragraph(text, measure(width))]
        return lines

    def _parts(self, side: Side, room: int) -> list[list[Content]]:
        """Term, definition, case and place, each as lines of so many columns."""
        where = headed(f"In the {self._shown.source_noun}", title(side.where)) if side.where else words("")
        return [
            paragraph(title(side.term, "bold"), room, rest=0),
            paragraph(literal(side.definition), room, rest=0),
            paragraph(headed("A case", literal(side.case)), room, rest=0) if side.case else [],
            paragraph(where, room, rest=0) if side.where else [],
        ]


def _beside(one: list[list[Content]], other: list[list[Content]], room: int) -> list[Content]:
    lines: list[Content] = []
    for n, (left, right) in enumerate(zip(one, other, strict=True)):
        if n > 1 and (left or right):
            lines.append(words(""))
        for row in range(max(len(left), len(right))):
            begin = left[row] if row < len(left) else words("")
            mark = words(f"{marks.LIKE} ".rjust(GAP) if n == row == 0 else " " * GAP, "bold $mark")
            end = right[row] if row < len(right) else words("")
            lines.append(
                joined(words(" " * MARGIN), begin.pad_right(max(0, room - begin.cell_length)), mark, end)
            )
    return lines


def _stacked(sides: Sequence[list[list[Content]]]) -> list[Content]:
    lines: list[Content] = []
    for parts in sides:
        mark = words(f"{marks.LIKE} ", "bold $mark") if lines else words(" " * MARGIN)
        lines += [words("")] * bool(lines)
        for n, part in enumerate(parts):
            first = mark if n == 0 else words(" " * MARGIN)
            lines += [
                joined(first if row == 0 else words(" " * MARGIN), line) for row, line in enumerate(part)
            ]
    return lines


class Compare(Page):
    """Leaving gives the page below back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("back", "back", "back"),
        bound("go-on", "back", "back"),
        bound("compare", "back", "back"),
        bound("right", "turn(1)", "next look-alike"),
        bound("left", "turn(-1)", "previous", show=False),
        bound("space", "app.turn(1)", "scroll down", show=False),
    ]

    def __init__(self, tutor: Tutor, deck: str, shown: Comparison, ascii: bool = False) -> None:
        self._tutor = tutor
        self._deck = deck
        self._shown = shown
        self._pair = Pair(shown)
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The two ideas."""
        return (self._pair,)

    def on_mount(self) -> None:
        """Say which look-alike it is."""
        self._tell()

    def _tell(self) -> None:
        others = self._shown.others
        number = f"look-alike {others.index(self._shown.other.id) + 1} of {len(others)}"
        self.tell(words("Easily taken for each other", "bold"), (words(number, "$muted"),))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another look-alike."""
        if action == "turn":
            return len(self._shown.others) > 1
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Another look-alike of the same idea, round and round."""
        others = self._shown.others
        other = others[(others.index(self._shown.other.id) + by) % len(others)]
        # which look-alikes there are, and in which order, stays as it was
        self._shown = self._tutor.compare(self._deck, self._shown.one.id, other)._replace(others=others)
        self._pair.show(self._shown)
        self.scroller.scroll_home(animate=False)
        self._tell()

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
