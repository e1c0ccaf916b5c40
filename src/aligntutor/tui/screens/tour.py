"""Tour: three short cards, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import literal, words
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tutor.touring import TourCard, tour

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The first card."""
    return Tour(tour(dict(tutor.settings.keys)), ascii)


class Card(Drawn):
    """A head and its paragraphs."""

    def __init__(self, card: TourCard) -> None:
        super().__init__()
        self.card = card

    def draw(self, width: int) -> list[Content]:
        """A line apart."""
        lines = paragraph(words(self.card.head, "bold"), measure(width))
        for text in self.card.texts:
            lines += [words(""), *paragraph(literal(text), measure(width))]
        return lines


class Tour(Page):
    """Enter goes on, after the last card back to the page below; so does leaving at any card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "leaf(1)", "next"),
        bound("right", "forth", "next card", show=False),
        bound("left", "leaf(-1)", "previous", show=False),
        bound("back", "back", "skip"),
    ]

    def __init__(self, cards: Sequence[TourCard], ascii: bool = False) -> None:
        self._at, self._cards = 0, cards
        self._card = Card(cards[0])
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The card at hand."""
        return (self._card,)

    def on_mount(self) -> None:
        """Say which card it is."""
        self._tell()

    def _tell(self) -> None:
        self.tell(words("Tour", "$muted"), (words(f"{self._at + 1} of {len(self._cards)}", "$muted"),))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last card there is no next one."""
        return not self._is_last if action == "forth" else super().check_action(action, parameters)

    @property
    def _is_last(self) -> bool:
        return self._at == len(self._cards) - 1

    def wording(self, action: str) -> str:
        """After the last card there is nothing to skip."""
        return "back" if self._is_last and action in ("leaf(1)", "back") else ""

    def action_forth(self) -> None:
        """The next card."""
        self.action_leaf(1)

    def action_leaf(self, by: int) -> None:
        """The next card or the one before; after the last one, back."""
        if self._is_last and by > 0:
            self.action_back()
            return
        self._at = max(0, self._at + by)
        self._card.card = self._cards[self._at]
        self._card.redraw()
        self.scroller.scroll_home(animate=False)
        self._tell()

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
