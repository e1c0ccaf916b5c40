"""Giving each left side a right side of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from aligntutor.core.asks import Match, Matched
from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lettering import LETTERS
from aligntutor.tui.lines import MARGIN, banded, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tui.widgets.spotted import Spotted
from aligntutor.tutor.shown import Asking, Told

from .answering import Answering

HANG = 3
"""Columns of a number or a letter."""


class Pairing(Spotted, Answering):
    """Left sides with their numbers, the right side given under each, and below them what can be given."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"{letter.lower()},{letter}", f"give({n})", "match") for n, letter in enumerate(LETTERS)),
        Binding("down", "move(1)", "move", show=False),
        Binding("up", "move(-1)", "move", show=False),
        *(Binding(str(n + 1), f"go({n})", "move", show=False) for n in range(9)),
        bound("space", "next", "next"),
        bound("go-on", "confirm", "answer"),
        bound("not-known", "give_up", "I do not know"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ask = Match("", (), ())
        self._here = 0
        self._given: dict[int, int] = {}
        """Left -> right, by their places."""
        self._held = False
        self._told: Told | None = None
        self._hint = ""

    def pose(self, asking: Asking) -> None:
        """Show both sides, nothing given."""
        assert isinstance(asking.ask, Match)
        self._ask = asking.ask
        self._here, self._given, self._held, self._told, self._hint = 0, {}, False, None, ""
        self.redraw()

    def hold(self) -> None:
        """Keep what is given."""
        self._held = True
        self.redraw()

    def tell(self, told: Told) -> None:
        """Marks at each left side."""
        self._held, self._told = True, told
        self.redraw()

    def rows(self, width: int) -> int:
        """Both sides and the hint."""
        return len(self.lines(width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only sides that exist, only while an answer is awaited."""
        known = {"give": len(self._ask.right), "go": len(self._ask.left)}
        if action in known:
            return not self._held and isinstance(parameters[0], int) and parameters[0] < known[action]
        return not self._held if action in ("move", "next", "confirm", "give_up") else True

    def action_give(self, right: int) -> None:
        """Give the left side under the cursor this right side, taken from wherever it was; go on."""
        self._given = {left: other for left, other in self._given.items() if other != right}
        self._given[self._here] = right
        self._hint = ""
        self._go(next((left for left in self._round() if left not in self._given), self._here))

    def action_next(self) -> None:
        """Give the left side under the cursor the next right side that is free; after the last one, none."""
        start = self._given.pop(self._here, -1)
        taken = set(self._given.values())
        free = [right for right in range(start + 1, len(self._ask.right)) if right not in taken]
        if free:
            self._given[self._here] = free[0]
        self._go(self._here)

    def action_move(self, by: int) -> None:
        """Walk over the left sides, round the ends."""
        self._go((self._here + by) % max(1, len(self._ask.left)))

    def action_go(self, left: int) -> None:
        """Put the cursor at a left side."""
        self._go(left)

    def action_confirm(self) -> None:
        """Answer once every left side has a right one; else show where one is missing."""
        missing = [left for left in self._round() if left not in self._given]
        if missing:
            self._hint = "Give each of them a letter."
            self._go(missing[0])
            return
        pairs = sorted(self._given.items())
        named = tuple((self._ask.left[left].id, self._ask.right[right].id) for left, right in pairs)
        self.give(Matched(named))

    def action_give_up(self) -> None:
        """Answer that one does not know."""
        self.give(Matched(()))

    def pressed(self, row: int, column: int) -> None:
        """A click on a left side puts the cursor there, on a right side gives it."""
        spot = self.spot_at(row)
        if spot < 0 or self._held:
            return
        if spot < len(self._ask.left):
            self._go(spot)
        else:
            self.action_give(spot - len(self._ask.left))

    def _round(self) -> list[int]:
        """The left sides from the cursor on, round the end."""
        count = len(self._ask.left)
        return [(self._here + n) % count for n in range(count)]

    def _go(self, left: int) -> None:
        self._here = left
        self.redraw()
        self.reach()

    def reach(self) -> None:
        """Bring the left side under the cursor into view."""
        self.reveal_spot(self._here)

    def draw(self, width: int) -> list[Content]:
        """The left sides, each with what it was given, then the right sides."""
        gap = [] if self.short else [words("")]
        lines = [words("")] * (2 if self.tall else 1)
        self._spots = [-1] * len(lines)
        for n in range(len(self._ask.left)):
            rows = self._left(n, width)
            lines += rows
            self._spots += [n] * len(rows)
        lines += gap
        self._spots += [-1] * len(gap)
        for n in range(len(self._ask.right)):
            rows = self._right(n, width)
            lines += rows
            self._spots += [len(self._ask.left) + n] * len(rows)
        if self._hint and not self._held:
            lines += [*gap, joined(words(" " * (MARGIN + HANG)), words(self._hint, "$muted"))]
        return lines

    def _left(self, n: int, width: int) -> list[Content]:
        side, right = self._ask.left[n], self._given.get(n)
        here, mark, style = n == self._here and not self._held, " ", "$muted"
        if here:
            mark, style = marks.HERE, "bold $mark"
        elif self._told:
            wrong = not self._told.verdict.correct and (
                right is None or any(reason.about == side.id for reason in self._told.verdict.reasons)
            )
            mark, style = (marks.WRONG, "bold $wrong") if wrong else (marks.RIGHT, "bold $right")
        first = joined(words(f"{mark} ", style), words(str(n + 1).ljust(HANG), style))
        rows = paragraph(literal(side.text), measure(width) - HANG, first=first, rest=MARGIN + HANG)
        given = words(marks.NONE, "$muted")
        if right is not None:
            letter = words(f"{LETTERS[right]}  ", "bold $mark" if not self._told else "bold $muted")
            given = joined(letter, title(self._ask.right[right].text, "bold"))
        rows += paragraph(given, measure(width) - HANG, rest=MARGIN + HANG)
        return [banded(row, width) for row in rows] if here else rows

    def _right(self, n: int, width: int) -> list[Content]:
        taken = n in self._given.values()
        letter = words(
            LETTERS[n].ljust(HANG), "$faint" if taken else "bold $mark" if not self._held else "$muted"
        )
        said = "$muted" if taken or self._held else ""
        first = joined(words(" " * MARGIN), letter)
        text = literal(self._ask.right[n].text, said)
        return paragraph(text, measure(width) - HANG, first=first, rest=MARGIN + HANG)
