"""The tutor: a learner's log, the decks on offer, and what can be asked of both."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from aligntutor import decks
from aligntutor.core.days import Moment, study_day
from aligntutor.decks.layout import DECK_FILE
from aligntutor.settings import Places, Settings, remember_theme
from aligntutor.store import Compiled, Log, StoreError

from . import library
from .counted import DeckFacts
from .engine import engine
from .refusal import Refused

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem
    from aligntutor.core.events import Event

    from .counted import DueReport, Statistics
    from .shown import ChapterText, Overview
    from .studying import Study
    from .syncing import Synced

T = TypeVar("T")


class Tutor:
    """Use as a context manager; every method may raise Refused."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        clock: Callable[[], Moment],
        seed: str,
        bundled: Sequence[Path],
    ) -> None:
        self.places = places
        self.settings = settings
        self.clock = clock
        self.seed = seed
        self._bundled = tuple(bundled)
        self._trouble: dict[Path, tuple[str, tuple[Problem, ...]]] = {}
        """Decks that cannot be used: the state of their files, and why."""
        self._left_out: list[Problem] = []
        """Why entries of decks that were just read were left out."""
        try:
            self._log = Log.open(places.progress, scheduling=settings.scheduling)
        except StoreError as error:
            raise Refused(str(error)) from error
        self._compiled = Compiled.open(places.compiled)

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

    # -- decks -----------------------------------------------------------------

    def ready(self) -> bool:
        """Whether every deck is compiled as it stands; costs one stat a file."""
        return not self._stale()

    def prepare(self) -> tuple[Problem, ...]:
        """Compile what is new or changed; give the errors of what cannot be used or was left out."""
        self._asking(self._bring_up_to_date)
        left_out, self._left_out = tuple(self._left_out), []
        return left_out + tuple(
            problem for path, (_, problems) in self._trouble.items() if path.exists() for problem in problems
        )

    def _bring_up_to_date(self) -> None:
        for shelf, stamp in self._stale():
            self._compile(shelf, stamp)
        shelved = {str(shelf.path) for shelf in self._shelves()}
        for row in self._compiled.decks():
            if row.path not in shelved:
                self._compiled.drop(row.path)

    def _shelves(self) -> list[library.Shelf]:
        return library.shelves(self._bundled, self.places)

    def _stale(self) -> list[tuple[library.Shelf, str]]:
        found = []
        for shelf in self._shelves():
            stamp = decks.stamp(shelf.path)
            known = self._trouble.get(shelf.path)
            if known and known[0] == stamp:
                continue
            if not self._compiled.fresh(str(shelf.path), stamp, engine(self.seed)):
                found.append((shelf, stamp))
        return found

    def _compile(self, shelf: library.Shelf, stamp: str) -> None:
        from aligntutor.core.decks import DeckError, Problem

        from .compiling import compile_deck

        path = str(shelf.path)
        self._trouble.pop(shelf.path, None)
        try:
            rows, left_out = compile_deck(shelf.path, stamp, shelf.origin, self.seed)
        except DeckError as error:
            self._trouble[shelf.path] = (stamp, error.problems)
            self._compiled.drop(path)
            return
        other = self._compiled.deck(rows.deck.id)
        if other and other.path != path and any(str(s.path) == other.path for s in self._shelves()):
            message = f"its id {rows.deck.id!r} is taken by the deck at {other.path}"
            hint = "Give one of them another id: progress hangs on it."
            self._trouble[shelf.path] = (stamp, (Problem("deck", "error", message, hint, path),))
            self._compiled.drop(path)
            return
        self._compiled.put(rows)
        self._left_out += left_out

    def decks(self) -> list[DeckFacts]:
        """Every deck on offer, with its trouble where it has any."""
        rows = {row.path: row for row in self._compiled.decks()}
        found = []
        for shelf in self._shelves():
            row = rows.get(str(shelf.path))
            if row:
                found.append(
                    DeckFacts(
                        row.id,
                        row.title,
                        row.version,
                        row.path,
                        row.concepts,
                        row.cards,
                        row.items,
                        row.origin,
                        left_out=json.loads(row.about).get("left_out", 0),
                    )
                )
            else:
                _, problems = self._trouble.get(shelf.path, ("", ()))
                trouble = "missing" if not shelf.path.exists() else _summary(problems)
                name = shelf.path.stem
                found.append(DeckFacts(name, name, "", str(shelf.path), 0, 0, 0, shelf.origin, trouble))
        return found

    def find_deck(self, named: str) -> DeckFacts:
        """The deck with this id, title or path. Raises Refused with a did-you-mean."""
        offered = self.decks()
        path = str(self._place(Path(named)))
        for deck in offered:
            if named in (deck.deck, deck.title) or path == deck.path:
                return deck
        import difflib

        near = difflib.get_close_matches(named, [deck.deck for deck in offered], 1)
        known = ", ".join(deck.deck for deck in offered) or "none yet"
        raise Refused(
            f"There is no deck {named!r}.", f"Did you mean {near[0]}?" if near else f"The decks are: {known}."
        )

    def _place(self, path: Path) -> Path:
        """The path by which a deck on offer is known, whatever other path leads there too."""
        path = Path(os.path.abspath(path))  # noqa: PTH100 - takes `..` out, which no method of Path does
        if path.name == DECK_FILE:
            path = path.parent
        for shelf in self._shelves():
            with suppress(OSError, ValueError):
                if shelf.path.samefile(path):
                    return shelf.path
        return path

    def add_deck(self, path: Path) -> bool:
        """Offer the deck at a path from now on; False where it was on offer.

        Raises Refused where nothing is there.
        """
        path = self._place(path)
        if not path.exists():
            raise Refused(f"There is no deck at {path}.", "Check the path.")
        if any(shelf.path == path for shelf in self._shelves()):
            return False
        library.remember(self.places, [*library.remembered(self.places), path])
        return True

    def remove_deck(self, named: str) -> DeckFacts:
        """Offer a remembered deck no longer; its progress stays. Raises Refused for any other."""
        deck = self.find_deck(named)
        kept = [path for path in library.remembered(self.places) if str(path) != deck.path]
        if deck.origin != "remembered":
            raise Refused(
                f"{deck.deck} is {deck.origin} and stays on offer.",
                "Only decks added by path can be removed.",
            )
        library.remember(self.places, kept)
        self._compiled.drop(deck.path)
        return deck

    def _ids(self, deck: str | None = None) -> list[str]:
        return [facts.deck for facts in self.decks() if not facts.trouble and deck in (None, facts.deck)]

    # -- studying --------------------------------------------------------------

    def study(
        self, deck: str | None = None, *, cards: int | None = None, minutes: float | None = None
    ) -> Study:
        """Begin a sitting in all decks or in one."""
        from aligntutor.study.session import Limits

        from .studying import Study

        decks, limits = self._ids(deck), Limits(cards, minutes)
        return self._asking(
            lambda: Study(self._log, self._compiled, decks, self.clock, self.seed, limits, self._mend)
        )

    def _mend(self) -> None:
        with contextlib.suppress(Refused):
            self.prepare()

    def due(self) -> DueReport:
        """What is due now and what is new, by deck."""
        from .counting import due_report

        return self._asking(lambda: due_report(self._log, self._compiled, self._ids(), self.clock()))

    def overview(self) -> Overview:
        """The home screen."""
        from .overviewing import overview

        return self._asking(lambda: overview(self._log, self._compiled, self.decks(), self.clock()))

    def texts(self, deck: str) -> tuple[ChapterText, ...]:
        """The chapters of a deck that can be read as a text."""
        from .reading import texts

        return self._asking(lambda: texts(self._compiled.chapters(deck)))

    def statistics(self) -> Statistics:
        """What was done and how much of it is retained."""
        from .statistics import statistics

        return self._asking(lambda: statistics(self._log, self._compiled, self._ids()))

    def events(self) -> Iterator[Event]:
        """Every recorded event, oldest first."""
        try:
            yield from self._log.events()
        except StoreError as error:
            raise Refused(str(error)) from error

    def sync(self, folder: Path) -> Synced:
        """Exchange what was recorded with other devices, through a folder that they share."""
        from .syncing import sync

        return self._asking(lambda: sync(self._log, self.places, folder, self.clock()))

    def today(self) -> int:
        """The study day it is now."""
        return study_day(self.clock(), self.settings.scheduling.turn)

    def remember_theme(self, theme: str) -> None:
        """Keep the theme that was chosen on screen."""
        try:
            remember_theme(self.places, theme)
        except OSError as error:
            raise Refused(f"The theme could not be kept ({error.strerror or error}).") from error

    @staticmethod
    def _asking(ask: Callable[[], T]) -> T:
        try:
            return ask()
        except StoreError as error:
            raise Refused(str(error)) from error


def _summary(problems: Sequence[Problem]) -> str:
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return "cannot be used"
    first, more = errors[0], f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    where = f"{Path(first.path).name}, line {first.line}: " if first.line else ""
    return f"cannot be used: {where}{first.message}{more}"
