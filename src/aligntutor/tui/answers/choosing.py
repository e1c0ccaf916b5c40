"""Picking one option, or several."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from aligntutor.core.asks import Choose, Chosen
from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lettering import LETTERS, right_ones
from aligntutor.tui.lines import MARGIN, banded, measure, paragraph
from aligntutor.tui.literal import joined, literal, words
from aligntutor.tui.widgets.spotted import Spotted
from aligntutor.tutor.shown import Asking, Told

from .answering import Answering

HANG = 3
"""Columns of a letter."""
FEW = 6
"""So many options may stand a line apart."""


class Choosing(Spotted, Answering):
    """Options with letters; the cursor stands nowhere until a key puts it somewhere."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"{letter.lower()},{letter}", f"pick({n})", "choose") for n, letter in enumerate(LETTERS)),
        *(Binding(str(n + 1), f"pick({n})", "choose") for n in range(9)),
        bound("down", "move(1)", "move down", show=False),
        bound("up", "move(-1)", "move up", show=False),
        bound("space", "tick", "tick", show=False),
        bound("go-on", "confirm", "answer"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ask = Choose("", ())
        self._here: int | None = None
        self._ticked: set[int] = set()
        self._held = False
        self._told: Told | None = None
        self._hint = ""

    def pose(self, asking: Asking) -> None:
        """Show these options, none of them chosen."""
        assert isinstance(asking.ask, Choose)
        self._ask = asking.ask
        self._here, self._told, self._held = None, None, False
        self._ticked = set()
        self._hint = "Tick all that apply." if self._ask.many else ""
        self.redraw()

    def hold(self) -> None:
        """Keep what is chosen."""
        self._held, self._hint = True, ""
        self.redraw()

    def tell(self, told: Told) -> None:
        """Marks at the right options and at wrong picks; the others step back."""
        self._told = told
        self.hold()

    def rows(self, width: int) -> int:
        """All options, and the hint."""
        return len(self.lines(width))

    def wording(self, action: str) -> str:
        """Letters tick where several can be picked."""
        return "tick" if self._ask.many and action.startswith("pick") else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only options that exist, only while an answer is awaited."""
        if self._held:
            return action not in ("pick", "move", "tick", "confirm")
        if action == "pick":
            return isinstance(parameters[0], int) and parameters[0] < len(self._ask.options)
        return self._ask.many if action == "tick" else True

    def action_pick(self, option: int) -> None:
        """Put the cursor there; tick it where several can be picked."""
        self._go(option)
        if self._ask.many:
            self.action_tick()

    def action_move(self, by: int) -> None:
        """Walk, round the ends."""
        count = len(self._ask.options)
        if count:
            self._go((self._here + by) % count if self._here is not None else (0 if by > 0 else count - 1))

    def action_tick(self) -> None:
        """Tick or untick the option under the cursor."""
        if self._here is None:
            self._go(0)
        if self._here is not None:
            self._ticked ^= {self._here}
            self._hint = "Tick all that apply."
            self.redraw()

    def action_confirm(self) -> None:
        """Answer; where nothing is chosen yet, only say so."""
        chosen = sorted(self._ticked) if self._ask.many else [] if self._here is None else [self._here]
        if chosen:
            self.give(Chosen(tuple(self._ask.options[n].id for n in chosen)))
            return
        # the cursor stays away: Enter held down must not answer
        self._hint = "Tick at least one." if self._ask.many else "Choose one first."
        self.redraw()
        end = len(self._lines)
        self.call_after_refresh(self.reveal_rows, end - 1, end)

    def pressed(self, row: int, column: int) -> None:
        """A click puts the cursor (or a tick); a second click on the same option answers."""
        option = self.spot_at(row)
        if option < 0 or self._held:
            return
        if option == self._here and not self._ask.many:
            self.action_confirm()
        else:
            self.action_pick(option)

    def _go(self, option: int) -> None:
        self._here = option
        if not self._ask.many:
            self._hint = ""
        self.redraw()
        self.reach()

    def reach(self) -> None:
        """The option under the cursor."""
        self.reveal_spot(self._here)

    def draw(self, width: int) -> list[Content]:
        """A blank line or two, the options, and the hint."""
        lines = [words("")] * (2 if self.tall else 1)
        self._spots = [-1] * len(lines)
        right = right_ones(self._ask, self._told) if self._told else set()
        for n in range(len(self._ask.options)):
            if n and self.tall and len(self._ask.options) <= FEW:
                lines.append(words(""))
                self._spots.append(-1)
            option = self._option(n, width, right)
            lines += option
            self._spots += [n] * len(option)
        if self._hint:
            pad = words(" " * (MARGIN + HANG))
            lines += [words(""), joined(pad, words(self._hint, "$muted"))]
        return lines

    def _option(self, n: int, width: int, right: set[int]) -> list[Content]:
        option, here = self._ask.options[n], n == self._here and self._told is None
        mark, style, said = " ", "$muted", ""
        if here:
            mark, style = marks.HERE, "bold $mark"
        elif self._told:
            picked = isinstance(self._told.answer, Chosen) and option.id in self._told.answer.ids
            if n in right:
                mark, style = marks.RIGHT, "bold $right"
            elif picked:
                mark, style = marks.WRONG, "bold $wrong"
            else:
                said = "$muted"
        letter = LETTERS[n] if n < len(LETTERS) else " "
        first = joined(words(f"{mark} ", style), words(letter.ljust(HANG), style))
        hang = MARGIN + HANG
        if self._ask.many:
            box = marks.TICKED if n in self._ticked else marks.UNTICKED
            first = joined(first, words(f"{box} ", "bold" if n in self._ticked else "$muted"))
            hang += 2
        rows = paragraph(literal(option.text, said), measure(width) - hang + MARGIN, first=first, rest=hang)
        return [banded(row, width) for row in rows] if here else rows
