"""A card: how it stands, and everything that happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.literal import literal, title, words
from aligntutor.tui.messages import SourceWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.facts import Fact, Facts
from aligntutor.tutor.cards import told_of
from aligntutor.tutor.wording import sentence_start

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.by_hand import CardFacts


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The card with this key."""
    hand = tutor.by_hand()
    return CardPage(hand.facts(about), hand.today, ascii)


class CardPage(Page):
    """Leaving gives the page below back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("source", "source", "open its source in your editor", show=False),
        bound("back", "back", "back"),
        bound("go-on", "back", "back"),
    ]

    def __init__(self, facts: CardFacts, today: int, ascii: bool = False) -> None:
        self._facts = facts
        self._today = today
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The question, then labels with what there is to say."""
        asks = self._facts.asks or "No deck on offer has it any more; its history is kept."
        shown: list[Fact] = [("Asks", [literal(asks)])]
        shown += [
            (label, [title(line) for line in lines]) for label, lines in told_of(self._facts, self._today)
        ]
        return (Facts(shown),)

    def on_mount(self) -> None:
        """Its idea, and its key."""
        name = sentence_start(self._facts.term) or self._facts.card.rpartition("/")[2]
        self.tell(title(name, "bold"), (words(self._facts.card, "$muted"),))

    def action_source(self) -> None:
        """Open the file that it comes from."""
        self.post_message(SourceWanted(self._facts.card))

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
