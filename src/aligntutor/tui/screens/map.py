"""Map: the ideas of a deck, the one under the cursor between what it needs and what it opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from aligntutor.tui.answers.writing import Entry, Mark
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import counted, ends
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.messages import PageWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tui.widgets.field import Field
from aligntutor.tui.widgets.nearby import Nearby
from aligntutor.tutor import Refused
from aligntutor.tutor.mapping import Closer, DeckMap

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The map of `deck/concept`, at that idea or the last one met; of the first deck that has ideas."""
    deck, _, concept = about.partition("/")
    return MapScreen(tutor, tutor.map(deck or None), concept, ascii)


class Found(Drawn):
    """How many ideas are called so."""

    DEFAULT_CSS = "Found { width: 12; }"

    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def draw(self, width: int) -> list[Content]:
        """At the right end of the line that is typed on."""
        return [ends(words(""), [words(self.said, "$muted")], width - 1)]


class MapScreen(Page):
    """Enter opens the idea under the cursor; leaving gives the page below back."""

    DEFAULT_CSS = "MapScreen Horizontal { height: 1; display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("map-right", "walk(1, 0)", "walk"),
        bound("map-left", "walk(-1, 0)", "walk", show=False),
        bound("down", "walk(0, 1)", "walk", show=False),
        bound("up", "walk(0, -1)", "walk", show=False),
        bound("go-on", "open", "open"),
        bound("look-alikes", "alike", "look-alikes"),
        bound("browse", "seek", "search"),
        bound("next-name", "link(1)", "through the names above", show=False),
        bound("name-before", "link(-1)", "through the names above", show=False),
        bound("back", "back", "back"),
    ]

    def __init__(self, tutor: Tutor, chart: DeckMap, first: str, ascii: bool = False) -> None:
        self._tutor = tutor
        self._chart = chart
        self._ideas = chart.ideas
        met = [idea.id for idea in self._ideas.values() if idea.mastery != "new"]
        if first not in self._ideas:
            first = met[-1] if met else next(iter(self._ideas))
        self._field = Field(chart.chapters, first, self._pointed)
        self._near = Nearby(self._ideas, self._field.heights, self._pointed)
        self._ring: list[str] = []
        """The idea from which look-alikes are walked through, and these."""
        self._entry, self._found = Entry("go there"), Found()
        self._line = Horizontal(Mark(), self._entry, self._found)
        self._came_from = ""
        """Where the cursor was before a search; empty while nothing is searched for."""
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The idea under the cursor, which stays in view, and all ideas."""
        return (self._near, self._field)

    def foot(self) -> Sequence[Widget]:
        """The line for a search."""
        return (self._line,)

    def on_mount(self) -> None:
        """Say whose map it is."""
        name = joined(words("Map   ", "bold"), title(self._chart.title, "$muted"))
        sizes = [counted(len(self._ideas), "idea"), f"   {self._chart.known} known"]
        self.tell(name, [words(size, "$muted") for size in sizes])
        self._go(self._field.cursor)

    def _go(self, idea: str, *, keep: bool = False) -> None:
        """Move the cursor; `keep` the column for walking on."""
        try:
            closer = self._tutor.closer(self._chart.deck, idea)
        except Refused as problem:
            closer = Closer()
            self.notice.say(str(problem), problem.hint)
        self._near.show(self._ideas[idea], closer)
        self._field.go(idea, keep=keep)
        self.refresh_bindings()

    def _pointed(self, idea: str) -> None:
        """A click walks there, a second one opens; it ends a search."""
        if self._came_from:
            self._end_search()
        if idea == self._field.cursor:
            self._open(idea)
        else:
            self._ring = []
            self._go(idea)

    def on_body_resized(self) -> None:
        """Keep the cursor in view."""
        self._field.reveal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are such ideas; a search takes the keys."""
        idea = self._ideas[self._field.cursor]
        if self._came_from and action in ("open", "alike", "seek", "link"):
            return False
        if action == "alike":
            return bool(idea.alike or self._ring)
        if action == "link":
            return bool(idea.alike or idea.needs or idea.opens)
        return super().check_action(action, parameters)

    def wording(self, action: str) -> str:
        """What keys do where a name is chosen, and in a search."""
        if self._came_from:
            return {"walk": "the next one", "back": "give up"}.get(action.partition("(")[0], "")
        return "go" if action == "open" and self._near.chosen else ""

    def action_walk(self, right: int, down: int) -> None:
        """Walk along a chapter and on to the next, or between chapters; in a search to the next one found."""
        if self._came_from:
            self._find(down or right)
            return
        self._ring = []
        self._go(self._field.walk(right, down), keep=bool(down))

    def action_link(self, by: int) -> None:
        """Choose one of the names above, for Enter."""
        self._near.choose(by)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Go to the idea that was chosen; else open the one under the cursor."""
        if chosen := self._near.chosen:
            self._ring = []
            self._go(chosen)
        else:
            self._open(self._field.cursor)

    def _open(self, idea: str) -> None:
        self.post_message(PageWanted("idea", f"{self._chart.deck}/{idea}"))

    def action_alike(self) -> None:
        """Walk to the next look-alike, after the last of them back."""
        here = self._field.cursor
        if here not in self._ring:
            self._ring = [here, *self._ideas[here].alike]
        self._go(self._ring[(self._ring.index(here) + 1) % len(self._ring)])

    # -- searching -------------------------------------------------------------------

    def action_seek(self) -> None:
        """Find ideas by their term."""
        self._came_from = self._field.cursor
        self._entry.value, self._found.said = "", ""
        self._show_line(True)
        self.set_focus(self._entry)

    def _show_line(self, shown: bool) -> None:
        """The line takes the row of the notice."""
        self._line.display, self.notice.display = shown, not shown
        self._found.redraw()
        self.refresh_bindings()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Go to the first idea that is called so."""
        event.stop()
        if self._came_from:
            self._find(0)

    def _find(self, by: int) -> None:
        """Of what is found, go to the first, or to the next from here."""
        text = self._entry.value.casefold().strip()
        names = {id: f" {idea.term.casefold()}" for id, idea in self._ideas.items()}
        # those of which a word begins so come first
        found = sorted(
            (id for id, name in names.items() if text and text in name),
            key=lambda id: f" {text}" not in names[id],
        )
        here = self._field.cursor
        at = (found.index(here) + by) % len(found) if by and here in found else 0
        self._found.said = (counted(len(found), "idea") if found else "none") if text else ""
        self._found.redraw()
        self._go(found[at] if found else self._came_from)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay where the search has led."""
        event.stop()
        self._end_search()

    def _end_search(self) -> None:
        self._came_from = ""
        self.set_focus(None)
        self._ring = []
        self._show_line(False)

    def action_back(self) -> None:
        """Back to where the search began, or to the page below."""
        if self._came_from:
            self._go(self._came_from)
            self._end_search()
        else:
            self.dismiss()
