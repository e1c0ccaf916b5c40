"""The tutor: a learner's log, the decks on offer, and what can be asked of both."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from aligntutor.core.days import study_day
from aligntutor.store import StoreError

from .refusal import Refused, asked
from .shelves import Shelves

if TYPE_CHECKING:
    from aligntutor.core.decks import Place
    from aligntutor.core.events import Event
    from aligntutor.memory.fitting import Fit
    from aligntutor.memory.offering import Offer

    from .ahead import Ahead
    from .browsing import Browser
    from .by_hand import ByHand
    from .changelog import Change
    from .comparing import Comparison
    from .counted import DueReport, Statistics
    from .figures import Figure, Period
    from .keeping import Trouble
    from .mapping import Closer, DeckMap, WholeIdea
    from .preferring import Preference
    from .shown import ChapterText, Overview
    from .studying import Study
    from .syncing import Synced

T = TypeVar("T")


class Tutor(Shelves):
    """Use as a context manager; every method may raise Refused."""

    def __enter__(self) -> Tutor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of both files."""
        self._log.close()
        self._compiled.close()

    def study(
        self,
        deck: str | None = None,
        *,
        cards: int | None = None,
        minutes: float | None = None,
        mode: str = "due",
        reschedule: bool = False,
        timed: bool = True,
        ideas: Sequence[str] = (),
    ) -> Study:
        """Begin a sitting in all decks or in one, in one of the `study.modes`, or about ideas that are named.

        Untimed where no person answers at a terminal; with `reschedule` practice moves the schedule too.
        """
        from aligntutor.study.modes import NAMED
        from aligntutor.study.session import Limits

        from .answering import Manner
        from .studying import Study

        self._note_edits()
        patience = self.settings.slow if timed else 0
        manner = Manner(
            NAMED if ideas else mode, reschedule, self.settings.confidence, patience, Limits(cards, minutes),
            tuple(ideas), self.settings.timer,
        )  # fmt: skip
        return asked(
            lambda: Study(
                self._log, self._compiled, self._ids(deck), self.clock, self.seed, self._mend, manner
            )
        )

    def _mend(self) -> None:
        # Edits are noted after the sitting: in the midst of it, undo is to take back the last answer.
        with contextlib.suppress(Refused):
            asked(self._bring_up_to_date)

    def due(self) -> DueReport:
        """What is due now and what is new, by deck."""
        from .counting import due_report

        return asked(lambda: due_report(self._log, self._compiled, self._ids(), self.clock()))

    def overview(self) -> Overview:
        """The home screen."""
        from .overviewing import overview

        self._note_edits()
        return asked(lambda: overview(self._log, self._compiled, self.decks(), self.clock()))

    def changes(self, deck: str | None = None) -> tuple[Change, ...]:
        """What changed in decks that were studied, the newest first."""
        from .changelog import changes

        self._note_edits()
        return asked(lambda: changes(self._log, self._compiled, deck))

    def by_hand(self) -> ByHand:
        """Single cards, and what a learner may do with them."""
        from .by_hand import ByHand

        return ByHand(self._log, self._compiled, self._ids(), self.clock)

    def place(self, card: str) -> Place:
        """Where in its deck's files a card or an idea (`deck/concept`) stands now."""
        from .sources import place_of

        return place_of(self._compiled, card)

    def browse(self) -> Browser:
        """All cards, to be searched."""
        from .browsing import Browser

        self._note_edits()
        return Browser(self._log, self._compiled, self._ids(), self.clock)

    def ahead(self) -> Ahead:
        """Pauses and exams."""
        from .ahead import Ahead

        return Ahead(self._log, self._compiled, self._ids(), self.clock)

    def texts(self, deck: str) -> tuple[ChapterText, ...]:
        """The chapters of a deck that can be read as a text."""
        from .reading import texts

        return asked(lambda: texts(self._compiled.chapters(deck), self._log, deck))

    def compare(self, deck: str, concept: str, other: str = "") -> Comparison:
        """A concept beside another one, by default its first look-alike."""
        from .comparing import compare, lookalike

        found = compare(self._compiled, deck, concept, other or lookalike(self._compiled, deck, concept))
        if found is None:
            if not other:
                raise Refused(f"{deck} knows of no look-alike of {concept}.", "Name one to compare it with.")
            lost = " and ".join(id for id in (concept, other) if self._compiled.concept(deck, id) is None)
            raise Refused(f"{deck} has no idea {lost}.", "Name two concepts of one deck.")
        if other == concept:
            raise Refused(f"{other} is one idea.", "Name another one to compare it with.")
        return found

    def ideas(self, deck: str) -> tuple[str, ...]:
        """The ids of a deck's concepts, in their order."""
        return tuple(concept.id for concept in self._compiled.concepts(deck))

    def map(self, deck: str | None = None) -> DeckMap:
        """The ideas of a deck and how they hang together; none = of the first deck that has any."""
        from .mapping import map_of

        return asked(lambda: map_of(self._log, self._compiled, self._ids(deck), self.clock()))

    def closer(self, deck: str, concept: str) -> Closer:
        """What else the map tells of the idea that is looked at."""
        from .mapping import closer

        return asked(lambda: closer(self._log, self._compiled, deck, concept))

    def idea(self, deck: str, concept: str) -> WholeIdea:
        """An idea with all there is to say of it; nothing is recorded."""
        from .mapping import whole

        return asked(lambda: whole(self._log, self._compiled, deck, concept, self.clock, self._mend))

    def statistics(self) -> Statistics:
        """What was done and how much of it is retained."""
        from .statistics import statistics

        return asked(lambda: statistics(self._log, self._compiled, self._ids()))

    def figures(self, period: Period, deck: str = "") -> tuple[Figure, ...]:
        """The figures that are there at once, of one deck or of all."""
        from .figures.of_totals import quick

        return asked(lambda: quick(self._log, deck, period, self.today()))

    def figures_read(
        self, period: Period, deck: str = "", stop: Callable[[], bool] = bool
    ) -> tuple[Figure, ...]:
        """The figures for which single answers are read; in any thread, nothing where it was to stop."""
        from aligntutor.store import Log

        from .figures.of_answers import slow

        def read() -> tuple[Figure, ...]:
            with Log.open(self.places.progress, scheduling=self.settings.scheduling) as log:
                return slow(log, self._compiled, deck, period, self.today(), stop)

        return asked(read)

    def events(self) -> Iterator[Event]:
        """Every recorded event, oldest first."""
        try:
            yield from self._log.events()
        except StoreError as error:
            raise Refused(str(error)) from error

    def fit(self, progress: Callable[[Fit], None]) -> Offer:
        """What weights fitted to the log are worth; nothing is changed. `progress` may raise to give up."""
        from .fitting import fit

        return asked(lambda: fit(self._log.events(), self._log.scheduling.weights, progress))

    def use_weights(self, weights: tuple[float, ...]) -> bool:
        """Use other weights of the memory model from now on; whether they are others than before."""
        if weights == self._log.scheduling.weights:
            return False
        asked(lambda: self._log.append("parameters", {"weights": weights}, self.clock()))
        return True

    def sync(self, folder: Path) -> Synced:
        """Exchange what was recorded with other devices, through a folder that they share."""
        from .syncing import sync

        return asked(lambda: sync(self._log, self.places, folder, self.clock()))

    def today(self) -> int:
        """The study day it is now."""
        return study_day(self.clock(), self.settings.scheduling.turn)

    def look_after(self, pause: Callable[[], object] = bool) -> Trouble | None:
        """Once a day, see whether the log is sound and back it up; in any thread. See `keeping`."""
        from .keeping import look_after

        return look_after(self.places, self.clock(), self.settings.scheduling.turn, pause=pause)

    def preferences(self) -> tuple[Preference, ...]:
        """Every setting, with what it is and where that comes from."""
        from .preferring import preferences

        return preferences(self.places, self.settings)

    def choose(self, name: str, value: object) -> None:
        """Set something from now on, none for its default; what touches memory is recorded in the log.

        The value is as TOML or JSON has it. Raises Refused for one that it cannot be.
        """
        from .preferring import choose

        self.settings = choose(self.places, name, value)
        asked(lambda: self._log.choose(self.settings.scheduling, self.clock()))
