"""The progress file as it is held open: for reading, then for writing, whatever becomes of it meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import canonical
from aligntutor.core.states import Scheduling

from . import connecting, rebuilding
from .answers import AnswerQueries
from .connecting import fetched, place_of, random_id, refuse_newer, refuse_replaced, sure
from .errors import Damaged, code_of
from .rows import add_event, next_order
from .schema import MIGRATIONS, Migration, version_of

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds to wait for another process to let go of the file."""


class LogFile(AnswerQueries):
    """An open progress file, and whose events it takes; what is recorded is for `Log` to say."""

    def __init__(
        self,
        path: Path,
        *,
        scheduling: Scheduling,
        migrations: Sequence[Migration] = MIGRATIONS,
        patience: float = PATIENCE,
        before_migration: Callable[[], object] = bool,
        new_id: Callable[[], str] = random_id,
        durable: bool = True,
    ) -> None:
        self.path = path
        self._chosen = scheduling
        self.scheduling = scheduling
        """What the learner chose, with the weights that the log says."""
        self._migrations = migrations
        self._patience = patience
        self._before = before_migration
        self.new_id = new_id
        self._durable = durable
        """Whether commits wait for the disk; not where the file is soon thrown away."""
        self._db: sqlite3.Connection | None = None
        self._place = ""
        self._writes = False
        self._writer = ""
        self._settled = False
        self._added = ""
        """Id of the event added last."""

    @classmethod
    def open(cls, path: Path, *, scheduling: Scheduling, **options: Any) -> Self:
        """The log in a file; one that is not there is an empty log, and is made by the first thing recorded.

        Until then the file is only read. An older file is brought up to date at once. Raises Foreign,
        Newer, Damaged or Strayed for a file that is none of ours to change, Busy, ReadOnly, Unreadable.
        """
        log = cls(path, scheduling=scheduling, **options)
        with sure(path):
            log._reader()
        return log

    def choose(self, scheduling: Scheduling, at: Moment) -> None:
        """Go by other settings from now on, and record them where anything is recorded at all."""
        if scheduling == self._chosen:
            return
        self._chosen = scheduling
        self._settled = False
        with sure(self.path):
            self._weigh(self._reader())
        if not self.blank:
            with self._commit(at):
                pass  # which settles it

    def close(self) -> None:
        """Let go of the file; the log opens it again when asked something."""
        if self._db:
            self._db.close()
        self._db = None
        self._writes = self._settled = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
            with self._commit() as db:  # which also fills the caches that a step has emptied
                return db
        if not version:
            self.close()
            # Another process may be about to fill an empty file, which then is not at another place.
            self._db, self._place = connecting.empty(self._migrations), ""
        self._weigh(self._db)
        assert self._db
        return self._db

    def _open_for_writing(self) -> sqlite3.Connection:
        if self._db and self._writes and place_of(self.path) == self._place:
            return self._db
        self.close()
        place = place_of(self.path)
        db = connecting.for_writing(self.path, self._migrations, self._patience, self._before)
        if not self._durable:
            db.execute("PRAGMA synchronous = OFF")
        self._db, self._place, self._writes = db, place or place_of(self.path), True
        self._weigh(db)
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
                if self._settled and not self._as_settled(db):
                    self._weigh(
                        db
                    )  # another process has recorded other weights, or writes under another name
                    self._settled = False
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

    def _weigh(self, db: sqlite3.Connection | None) -> None:
        assert db
        self.scheduling = rebuilding.weighed(db, self._chosen)

    def _as_settled(self, db: sqlite3.Connection) -> bool:
        known = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('rules', 'writer')").fetchall())
        return known == {"rules": rebuilding.rules(self.scheduling), "writer": self._writer}

    def _renew(self, db: sqlite3.Connection) -> None:
        """Take other weights where the log has such now, and with them make the caches anew."""
        self._weigh(db)
        if not self._as_settled(db):
            rebuilding.rebuild(db, self.scheduling)
            db.execute("REPLACE INTO meta VALUES ('rules', ?)", (rebuilding.rules(self.scheduling),))

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
        settings = canonical(self._chosen._asdict())
        if at and settings != known.get("settings", canonical(Scheduling()._asdict())):
            self._add(db, "settings", self._chosen._asdict(), at, next_order(db, at))
            known["settings"] = settings
        rules = rebuilding.rules(self.scheduling)
        if known.get("rules") != rules:
            rebuilding.rebuild(db, self.scheduling)
        known["rules"] = rules
        db.execute("DELETE FROM meta")
        db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", known.items())
