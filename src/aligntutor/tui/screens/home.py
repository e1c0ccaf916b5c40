"""Home: one number, one key, then the decks and the week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.hints import spoken
from aligntutor.tui.lines import counted
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.messages import Begin, PageWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.decks import Decks
from aligntutor.tui.widgets.now import Now, Plainly
from aligntutor.tui.widgets.week import Week
from aligntutor.tutor.shown import DeckRow, Overview


class Home(Page):
    """Enter begins: everything that is due, or the deck under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "begin", "begin"),
        bound("down", "walk(1)", "decks"),
        bound("up", "walk(-1)", "move up", show=False),
        bound("tour", "tour", "tour"),
        bound("read", "read", "read"),
        bound("map", "map", "map"),
        bound("statistics", "over('statistics')", "statistics"),
        bound("browse", "over('browse')", "browse"),
        bound("settings", "over('settings')", "settings", show=False),
        bound("changes", "changes", "what changed"),
        bound("space", "fold", "fold", show=False),
        bound("right", "open", "unfold", show=False),
        bound("left", "shut", "fold", show=False),
        bound("top", "back", "back to what is due", show=False),
        bound("leave-home", "app.quit", "quit"),
    ]

    def __init__(self, overview: Overview, ascii: bool = False, note: str = "") -> None:
        self._overview = overview
        self._note = note
        self._now = Now(overview, ascii, self.action_begin)
        self._decks = Decks(overview.decks)
        self._week = Week(overview.week)
        super().__init__(ascii)

    @property
    def _welcome(self) -> bool:
        return self._overview.first_run and any(deck.new or deck.due for deck in self._overview.decks)

    def parts(self) -> Sequence[Widget]:
        """A welcome for who was never here; what is missing where there is no deck; else the day's work."""
        if not self._overview.decks:
            return (
                Plainly(
                    words("There is no deck yet.", "bold"),
                    words("A deck is a file or a folder that someone gave you."),
                    joined(words("aligntutor decks add PATH", "bold $mark"), words("  adds one.")),
                ),
            )
        return (self._greeting(),) if self._welcome else (self._now, self._decks, self._week)

    def _greeting(self) -> Plainly:
        now = self._overview
        deck = next(deck for deck in now.decks if deck.new or deck.due)
        size = counted(deck.ideas, "idea") if deck.ideas else "cards"
        what = "idea" if deck.ideas else "card"
        chapters = f" in {counted(len(deck.chapters), 'chapter')}" if len(deck.chapters) > 1 else ""
        course = joined(
            words("This is the course "),
            title(deck.title, "bold"),
            words(f". It has {size}{chapters}. You will meet a few each day, "),
            words("and each comes back just before you would lose it."),
        )
        begin = joined(
            words(f"{spoken(self.app, 'go-on'):7}", "bold $mark"), words(f"begin with the first {what}")
        )
        return Plainly(
            words("Welcome.", "bold"),
            course,
            words("The first takes about two minutes."),
            begin,
            joined(
                words(f"{spoken(self.app, 'tour'):7}", "bold $mark"),
                words("first a tour of three short cards"),
            ),
            words("Nothing leaves this computer. You can stop at any point.", "$muted"),
            key=begin,
        )

    def on_mount(self) -> None:
        """Name and day, and what this is where it is not the learner's own home."""
        name = joined(words("aligntutor", "bold"), words(f"  {self._note}".rstrip(), "$muted"))
        date = words(self._overview.date, "$muted")
        self.tell(name, () if self._welcome else (date,))

    def on_decks_walked(self) -> None:
        """Say what Enter would begin."""
        deck = self._decks.here
        self._now.point(deck)
        self.notice.clear()
        self.refresh_bindings()

    def on_decks_chosen(self) -> None:
        """A second click begins."""
        self.action_begin()

    def wording(self, action: str) -> str:
        """Enter meets the next idea where nothing is due."""
        idle = not self._overview.due and self._overview.new
        return "next idea" if action == "begin" and idle and not self._welcome else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be begun, read, walked and folded."""
        listed = bool(self._overview.decks) and not self._welcome
        if action == "begin":
            deck = self._decks.here
            if deck is not None:
                return not deck.trouble and bool(deck.due or deck.new)
            return bool(self._overview.due or self._overview.new)
        if action == "changes":
            return any(deck.changed for deck in self._overview.decks)
        plainly = {
            "walk": listed,
            "over": listed,
            "tour": self._welcome,
            "back": self._decks.cursor >= 0,
            "read": self._to_read is not None,
            "map": self._to_map is not None,
        }
        if action in plainly:
            return plainly[action]
        if action in ("fold", "open", "shut"):
            return listed and self._decks.foldable
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Begin what the cursor is on."""
        if self.check_action("begin", ()):
            deck = self._decks.here
            self.post_message(Begin(deck.id if deck else None))

    @property
    def _here(self) -> Sequence[DeckRow]:
        """The deck under the cursor; above the list all of them."""
        here = self._decks.here
        return self._overview.decks if here is None else (here,)

    @property
    def _to_read(self) -> DeckRow | None:
        """The first of these that has a text."""
        return next((deck for deck in self._here if deck.readable), None)

    @property
    def _to_map(self) -> DeckRow | None:
        """The first of these that has ideas."""
        return next((deck for deck in self._here if deck.ideas), None)

    def action_read(self) -> None:
        """Open the text of the deck or chapter that the cursor is on."""
        if deck := self._to_read:
            self.post_message(PageWanted("book", f"{deck.id}/{self._decks.chapter}"))

    def action_tour(self) -> None:
        """Show how it is used."""
        self.post_message(PageWanted("tour"))

    def action_over(self, name: str) -> None:
        """Show a page over this one, about the deck that the cursor is on."""
        here = self._decks.here
        self.post_message(PageWanted(name, here.id if here else ""))

    def action_map(self) -> None:
        """Open the map of the deck that the cursor is on."""
        if deck := self._to_map:
            self.post_message(PageWanted("map", f"{deck.id}/"))

    def action_changes(self) -> None:
        """Show what was edited lately."""
        self.post_message(PageWanted("changes"))

    def action_walk(self, by: int) -> None:
        """Walk through the decks; at the end of the list on to what stands below it."""
        if not self._decks.walk(by):
            self.scroller.scroll_relative(y=by, animate=False)

    def action_fold(self) -> None:
        """Open or shut a deck."""
        self._decks.fold()

    def action_open(self) -> None:
        """Show a deck's chapters."""
        self._decks.fold(True)

    def action_shut(self) -> None:
        """Hide a deck's chapters."""
        self._decks.fold(False)

    def action_back(self) -> None:
        """Back to what is due."""
        self._decks.leave()
