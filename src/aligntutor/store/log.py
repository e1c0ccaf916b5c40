"""The log of what was learnt, `progress.sqlite3`: append-only, one durable commit an answer.

Journal mode: PERSIST with synchronous FULL, a rollback journal whose header is zeroed at each commit.
Measured in one run (ext4, 2 shared cores, 20,000 events in the file, 800 answers each, medians, then 99th
percentiles, in ms): fdatasync'd append .19, .4; WAL .54, 6.3 (checkpoints); PERSIST 1.2, 1.9; DELETE 1.35,
2.0; TRUNCATE 1.6, 2.1. WAL is the fastest, but half a millisecond is nothing to a learner, while a rollback
journal keeps the log in one file that is complete at rest, opens on a full disk and in a read-only folder,
needs no shared memory (which network homes lack) and has no part in the WAL-reset fault of SQLite 3.7.0 to
3.51.2. Of rollback journals PERSIST is the cheapest, since its blocks stay allocated. It came through 6,000
of 6,000 simulated power cuts (unsynced writes dropped, kept or torn at random; 1,525 left a journal to roll
back), each with every acknowledged answer, a sound file and states equal to a rebuild. Readers in another
terminal wait for a writer no longer than one commit, and a writer for no reader, as none reads for long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, TypeAlias, TypeVar

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, EventType, Review
from aligntutor.core.identity import canonical
from aligntutor.core.states import CardState, Scheduling

from . import connecting, rebuilding, totals
from .connecting import fetched, place_of, random_id, refuse_newer, refuse_replaced, sure
from .errors import Damaged, code_of
from .queries import Queries
from .rows import IN_FORCE, WITNESSED, add_event, event_of, find_event, find_state, next_order, put_state
from .schema import MIGRATIONS, Migration, version_of

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds to wait for another process to let go of the file."""

Decide: TypeAlias = Callable[[CardState | None, int], tuple[Review, CardState]]
"""Given a card's state and the order time of the answer: the review, and the state after it. Pure."""


class Recorded(NamedTuple):
    """A review that was recorded, or taken back, and the state of its card since then."""

    event: Event
    state: CardState | None


class Log(Queries):
    """An open log. Use in the thread that opened it; every method may raise a StoreError."""

    def __init__(
        self,
        path: Path,
        *,
        scheduling: Scheduling,
        migrations: Sequence[Migration] = MIGRATIONS,
        patience: float = PATIENCE,
        before_migration: Callable[[], object] = bool,
        new_id: Callable[[], str] = random_id,
    ) -> None:
        self.path = path
        self.scheduling = scheduling
        self._migrations = migrations
        self._patience = patience
        self._before = before_migration
        self.new_id = new_id
        self._db: sqlite3.Connection | None = None
        self._place = ""
        self._writes = False
        self._writer = ""
        self._settled = False
        self._added = ""
        """Id of the event added last."""

    @classmethod
    def open(cls, path: Path, *, scheduling: Scheduling, **options: Any) -> Log:
        """The log in a file; one that is not there is an empty log, and is made by the first thing recorded.

        Until then the file is only read. An older file is brought up to date at once. Raises Foreign,
        Newer, Damaged or Strayed for a file that is none of ours to change, Busy, ReadOnly, Unreadable.
        """
        log = cls(path, scheduling=scheduling, **options)
        with sure(path):
            log._reader()
        return log

    def close(self) -> None:
        """Let go of the file; the log opens it again when asked something."""
        if self._db:
            self._db.close()
        self._db = None
        self._writes = self._settled = False

    def __enter__(self) -> Log:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append_review(self, card: str, at: Moment, decide: Decide, id: str = "") -> Recorded:
        """Record one answer to a card and the state after it, in one durable commit.

        `decide` is called within the transaction, with what is true there whoever else writes, so that
        replay of the log gives the very state that it returns. Where this raises, the same call may be made
        again; with an `id` for the event (from `new_id`) it is recorded once, even where a disk failed so
        late that it was stored after all. Raises ValueError where another card is decided about.
        """
        with self._commit(at) as db:
            state = find_state(db, card)
            if stored := id and find_event(db, id):
                return Recorded(stored, state)
            order = next_order(db, at)
            review, after = decide(state, order)
            if not review.card == after.card == card:
                raise ValueError(f"an answer to {card} decided about {review.card} and {after.card}")
            event = self._add(db, "review", review._asdict(), at, order, id)
            put_state(db, card, after)
            totals.add(db, event.day, review.deck, _counts(event, state))
        return Recorded(event, after)

    def append(self, kind: EventType, payload: Mapping[str, Any], at: Moment) -> Event:
        """Record an event other than a review or an undo; one that names a `card` shapes that card's state.

        Raises ValueError for a review or an undo, which have methods of their own.
        """
        if kind in ("review", "undo"):
            raise ValueError(f"{kind} events are not recorded one by one")
        with self._commit(at) as db:
            event = self._add(db, kind, payload, at, next_order(db, at))
            if card := payload.get("card"):
                put_state(db, card, rebuilding.card_now(db, card, self.scheduling))
            if kind == "lesson":
                totals.read_lesson(db, payload["deck"], payload["concept"], event.day)
        return event

    def lesson(self, deck: str, concept: str, at: Moment) -> Event:
        """Record that the lesson of a concept was read."""
        return self.append("lesson", {"deck": deck, "concept": concept}, at)

    def undo_last(self, at: Moment) -> Recorded | None:
        """Take back the last review that stands; gives that review and its card's state without it.

        Again and again, also after a restart. None where no review stands. Nothing is deleted: the
        undo is an event, `{"undoes": id}`.
        """
        if self.blank:
            return None
        with self._commit(at) as db:
            row = db.execute(
                f"SELECT {WITNESSED} FROM events INDEXED BY events_in_order"
                f" WHERE type = 'review' AND {IN_FORCE}"
                ' ORDER BY "order" DESC, writer DESC, n DESC LIMIT 1'
            ).fetchone()
            if row is None:
                return None
            review = event_of(row)
            card: str = review.payload["card"]
            self._add(db, "undo", {"undoes": review.id}, at, next_order(db, at))
            state = rebuilding.card_now(db, card, self.scheduling)
            put_state(db, card, state)
            totals.take_back(db, review.day, review.payload["deck"], _counts(review, state))
        return Recorded(review, state)

    def rebuild(self) -> None:
        """Make card states, totals and lessons anew from the events, in one commit."""
        with self._commit() as db:
            rebuilding.rebuild(db, self.scheduling)

    def _add(
        self, db: sqlite3.Connection, kind: EventType, payload: Mapping[str, Any], at: Moment, order: int,
        id: str = "",
    ) -> Event:  # fmt: skip
        day = study_day(at, self.scheduling.turn)
        event = add_event(db, id or self.new_id(), self._writer, at, day, order, kind, payload)
        self._added = event.id
        return event

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with sure(self.path):
            try:
                return fetched(self._reader(), sql, values)
            except sqlite3.OperationalError as error:
                # Another process may have died while writing since this one opened the file for reading.
                if self._writes or code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                    raise
                self.close()
                return fetched(self._reader(), sql, values)

    def _made(self, make: Callable[[tuple[Any, ...]], T], sql: str, values: tuple[Any, ...] = ()) -> list[T]:
        with sure(self.path):
            return [make(row) for row in self._rows(sql, values)]

    def _reader(self) -> sqlite3.Connection:
        """The open connection, or one that only reads; the file may have come, gone or been replaced."""
        place = place_of(self.path)
        if self._db and place == self._place:
            return self._db
        self.close()
        version, self._place = 0, place
        if place:
            self._db, version = connecting.for_reading(self.path, len(self._migrations), self._patience)
        if 0 < version < len(self._migrations):
            return self._open_for_writing()
        if not version:
            self.close()
            # Another process may be about to fill an empty file, which then is not at another place.
            self._db, self._place = connecting.empty(self._migrations), ""
        assert self._db
        return self._db

    def _open_for_writing(self) -> sqlite3.Connection:
        if self._db and self._writes and place_of(self.path) == self._place:
            return self._db
        self.close()
        place = place_of(self.path)
        db = connecting.for_writing(self.path, self._migrations, self._patience, self._before)
        self._db, self._place, self._writes = db, place or place_of(self.path), True
        return db

    @contextmanager
    def _commit(self, at: Moment | None = None) -> Iterator[sqlite3.Connection]:
        """A transaction that is durable once this ends, and never was where it raises."""
        with sure(self.path):
            db = self._open_for_writing()
            try:
                db.execute("BEGIN IMMEDIATE")
                refuse_replaced(self.path, self._place)
                refuse_newer(self.path, version_of(db), len(self._migrations))
                self._added = ""
                if not self._settled:
                    self._settle(db, at)
                yield db
                self._end(db)
            except BaseException as error:
                self._settled = False
                self._roll_back(db)
                if isinstance(error, sqlite3.IntegrityError):
                    raise Damaged(self.path, str(error)) from error
                raise
        self._settled = True

    def _end(self, db: sqlite3.Connection) -> None:
        """Commit; one that fails in its last step, when the journal is synced, took effect all the same.

        A second one makes it durable then, lest what was told as unsaved is there twice after a retry.
        """
        try:
            db.execute("COMMIT")
        except sqlite3.OperationalError:
            if db.in_transaction:
                raise
            if not db.execute("SELECT 1 FROM events WHERE id = ?", (self._added,)).fetchone():
                raise
            db.execute("REPLACE INTO meta SELECT * FROM meta WHERE key = 'place'")

    def _roll_back(self, db: sqlite3.Connection) -> None:
        """End a failed transaction; where even that fails, the next one to open the file does it."""
        try:
            if db.in_transaction:
                db.execute("ROLLBACK")
        except sqlite3.Error:
            self.close()

    def _settle(self, db: sqlite3.Connection, at: Moment | None) -> None:
        """Find out who writes here, record new settings, make anew the states made under other rules.

        A file that was copied or restored is at another place than it remembers, or was put there since
        its last commit; it takes a new writer: the same writer going on in two copies would give two events
        the same number.
        """
        known = dict(db.execute("SELECT key, value FROM meta").fetchall())
        # The number of the device is left out: some file systems choose it anew each time they are mounted.
        inode = self._place.rpartition(":")[2]
        if known.get("place") != inode or "writer" not in known or connecting.put_back(self.path):
            known = {"rules": known.get("rules"), "writer": self.new_id(), "place": inode}
        self._writer = known["writer"]
        settings = canonical(self.scheduling._asdict())
        if at and settings != known.get("settings", canonical(Scheduling()._asdict())):
            self._add(db, "settings", self.scheduling._asdict(), at, next_order(db, at))
        known["settings"] = settings
        rules = rebuilding.rules(self.scheduling)
        if known.get("rules") != rules:
            rebuilding.rebuild(db, self.scheduling)
        known["rules"] = rules
        db.execute("DELETE FROM meta")
        db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", known.items())


def _counts(review: Event, before: CardState | None) -> totals.Counts:
    return totals.counts(review.day, review.payload, before.last_day if before else None)
