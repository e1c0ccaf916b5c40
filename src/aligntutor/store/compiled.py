"""The cache of compiled decks, `cache/decks.sqlite3`: opaque rows that a deck's files can give again.

Whatever is wrong with the file (damage, another version), it is made anew, and where it cannot be
written to, the cache is kept in memory. Nothing here is the learner's.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from .compiled_rows import (
    APPLICATION,
    DECK,
    TABLES,
    VERSION,
    CompiledDeck,
    StoredCard,
    StoredChapter,
    StoredConcept,
    StoredDeck,
    concept_of,
    deck_of,
    drop_deck,
    put_deck,
)
from .connecting import connect, marks_of
from .errors import Busy, Damaged, StoreError, telling
from .schema import version_of

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds to wait for another process that is storing a deck."""
SOME = 500
"""Values asked for at a time."""


class Compiled:
    """An open cache; threads may take turns with it, as decks compile beside a screen.

    A file that turns out damaged is made anew: then every answer is empty.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._db = self._opened()

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> Compiled:
        """The cache in a file; raises nothing, since it can always be kept in memory."""
        return cls(path, patience=patience)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Compiled:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fresh(self, path: str, stamp: str, engine: str) -> str | None:
        """Id of the deck at a path, if it was compiled from this state of its files by this engine."""
        rows = self._rows(
            "SELECT id FROM decks WHERE path = ? AND stamp = ? AND engine = ?",
            (os.fsencode(path), stamp, engine),
        )
        return rows[0][0] if rows else None

    def put(self, compiled: CompiledDeck) -> None:
        """Store a deck in place of the one at its path, and of one with its id at another path.

        One transaction: a reader sees the old deck or the new one. Where the file cannot be written to,
        the cache goes on in memory. Raises Busy.
        """
        self._change(lambda db: put_deck(db, compiled))

    def drop(self, path: str) -> None:
        """Forget the deck at a path. Raises Busy."""
        self._change(lambda db: drop_deck(db, "path = ?", (os.fsencode(path),)))

    def decks(self) -> list[StoredDeck]:
        """All decks, by title."""
        return [deck_of(row) for row in self._rows(f"SELECT {DECK} FROM decks ORDER BY title, id")]

    def deck(self, deck: str) -> StoredDeck | None:
        """One deck by its id."""
        rows = self._rows(f"SELECT {DECK} FROM decks WHERE id = ?", (deck,))
        return deck_of(rows[0]) if rows else None

    def chapters(self, deck: str) -> list[StoredChapter]:
        """The deck's chapters in their order."""
        rows = self._rows("SELECT id, title, text FROM chapters WHERE deck = ? ORDER BY ordinal", (deck,))
        return [StoredChapter(*row) for row in rows]

    def concepts(self, deck: str) -> list[StoredConcept]:
        """The deck's concepts in their order, without their lessons."""
        rows = self._rows(
            "SELECT id, chapter, term, prerequisites, '', alike, origin FROM concepts"
            " WHERE deck = ? ORDER BY ordinal",
            (deck,),
        )
        return [concept_of(row) for row in rows]

    def concept(self, deck: str, concept: str) -> StoredConcept | None:
        """One concept with its lesson."""
        rows = self._rows(
            "SELECT id, chapter, term, prerequisites, lesson, alike, origin FROM concepts"
            " WHERE deck = ? AND id = ?",
            (deck, concept),
        )
        return concept_of(rows[0]) if rows else None

    def cards_of(self, deck: str, concepts: Sequence[str]) -> dict[str, list[StoredCard]]:
        """The cards of these concepts in their order; a concept without cards is left out."""
        found: dict[str, list[StoredCard]] = {}
        for start in range(0, len(concepts), SOME):
            some = concepts[start : start + SOME]
            marks = ", ".join("?" * len(some))
            for card in self._cards(f"deck = ? AND concept IN ({marks}) ORDER BY ordinal", (deck, *some)):
                found.setdefault(card.concept, []).append(card)
        return found

    def cards(self, deck: str) -> list[StoredCard]:
        """All cards of a deck in their order, with their origins."""
        rows = self._rows(
            "SELECT key, concept, skill, chapter, origin FROM cards WHERE deck = ? ORDER BY ordinal", (deck,)
        )
        return [StoredCard(*row) for row in rows]

    def asked(self, deck: str) -> list[tuple[str, str, str, str, str]]:
        """All cards of a deck in their order: key, term, title of the chapter, skill, first question.

        Term, title and skill are empty where a card has none.
        """
        rows = self._rows(
            "SELECT key, coalesce(term, ''), coalesce(title, ''), skill, asks FROM cards"
            " LEFT JOIN concepts ON concepts.deck = cards.deck AND concepts.id = cards.concept"
            " LEFT JOIN chapters ON chapters.deck = cards.deck AND chapters.id = cards.chapter"
            " WHERE cards.deck = ? ORDER BY cards.ordinal",
            (deck,),
        )
        return [tuple(row) for row in rows]

    def note_compared(self, deck: str, event: str) -> None:
        """Keep that the log up to an event was compared with a deck. Raises Busy."""
        self._change(lambda db: db.execute("UPDATE decks SET compared = ? WHERE id = ?", (event, deck)))

    def alone(self, deck: str, most: int, skip: int = 0) -> list[str]:
        """Keys of up to `most` cards without a concept, in their order, after the first `skip` of them."""
        rows = self._rows(
            "SELECT key FROM cards WHERE deck = ? AND concept = '' ORDER BY ordinal LIMIT ? OFFSET ?",
            (deck, most, skip),
        )
        return [key for (key,) in rows]

    def card(self, card: str) -> StoredCard | None:
        """One card by its key; none where no deck has it (any more)."""
        return next(iter(self._cards("key = ?", (card,))), None)

    def known(self, cards: Iterable[str]) -> dict[str, str]:
        """Those of the cards that a deck has, each with its chapter's id."""
        wanted = list(cards)
        found: dict[str, str] = {}
        for start in range(0, len(wanted), SOME):
            some = tuple(wanted[start : start + SOME])
            marks = ", ".join("?" * len(some))
            found.update(self._rows(f"SELECT key, chapter FROM cards WHERE key IN ({marks})", some))
        return found

    def items(self, card: str) -> list[str]:
        """The texts of a card's items in their order."""
        rows = self._rows("SELECT text FROM items WHERE card = ? ORDER BY ordinal", (card,))
        return [text for (text,) in rows]

    def levels(self, deck: str) -> dict[str, str]:
        """The level of each item of a deck, by its key."""
        rows = self._rows(
            "SELECT items.key, json_extract(items.text, '$.level')"
            " FROM cards JOIN items ON items.card = cards.key WHERE cards.deck = ?",
            (deck,),
        )
        return dict(rows)

    def _cards(self, which: str, values: tuple[object, ...]) -> list[StoredCard]:
        rows = self._rows(f"SELECT key, concept, skill, chapter FROM cards WHERE {which}", values)
        return [StoredCard(*row) for row in rows]

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        return self._healing(lambda: self._db.execute(sql, values).fetchall())

    def _change(self, work: Callable[[sqlite3.Connection], object]) -> None:
        try:
            self._transact(work)
        except Busy:
            raise
        except StoreError:
            self._db = self._in_memory(self._db)
            self._transact(work)

    def _transact(self, work: Callable[[sqlite3.Connection], object]) -> None:
        def whole() -> None:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                work(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

        self._healing(whole)

    def _healing(self, work: Callable[[], T]) -> T:
        """Do something, a second time on an empty cache where the file turns out to be damaged."""
        try:
            with telling(self.path):
                return work()
        except Damaged:
            self._db.close()
            self._db = self._anew()
            return work()

    def _opened(self) -> sqlite3.Connection:
        try:
            return _opened(self.path, self._patience)
        except Damaged:
            return self._anew()
        except StoreError:
            return self._in_memory()

    def _anew(self) -> sqlite3.Connection:
        try:
            with telling(self.path):
                # The journal first: left alone, it would be rolled back into the new file.
                self.path.with_name(self.path.name + "-journal").unlink(missing_ok=True)
                self.path.unlink(missing_ok=True)
            return _opened(self.path, self._patience)
        except StoreError:
            return self._in_memory()

    def _in_memory(self, old: sqlite3.Connection | None = None) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        if old:
            try:
                old.backup(db)
                return db
            except sqlite3.Error:
                db.close()
                db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            finally:
                old.close()
        _make(db)
        return db


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = connect(path, "rwc", patience, one_thread=False)
        try:
            application, _, filled = marks_of(db)
            if application != APPLICATION and (application or filled):
                raise StoreError(path, "it belongs to another program")
            db.execute("PRAGMA journal_mode = TRUNCATE")
            # Losing the last deck stored costs a compilation; what matters is that the file stays whole.
            db.execute("PRAGMA synchronous = NORMAL")
            if version_of(db) != VERSION:
                _make(db)
        except BaseException:
            db.close()
            raise
    return db


def _make(db: sqlite3.Connection) -> None:
    """Empty tables of this version, in place of whatever another version left."""
    db.execute("BEGIN IMMEDIATE")
    if version_of(db) != VERSION:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{table}"')
        for statement in TABLES:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")
