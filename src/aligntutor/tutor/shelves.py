"""The decks on offer to a learner: found, compiled where they are new or changed, added and removed."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from aligntutor import decks
from aligntutor.core.days import Moment
from aligntutor.decks.layout import DECK_FILE, ENDINGS
from aligntutor.settings import Places, Settings
from aligntutor.store import Compiled, Log, StoreError

from . import library
from .counted import DeckFacts
from .engine import engine
from .refusal import Refused, asked

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem


class Shelves:
    """The part of the tutor that has to do with decks; every method may raise Refused."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        clock: Callable[[], Moment],
        seed: str,
        bundled: Sequence[Path],
        *,
        durable: bool = True,
    ) -> None:
        self.places = places
        self.settings = settings
        self.clock = clock
        self.seed = seed
        self._bundled = tuple(bundled)
        self._thread = get_ident()
        """That of the log; decks may be compiled in another one, beside a screen."""
        self._trouble: dict[Path, tuple[str, tuple[Problem, ...]]] = {}
        """Decks that cannot be used: the state of their files, and why."""
        self._left_out: list[Problem] = []
        """Why entries of decks that were just read were left out."""
        self._log = asked(
            lambda: Log.open(
                places.progress,
                scheduling=settings.scheduling,
                before_migration=self._back_up,
                durable=durable,
            )
        )
        self._compiled = Compiled.open(places.compiled)

    def ready(self) -> bool:
        """Whether every deck is compiled as it stands; costs one stat a file."""
        return not self._stale()

    def prepare(self) -> tuple[Problem, ...]:
        """Compile what is new or changed; give the errors of what cannot be used or was left out."""
        if asked(self._bring_up_to_date) and get_ident() == self._thread:
            self._note_edits()
        left_out, self._left_out = tuple(self._left_out), []
        return left_out + tuple(
            problem for path, (_, problems) in self._trouble.items() if path.exists() for problem in problems
        )

    def _bring_up_to_date(self) -> bool:
        """Whether there was something to compile."""
        stale = self._stale()
        for shelf, stamp in stale:
            self._compile(shelf, stamp)
        shelved = {str(shelf.path) for shelf in self._shelves()}
        for row in self._compiled.decks():
            if row.path not in shelved:
                self._compiled.drop(row.path)
        return bool(stale)

    def _note_edits(self) -> None:
        """Record what edits mean for the learner; where that cannot be done now, the next call does it."""
        from .edits import note

        with contextlib.suppress(StoreError):
            note(self._log, self._compiled, self.clock())

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
                        source=shelf.source,
                    )
                )
            else:
                _, problems = self._trouble.get(shelf.path, ("", ()))
                trouble = "missing" if not shelf.path.exists() else library.trouble(problems)
                name = shelf.path.stem if shelf.path.suffix in ENDINGS else shelf.path.name
                about = (shelf.origin, trouble, 0, shelf.source)
                found.append(DeckFacts(name, name, "", str(shelf.path), 0, 0, 0, *about))
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
            if library.leads_to(shelf, path):
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
        """Offer a deck no longer, unless it is bundled; its progress stays. Raises Refused."""
        deck = self.find_deck(named)
        if deck.origin == "bundled":
            raise Refused(
                f"{deck.deck} is bundled and stays on offer.",
                "Only decks that were added or installed can be removed.",
            )
        if deck.origin == "installed":
            from .installing import withdraw

            withdraw(self.places.installed, Path(deck.path))
        else:
            library.forget(self.places, Path(deck.path))
        self._compiled.drop(deck.path)
        return deck

    def _ids(self, deck: str | None = None) -> list[str]:
        rows = {row.path: row.id for row in self._compiled.decks()}
        usable = (rows[path] for shelf in self._shelves() if (path := str(shelf.path)) in rows)
        return [id for id in usable if deck in (None, id)]

    def _back_up(self) -> None:
        """Raises a StoreError, as this is called by the log, before an older file is brought up to date."""
        from aligntutor.store import backups

        backups.make(self.places.progress, self.places.backups, self.clock().ms)
