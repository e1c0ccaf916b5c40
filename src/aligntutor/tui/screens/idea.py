"""An idea, read without studying it: its lesson, what it hangs together with, its cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.messages import Begin, PageWanted, SourceWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.facts import Fact, Facts
from aligntutor.tui.widgets.telling import Telling
from aligntutor.tutor import Refused
from aligntutor.tutor.mapping import CardLine, DeckMap, Idea, WholeIdea
from aligntutor.tutor.mastery import WORDS
from aligntutor.tutor.wording import apart

if TYPE_CHECKING:
    from aligntutor.tui.app import TutorApp
    from aligntutor.tutor import Tutor


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The idea `deck/concept`."""
    deck, _, concept = about.partition("/")
    chart = tutor.map(deck)
    if concept not in chart.ideas:
        raise Refused("This idea is no longer in its deck.", "Open the map again.")
    return IdeaScreen(chart, chart.ideas[concept], tutor.idea(deck, concept), ascii)


class IdeaScreen(Page):
    """Nothing is recorded but by studying it; leaving gives the page below back."""

    DEFAULT_CSS = "IdeaScreen Facts { margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "study", "study it"),
        bound("compare", "compare", "compare"),
        bound("source", "source", "open its source in your editor", show=False),
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("back", "back", "back"),
    ]

    def __init__(self, chart: DeckMap, idea: Idea, whole: WholeIdea, ascii: bool = False) -> None:
        self._chart = chart
        self._idea = idea
        self._whole = whole
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The lesson, then the facts."""
        return Telling(self._whole.lesson), Facts(self._facts())

    def on_mount(self) -> None:
        """Say how well it is held."""
        due = words(f"   {self._idea.due}" if self._idea.due else "", "$muted")
        self.tell(title(self._chart.title, "$muted"), (words(WORDS[self._idea.mastery]), due))

    def _facts(self) -> list[Fact]:
        sides = ("Needs", self._idea.needs), ("Opens", self._idea.opens)
        facts: list[Fact] = [(label, [self._named(id) for id in ids]) for label, ids in sides if ids]
        if self._idea.alike:
            facts.append(("Easily taken for", [self._like(id) for id in self._idea.alike]))
        if self._whole.cards:
            facts.append(("Its cards", [text for card in self._whole.cards for text in _told(card)]))
        return facts

    def _named(self, id: str) -> Content:
        """Mark and term of another idea."""
        idea = self._chart.ideas[id]
        return joined(words(f"{marks.MASTERY[idea.mastery]} ", marks.TONES[idea.mastery]), title(idea.term))

    def _like(self, id: str) -> Content:
        """A look-alike, and how often it was told from this idea."""
        said = f"  {apart(*self._whole.apart[id])}" if id in self._whole.apart else ""
        name = title(self._chart.ideas[id].term)
        return joined(words(f"{marks.LIKE} ", "bold $mark"), name, words(said, "$muted"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It can be studied while no sitting is under way, and compared with a look-alike."""
        if action == "study":
            app: TutorApp = self.app  # type: ignore[assignment]
            return app.session is None
        if action == "compare":
            return bool(self._idea.alike)
        return super().check_action(action, parameters)

    def action_study(self) -> None:
        """Its lesson and questions now, then back to the map."""
        deck, idea = self._chart.deck, self._idea.id
        self.post_message(Begin(deck, ideas=(idea,), back=PageWanted("map", f"{deck}/{idea}")))

    def action_compare(self) -> None:
        """Beside its first look-alike."""
        self.post_message(PageWanted("compare", f"{self._chart.deck}/{self._idea.id}/{self._idea.alike[0]}"))

    def action_source(self) -> None:
        """Open the file that it is written in."""
        self.post_message(SourceWanted(f"{self._chart.deck}/{self._idea.id}"))

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()


def _told(card: CardLine) -> tuple[Content, Content]:
    """What a card asks, and when it is due and how firm it is."""
    side = words(f"{card.side}  " if card.side else "", "bold $muted")
    return joined(side, title(card.facts.asks)), words(card.said, "$muted")
