"""Saying the answer to oneself, looking, and rating oneself."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content

from aligntutor.core.asks import Recall, Recalled
from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lettering import RATINGS
from aligntutor.tui.lines import MARGIN, banded, measure, paragraph
from aligntutor.tui.literal import joined, literal, words
from aligntutor.tui.widgets.ratings import Ratings
from aligntutor.tui.widgets.spotted import Spotted
from aligntutor.tutor.shown import Asking, Told

from .answering import Answering

Stage = Literal["front", "points", "rating", "held"]


class Recalling(Spotted, Answering):
    """The back appears under a line; then the points of a good answer one by one; then the ratings."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n + 1), f"rate({n + 1})", "rate") for n in range(4)),
        bound("space", "tick", "said it"),
        bound("go-on", "confirm", "next"),
        bound("down", "move(1)", "move down", show=False),
        bound("up", "move(-1)", "move up", show=False),
        *(Binding(str(n + 1), f"point({n})", "tick", show=False) for n in range(9)),
        bound("right", "lean(1)", "better", show=False),
        bound("left", "lean(-1)", "worse", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.below: Ratings = Ratings(self._rated)
        self._ask = Recall("", "")
        self._stage: Stage = "front"
        self._here = 0
        self._met: set[int] = set()
        self._back = (0, 0)
        self._known = 0
        """Points shown so far."""

    def pose(self, asking: Asking) -> None:
        """The front only."""
        assert isinstance(asking.ask, Recall)
        self._ask = asking.ask
        self._stage, self._here, self._known = "front", 0, 0
        self._met = set()
        self.below.offer(asking.previews)
        self.redraw()

    def hold(self) -> None:
        """Keep the rating."""
        self._stage = "held"
        self.redraw()

    def tell(self, told: Told) -> None:
        """The rating stands."""
        self.hold()
        self.below.settle()

    def rows(self, width: int) -> int:
        """Line, back and points."""
        return len(self.lines(width))

    def wording(self, action: str) -> str:
        """What Space and Enter do depends on how far one is."""
        if self._stage == "front":
            return "show the answer" if action in ("tick", "confirm") else ""
        if action == "confirm" and self._stage == "rating":
            return RATINGS[self.below.chosen]
        if action == "tick" and self._here in self._met:
            return "not said"
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each stage has its own keys."""
        stages: dict[str, tuple[Stage, ...]] = {
            "tick": ("front", "points"),
            "confirm": ("front", "points", "rating"),
            "move": ("points",),
            "point": ("points",),
            "rate": ("rating",),
            "lean": ("rating",),
        }
        if action == "point" and isinstance(parameters[0], int) and parameters[0] >= self._known:
            return False
        return self._stage in stages[action] if action in stages else True

    def action_tick(self) -> None:
        """Show the answer; then: this point was said (and on to the next), or was not after all."""
        if self._stage == "front":
            self._reveal()
            return
        said = self._here not in self._met
        self._met ^= {self._here}
        if said:
            self.action_confirm()
        else:
            self._changed()

    def action_point(self, point: int) -> None:
        """Tick a point by its number."""
        self._here = point
        self.action_tick()

    def action_move(self, by: int) -> None:
        """Walk over the points shown so far."""
        self._here = (self._here + by) % self._known
        self._changed()

    def action_confirm(self) -> None:
        """Show the answer, go to the next point, or rate."""
        if self._stage == "front":
            self._reveal()
        elif self._stage == "rating":
            self.action_rate(self.below.chosen + 1)
        elif self._here + 1 < self._known:
            self.action_move(1)
        elif self._known < len(self._ask.checklist):
            self._known += 1
            self._here += 1
            self._changed()
        else:
            self._rate()

    def action_lean(self, by: int) -> None:
        """Move the cursor on the ratings."""
        self.below.choose(self.below.chosen + by)
        self.screen.refresh_bindings()

    def action_rate(self, rating: int) -> None:
        """Answer with a rating."""
        self.below.choose(rating - 1)
        self.give(Recalled(rating, tuple(sorted(self._met))))

    def pressed(self, row: int, column: int) -> None:
        """A click shows the answer, or ticks a point."""
        if self._stage == "front":
            self._reveal()
        elif self._stage == "points" and (point := self.spot_at(row)) >= 0:
            self.action_point(point)

    def _rated(self, rating: int) -> None:
        if self._stage == "rating":
            self.action_rate(rating)

    def _reveal(self) -> None:
        if self._ask.checklist:
            self._stage, self._known = "points", 1
            self._changed()
        else:
            self._rate()

    def _rate(self) -> None:
        self._stage = "rating"
        points = len(self._ask.checklist)
        usual = 2 if len(self._met) == points else 1 if self._met else 0
        self.below.open(usual)
        self._changed()

    def _changed(self) -> None:
        self.redraw()
        self.screen.refresh_bindings()
        self.call_after_refresh(self.reach)

    def reach(self) -> None:
        """The point under the cursor, or the whole back where it fits, else its beginning."""
        if self._stage == "points" and self._here in self._spots:
            self.reveal_spot(self._here)
        elif self._stage in ("points", "rating"):
            self.reveal_rows(*self._back)

    def draw(self, width: int) -> list[Content]:
        """A line, then what is known so far."""
        blank = [words("")] * (0 if self.short else 2 if self.tall else 1)
        rule = joined(words(" " * MARGIN), words(marks.EMPTY * measure(width), "$faint"))
        lines = [*blank, rule, *blank]
        if self._stage == "front":
            self._spots = []
            return [*lines, *paragraph(words("Say it to yourself first.", "$muted"), measure(width))]
        top = len(lines)
        lines += paragraph(literal(self._ask.back), measure(width))
        self._back = (top, len(lines))
        if self._known:
            asked = "Did you say this?" if self._stage == "points" else "A good answer says"
            lines += [
                *([] if self.short else [words("")]),
                *paragraph(words(asked, "$muted"), measure(width)),
            ]
        self._spots = [-1] * len(lines)
        for n, point in enumerate(self._ask.checklist[: self._known]):
            rows = self._point(n, point, width)
            lines += rows
            self._spots += [n] * len(rows)
        return lines

    def _point(self, n: int, point: str, width: int) -> list[Content]:
        here, met = self._stage == "points" and n == self._here, n in self._met
        box = marks.TICKED if met else marks.UNTICKED
        first = joined(
            words(f"{marks.HERE if here else ' '} ", "bold $mark"),
            words(f"{n + 1}  ", "bold $mark" if here else "$muted"),
            words(f"{box} ", "bold" if met else "$muted"),
        )
        rows = paragraph(literal(point), measure(width) - 5, first=first, rest=MARGIN + 5)
        return [banded(row, width) for row in rows] if here else rows
