"""Putting parts in order: a line is lifted, carried and put down."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from aligntutor.core.asks import Arrange, Arranged, Shown
from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import MARGIN, banded, measure, paragraph
from aligntutor.tui.literal import joined, literal, words
from aligntutor.tui.widgets.spotted import Spotted
from aligntutor.tutor.shown import Asking, Told

from .answering import Answering

HANG = 3
"""Columns of a number."""
HINT = "Space lifts a line, arrows carry it."


class Arranging(Spotted, Answering):
    """Numbered lines; Space lifts the one under the cursor, arrows then carry it, Space puts it down."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("down", "move(1)", "move"),
        bound("up", "move(-1)", "move"),
        bound("space", "lift", "lift"),
        bound("go-on", "confirm", "answer"),
        *(Binding(str(n + 1), f"go({n})", "move", show=False) for n in range(9)),
        bound("not-known", "give_up", "I do not know"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._order: list[Shown] = []
        self._here = 0
        self._lifted = self._moved = self._held = False
        self._told: Told | None = None
        self._hint = HINT

    def pose(self, asking: Asking) -> None:
        """Show the parts as they come, none lifted."""
        assert isinstance(asking.ask, Arrange)
        self._order = list(asking.ask.parts)
        self._here, self._lifted, self._moved, self._held, self._told = 0, False, False, False, None
        self._hint = HINT
        self.redraw()

    def hold(self) -> None:
        """Keep the order."""
        self._held, self._lifted = True, False
        self.redraw()

    def tell(self, told: Told) -> None:
        """Marks at lines that stood too late; the others step back."""
        self._held, self._lifted, self._told = True, False, told
        self.redraw()

    def rows(self, width: int) -> int:
        """All parts and the hint."""
        return len(self.lines(width))

    def wording(self, action: str) -> str:
        """Space puts down what is lifted, and arrows carry it."""
        if not self._lifted:
            return ""
        return "put down" if action == "lift" else "carry" if action.startswith(("move", "go")) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only places that exist, only while an answer is awaited."""
        if action == "go":
            return not self._held and isinstance(parameters[0], int) and parameters[0] < len(self._order)
        return not self._held if action in ("move", "lift", "confirm", "give_up") else True

    def action_move(self, by: int) -> None:
        """Walk, or carry the lifted line; not past the ends."""
        self.action_go(min(len(self._order) - 1, max(0, self._here + by)))

    def action_go(self, place: int) -> None:
        """Put the cursor, and what is lifted, in that place."""
        if self._lifted:
            self._order.insert(place, self._order.pop(self._here))
            self._moved = True
        self._here, self._hint = place, HINT
        self._changed()

    def action_lift(self) -> None:
        """Lift the line under the cursor, or put it down."""
        self._lifted = not self._lifted
        self._changed()

    def action_confirm(self) -> None:
        """Answer with the order as it stands; put down first what is lifted, and move something at all."""
        if self._lifted:
            self.action_lift()
        elif not self._moved:
            self._hint = "Move a line first; as they stand they are out of order."
            self._changed()
        else:
            self.give(Arranged(tuple(part.id for part in self._order)))

    def action_give_up(self) -> None:
        """Answer that one does not know."""
        self.give(Arranged(()))

    def pressed(self, row: int, column: int) -> None:
        """A click puts the cursor there, or carries there what is lifted; a second click lifts."""
        place = self.spot_at(row)
        if place < 0 or self._held:
            return
        if place == self._here:
            self.action_lift()
        else:
            self.action_go(place)

    def _changed(self) -> None:
        self.redraw()
        self.screen.refresh_bindings()
        self.reach()

    def reach(self) -> None:
        """Bring the line under the cursor into view."""
        self.reveal_spot(self._here)

    def draw(self, width: int) -> list[Content]:
        """A blank line or two, the parts with their numbers, and the hint."""
        lines = [words("")] * (2 if self.tall else 1)
        self._spots = [-1] * len(lines)
        late = {reason.about for reason in self._told.verdict.reasons} if self._told else set()
        for n, part in enumerate(self._order):
            rows = self._part(n, part, width, part.id in late)
            lines += rows
            self._spots += [n] * len(rows)
        if not self._held:
            hint = paragraph(words(self._hint, "$muted"), measure(width) - HANG, rest=MARGIN + HANG)
            lines += [*([] if self.short else [words("")]), *hint]
        return lines

    def _part(self, n: int, part: Shown, width: int, late: bool) -> list[Content]:
        here, mark, style, said = n == self._here and not self._held, " ", "$muted", ""
        if here:
            mark, style = marks.LIFTED if self._lifted else marks.HERE, "bold $mark"
        elif self._told and (late or not self._told.answer.ids):  # type: ignore[union-attr]
            mark, style = marks.WRONG, "bold $wrong"
        elif self._told:
            mark, style = (marks.RIGHT, "bold $right") if self._told.verdict.correct else (" ", "$muted")
            said = "" if self._told.verdict.correct else "$muted"
        first = joined(words(f"{mark} ", style), words(str(n + 1).ljust(HANG), style))
        rows = paragraph(literal(part.text, said), measure(width) - HANG, first=first, rest=MARGIN + HANG)
        return [banded(row, width) for row in rows] if here else rows
