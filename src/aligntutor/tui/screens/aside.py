"""Cards that were set aside, to be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.lines import counted
from aligntutor.tui.literal import title, words
from aligntutor.tui.page import Page
from aligntutor.tui.undoing import undone_by
from aligntutor.tui.widgets.picks import Picks
from aligntutor.tutor import Refused
from aligntutor.tutor.by_hand import Aside

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.by_hand import ByHand

EMPTY = (
    "No card is set aside.",
    "After an answer, s sets its card aside until you want it back, and b until tomorrow.",
)


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The cards of all decks."""
    return AsideScreen(tutor.by_hand(), ascii)


class AsideScreen(Page):
    """Enter brings back the card under the cursor; leaving gives the page below back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "bring", "bring back"),
        bound("down", "walk(1)", "move"),
        bound("up", "walk(-1)", "move up", show=False),
        bound("back", "back", "back"),
    ]

    def __init__(self, hand: ByHand, ascii: bool = False) -> None:
        self._hand = hand
        self._cards = hand.aside()
        self._picks = Picks(_rows(self._cards), [words(EMPTY[0], "bold"), words(EMPTY[1])])
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The cards."""
        return (self._picks,)

    def on_mount(self) -> None:
        """Say how many there are."""
        self._count()

    def _count(self) -> None:
        number = words(counted(len(self._cards), "card"), "$muted")
        self.tell(words("Set aside", "bold"), (number,) if self._cards else ())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to bring back."""
        if action in ("bring", "walk"):
            return bool(self._cards)
        return super().check_action(action, parameters)

    def on_picks_picked(self, event: Picks.Picked) -> None:
        """A second click brings it back, but no other that stands there meanwhile."""
        if event.row is self._picks.here:
            self.action_bring()

    def action_walk(self, by: int) -> None:
        """Move the cursor."""
        self._picks.walk(by)

    def action_bring(self) -> None:
        """Ask the card again from now on."""
        try:
            self._hand.bring_back(self._cards[self._picks.cursor].card)
        except Refused as problem:
            self.notice.say(str(problem), problem.hint)
            return
        self.changed = True
        self._cards = self._hand.aside()
        self._picks.show(_rows(self._cards))
        self._count()
        self.notice.say("Asked again when it is due.", undone_by(self.app), kind="done")

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()


def _rows(cards: Sequence[Aside]) -> list[tuple[Content, Content]]:
    return [(title(card.name), title(f"{card.card}, {card.why}", "$muted")) for card in cards]
