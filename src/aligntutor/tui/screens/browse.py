"""Browse: cards found as one types, and what can be done with many of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from aligntutor.core.events import EventType
from aligntutor.tui.answers.writing import Entry, Mark
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import counted
from aligntutor.tui.literal import words
from aligntutor.tui.messages import LineWanted, PageWanted
from aligntutor.tui.page import Page
from aligntutor.tui.undoing import take_back, undone_by
from aligntutor.tui.widgets.asks import Asks
from aligntutor.tui.widgets.cards import Cards
from aligntutor.tutor import Refused
from aligntutor.tutor.acts import turned
from aligntutor.tutor.searching import Found
from aligntutor.tutor.wording import when_due

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.browsing import Browser

BACK: dict[EventType, str] = {"unsuspend": "bring back", "unbury": "ask again", "unflag": "unflag"}
SURE: tuple[EventType, ...] = ("forget", "reset")  # done with many only when asked for twice


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """All cards, or those of the deck that `about` names."""
    return Browse(tutor.browse(), f"deck:{about} " if about else "", ascii)


class Browse(Page):
    """Typing searches; Down leads into the list, where letters do something with the cards."""

    DEFAULT_CSS = "Browse Horizontal { height: 2; padding: 0 1 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "open", "open"),
        bound("mark", "mark", "mark"),
        bound("mark-all", "mark_all", "all"),
        bound("set-aside", "act('suspend')", "set aside"),
        bound("bury", "act('bury')", "bury"),
        bound("flag", "note", "flag"),
        bound("set-due", "days", "set due"),
        bound("undo", "undo", "undo"),
        bound("browse", "search", "search"),
        bound("down", "walk(1)", "move", show=False),
        bound("up", "walk(-1)", "move up", show=False),
        bound("page-down", "walk(10)", "ten further", show=False),
        bound("page-up", "walk(-10)", "ten back", show=False),
        bound("first", "ends(0)", "the first", show=False),
        bound("last", "ends(-1)", "the last", show=False),
        bound("back", "back", "back"),
    ]

    def __init__(self, browser: Browser, query: str = "", ascii: bool = False) -> None:
        self._browser, self._query = browser, query
        self._found: list[Found] = []
        self._entry = Entry("the cards")
        self._mark = Mark()
        self._cards = Cards(lambda card: when_due(card.phase, card.due_day, browser.today, card.mark))
        self._asks = Asks()
        self._sure: tuple[str, ...] = ()
        super().__init__(ascii)

    def top(self) -> Sequence[Widget]:
        """The line that is typed on."""
        return (Horizontal(self._mark, self._entry),)

    def parts(self) -> Sequence[Widget]:
        """The cards found."""
        return (self._cards,)

    def foot(self) -> Sequence[Widget]:
        """What the card under the cursor asks."""
        return (self._asks,)

    def on_mount(self) -> None:
        """Begin with all cards, or with those of a deck."""
        self._entry.value = self._query
        self._entry.cursor_position = len(self._query)
        self.set_focus(self._entry)
        self.watch(self._entry, "value", self._typed, init=False)
        self._find()

    def _find(self) -> None:
        found = self._browser.find(self._entry.value)
        self._found = found.cards
        self._cards.show(
            found.cards, [words(line, "" if n else "bold") for n, line in enumerate(found.nothing)]
        )
        self.tell(words("Browse", "bold"), (words(counted(len(found.cards), "card"), "$muted"),))
        if self.listed or self._asks.text:
            self._walked()
        if not self.listed and self.focused is None:  # the last card has gone from the list
            self.on_cards_walked()

    def _typed(self) -> None:
        """Search as one types: by a watcher, as a message would come a frame later."""
        self.notice.clear()
        self._find()
        self.scroller.scroll_to(y=0, animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        event.stop()
        self.action_walk(1)

    @property
    def listed(self) -> bool:
        """Whether the cursor is in the list."""
        return self._cards.cursor >= 0

    def _walked(self) -> None:
        here = self._cards.here
        self._asks.tell(here.asks if here else "")
        self.refresh_bindings()

    def on_cards_walked(self) -> None:
        """Into the list or out of it: typing is for the line alone."""
        self.set_focus(None if self.listed else self._entry)
        self._mark.visible = not self.listed
        self._sure = ()
        self._walked()

    def on_cards_picked(self) -> None:
        """A second click opens."""
        self.action_open()

    def wording(self, action: str) -> str:
        """What is done already is turned back."""
        acts: dict[str, EventType] = {"act('suspend')": "suspend", "act('bury')": "bury", "note": "flag"}
        return BACK.get(self._turned(acts[action]), "") if action in acts else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most is done in the list."""
        if action in ("open", "mark", "mark_all", "act", "note", "days", "undo", "search", "ends"):
            return self.listed
        if action == "walk":
            return bool(self._found)
        return super().check_action(action, parameters)

    def action_walk(self, by: int) -> None:
        """Move the cursor; above the first row one types again."""
        cursor = self._cards.cursor + by
        self._cards.go(cursor if by == -1 else max(0, cursor))

    def action_ends(self, end: int) -> None:
        """To the first row or the last."""
        self._cards.go(0 if end == 0 else len(self._found) - 1)

    def action_search(self) -> None:
        """Type again."""
        self._cards.go(-1)

    def action_mark(self) -> None:
        """Mark the card under the cursor, and go on to the next."""
        if here := self._cards.here:
            self._cards.mark([here])
            self._cards.go(self._cards.cursor + 1)

    def action_mark_all(self) -> None:
        """Mark all cards found, or none."""
        self._cards.mark(self._found)

    @property
    def _chosen(self) -> list[Found]:
        """The marked cards in their order, else the one under the cursor."""
        here, marked = self._cards.here, self._cards.marked
        return [card for card in self._found if card.card in marked] if marked else [here] if here else []

    def action_act(self, action: EventType) -> None:
        """Do something with the chosen cards; what is set aside already is brought back."""
        self.act(self._turned(action))

    def _turned(self, action: EventType) -> EventType:
        return turned(action, [card.mark for card in self._chosen], self._browser.today)

    def act(self, action: EventType, note: str = "", days: int = 1) -> str:
        """The same, with what it needs; gives why it was not done, or nothing."""
        chosen = tuple(card.card for card in self._chosen)
        if action in SURE and len(chosen) > 1 and self._sure != (action, *chosen):
            self._sure = (action, *chosen)
            again = "Once more does it; undo takes it back."
            self.notice.say(f"That is about {len(chosen)} cards.", again, kind="quiet")
            return ""
        try:
            done = self._browser.act(action, chosen, note, days)
        except Refused as problem:
            self.notice.say(str(problem), problem.hint)
            return f"{problem} {problem.hint}"
        self.changed, self._sure = True, ()
        self._find()
        self.notice.say(done, undone_by(self.app, self.listed), kind="done")
        return ""

    def action_note(self) -> None:
        """Flag, with a note; where all have a flag, take it off."""
        if self._turned("flag") == "unflag":
            self.act("unflag")
            return
        mine = self._chosen
        about = mine[0].asks if len(mine) == 1 else counted(len(mine), "card")
        hint = "What is wrong, for you or the author. May be empty."
        self.post_message(LineWanted("Flag", about, hint, "flag", partial(self.act, "flag")))

    def action_days(self) -> None:
        """Ask in how many days they are due."""

        def done(days: str) -> str:
            if not (days.isascii() and days.isdigit() and len(days) <= 5):
                return "Type a number of days, such as 10."
            return self.act("due", days=int(days))

        hint = "In how many days they come back; 0 for today."
        self.post_message(LineWanted("Set due", counted(len(self._chosen), "card"), hint, "set", done))

    def action_undo(self) -> None:
        """Take back what was done last."""
        take_back(self.app)  # type: ignore[arg-type]

    def look_again(self) -> bool:
        """Read all cards again."""
        self.changed = True
        self._browser.read()
        self._find()
        return True

    def action_open(self) -> None:
        """What is known of the card under the cursor."""
        if here := self._cards.here:
            self.post_message(PageWanted("card", here.card))

    def action_back(self) -> None:
        """Clear what was typed, then leave."""
        if not self.listed and self._entry.value:
            self._entry.value = ""
        else:
            self.dismiss()
