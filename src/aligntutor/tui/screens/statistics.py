"""Statistics: what was retained and how surely that is known, what comes, what is hard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.worker import get_current_worker

from aligntutor.tui.bound import bound
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.messages import Counted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.figures import Figures
from aligntutor.tutor import Refused
from aligntutor.tutor.figures import NAMES, PERIODS, QUICK, Figure

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor

FIRST = "half-year"
"""The period that is shown at first."""
WAITING = Figure("", "", "ranked", "", said="Reading the answers …")


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The figures of a deck, or of all where `about` is empty."""
    return Statistics(tutor, about, ascii)


class Statistics(Page):
    """What daily totals tell is there at once; for the rest the answers are read behind the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("shorter", "period(-1)", "less"),
        bound("longer", "period(1)", "more"),
        bound("deck", "deck", "deck"),
        bound("table", "table", "table"),
        bound("hardest", "go('hardest')", "hardest"),
        bound("tempting", "go('tempting')", "tempting"),
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("back", "back", "back"),
        bound("go-on", "back", "back"),
    ]

    def __init__(self, tutor: Tutor, deck: str, ascii: bool = False) -> None:
        self._tutor = tutor
        self._titles = {"": "all decks"} | {
            facts.deck: facts.title for facts in tutor.decks() if not facts.trouble
        }
        self._deck = deck
        self._period = list(PERIODS).index(FIRST)
        self._as_table = False
        self._told: dict[str, Figure] = {}
        self._figures = Figures()
        super().__init__(ascii)
        self._count()

    def parts(self) -> Sequence[Widget]:
        """The figures."""
        return (self._figures,)

    def on_mount(self) -> None:
        """Read the answers once the page is there."""
        self._tell()
        self.call_after_refresh(self._read)

    def _count(self) -> None:
        """What is there at once; the rest is still to come."""
        period = PERIODS[list(PERIODS)[self._period]]
        waiting = {name: WAITING._replace(name=name, title="") for name in NAMES if name not in QUICK}
        self._told = {each.name: each for each in self._tutor.figures(period, self._deck)} | waiting
        self._show()

    def _show(self) -> None:
        self._figures.show(_listed(self._told), as_table=self._as_table)

    def _tell(self) -> None:
        deck = title(self._titles.get(self._deck, self._deck), "$muted")
        period = words(list(PERIODS.values())[self._period].words, "$muted")
        self.tell(joined(words("Statistics   ", "bold"), deck), (period,))

    def _read(self) -> None:
        self.run_worker(self._reading, thread=True, exclusive=True)

    def _reading(self) -> None:
        """In a thread, until there is something else to read."""
        worker, asked = get_current_worker(), (self._period, self._deck)
        period = PERIODS[list(PERIODS)[self._period]]
        try:
            found = self._tutor.figures_read(period, self._deck, lambda: worker.is_cancelled)
        except Refused as problem:
            found = ()
            self.app.call_from_thread(self.notice.say, str(problem), problem.hint)
        if found and not worker.is_cancelled:
            self.post_message(Counted(asked, found))

    def on_counted(self, message: Counted) -> None:
        """Show what the answers told, unless something else was asked meanwhile."""
        message.stop()
        if message.asked == (self._period, self._deck):
            self._told |= {each.name: each for each in message.figures}
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another deck, another period."""
        if action == "deck":
            return len(self._titles) > 2
        if action == "period":
            by = parameters[0]
            assert isinstance(by, int)
            return 0 <= self._period + by < len(PERIODS)
        return super().check_action(action, parameters)

    def _anew(self) -> None:
        try:
            self._count()
        except Refused as problem:
            self.notice.say(str(problem), problem.hint)
            return
        self._tell()
        self.refresh_bindings()
        self._read()

    def action_period(self, by: int) -> None:
        """A longer or shorter time."""
        self._period += by
        self._anew()

    def action_deck(self) -> None:
        """The next deck, after the last one all of them."""
        decks = list(self._titles)
        self._deck = decks[(decks.index(self._deck) + 1) % len(decks)]
        self._anew()

    def action_table(self) -> None:
        """All figures as tables, or as plots again."""
        self._as_table = not self._as_table
        self._show()
        self.scroller.scroll_home(animate=False)
        self.refresh_bindings()

    def wording(self, action: str) -> str:
        """The way back from tables."""
        return "plots" if action == "table" and self._as_table else ""

    def action_go(self, name: str) -> None:
        """Scroll to a figure."""
        self._figures.reveal_figure(name)

    def action_back(self) -> None:
        """Back to the page below."""
        self.workers.cancel_all()
        self.dismiss()


def _listed(told: dict[str, Figure]) -> dict[str, Figure]:
    """The figures in the order of the page, those that wait for answers as one."""
    order = ("retention", "ahead", "days", "confidence", "foretold", "levels", "kinds", "time")
    found = {name: told[name] for name in (*order, "hardest", "tempting") if name in told}
    waiting = [name for name, figure in found.items() if not figure.title]
    return {name: figure for name, figure in found.items() if name not in waiting[1:]}
