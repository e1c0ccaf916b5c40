"""Whether a progress file is sound: its pages, every writer's chain of hashes, and its caches."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from aligntutor.core.events import Event
from aligntutor.core.states import Scheduling

from . import rebuilding
from .connecting import connect, fetched, for_reading, place_of, sure
from .errors import Busy, Damaged, Missing, StoreError, code_of, telling
from .rows import EVENT, IN_FORCE, event_of, hash_of
from .schema import MIGRATIONS

PATIENCE = 5.0
"""Seconds to wait for another process to let go of a file."""
SQLITE = sqlite3.sqlite_version
PAGES = 200
"""Pages copied at a time: between two bites a waiting writer has its turn."""
BITE = 50
"""Events checked between two pauses: well under a millisecond."""
NEAR = 1e-9
"""Relative difference that numbers may have which another platform worked out."""
_LOG = {"events", "meta"}
"""The tables that are no caches."""

Pause = Callable[[], object]


class Writer(NamedTuple):
    """One chain of events."""

    id: str
    events: int
    last: int
    """Milliseconds UTC by its clock when it wrote last."""


class Contents(NamedTuple):
    """What a sound progress file holds."""

    version: int
    events: int
    reviews: int
    """Without those that were undone."""
    last: str
    """Id of the last event in the order of the log; empty where there is none."""
    writers: tuple[Writer, ...]
    """Those who wrote most first."""


class Told(NamedTuple):
    """What a file tells of itself."""

    reviews: int
    """By its daily totals."""
    events: int
    last: str


def checked(path: Path, *, pause: Pause = bool, patience: float = PATIENCE) -> Contents:
    """Look at every page and every event of a file, read-only; gives what it holds.

    `pause` is called every now and then, so that others get their turn. Raises Damaged where a page is
    broken or an event is not what its writer wrote, Missing where there is no file or an empty one, and
    what opening a file raises. SQLite's own check sees broken pages and indexes; a payload or a number
    that changed in place is seen by the hash that the next event keeps of it, the last one's by nothing.
    """
    with sure(path):
        db, version = opened(path, patience)
        with closing(db):
            found = fetched(db, "PRAGMA integrity_check(1)", ())
            if found != [("ok",)]:
                raise Damaged(path, str(found[0][0]) if found else "it cannot be checked")
            pause()
            writers: dict[str, Writer] = {}
            for event in _chained(db, path, pause):
                before = writers.get(event.writer, Writer(event.writer, 0, 0))
                writers[event.writer] = Writer(event.writer, before.events + 1, event.wall)
            reviews = f"SELECT count(*) FROM events WHERE type = 'review' AND {IN_FORCE}"
            return Contents(
                version,
                sum(writer.events for writer in writers.values()),
                fetched(db, reviews, ())[0][0],
                _last(db),
                tuple(sorted(writers.values(), key=lambda writer: -writer.events)),
            )


def opened(path: Path, patience: float, latest: int = len(MIGRATIONS)) -> tuple[sqlite3.Connection, int]:
    """A connection that only reads, and the version of the file. Raises Missing for an empty one, too."""
    if not place_of(path):
        raise Missing(path)
    db, version = for_reading(path, latest, patience)
    if not version:
        db.close()
        raise Missing(path)
    return db, version


def _chained(db: sqlite3.Connection, path: Path, pause: Pause) -> Iterator[Event]:
    """Every event, writer by writer. Raises Damaged at the first that does not follow on the one before."""
    writer, n, hashed = "", 0, ""
    while True:
        rows = fetched(
            db,
            f"SELECT {EVENT} FROM events WHERE (writer, n) > (?, ?) ORDER BY writer, n LIMIT {BITE}",
            (writer, n),
        )
        for row in rows:
            event = event_of(row)
            if event.writer != writer:
                n, hashed = 0, ""
            if event.n != n + 1 or event.prev != hashed:
                detail = f"what follows event {n} of writer {event.writer[:8]} is not what was written"
                raise Damaged(path, detail)
            writer, n, hashed = event.writer, event.n, hash_of(row)
            yield event
        if len(rows) < BITE:
            return
        pause()


def copied(source: sqlite3.Connection, target: sqlite3.Connection, path: Path, pause: Pause = bool) -> None:
    """Copy a whole database page by page, as it stands at one moment. Raises Busy where it is locked."""

    def copying(status: int, left: int, pages: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Busy(path)
        pause()

    source.backup(target, pages=PAGES, progress=copying)


def told(path: Path) -> Told | None:
    """What a file tells of itself at a glance, unchecked; none where it cannot be read."""
    try:
        with telling(path), closing(connect(path, "ro", 0)) as db:
            ((reviews,),) = fetched(db, "SELECT total(reviews) FROM totals", ())
            ((events,),) = fetched(db, "SELECT count(*) FROM events", ())
            return Told(int(reviews), events, _last(db))
    except (StoreError, sqlite3.Error, ValueError, TypeError):
        return None


def _last(db: sqlite3.Connection) -> str:
    rows = fetched(db, 'SELECT id FROM events ORDER BY "order" DESC, writer DESC, n DESC LIMIT 1', ())
    return str(rows[0][0]) if rows else ""


def astray(path: Path, scheduling: Scheduling, patience: float = PATIENCE) -> list[str] | None:
    """The caches that are not what the events of a sound file make of them, by the names of their tables.

    None where they cannot be held against each other: the file is older, or made under other settings,
    and all its caches are made anew at the next write. Raises what `checked` raises, and Damaged where
    nothing can be made of an event.
    """
    with sure(path), closing(sqlite3.connect("", isolation_level=None)) as copy:
        db, version = opened(path, patience)
        with closing(db):
            copied(db, copy, path)
        known = dict(fetched(copy, "SELECT key, value FROM meta", ()))
        if version == len(MIGRATIONS):
            scheduling = rebuilding.weighed(copy, scheduling)
        if version < len(MIGRATIONS) or known.get("rules") != rebuilding.rules(scheduling):
            return None
        tables = [
            name
            for (name,) in fetched(copy, "SELECT name FROM sqlite_master WHERE type = 'table'", ())
            if name not in _LOG and not name.startswith("sqlite_")
        ]
        for table in tables:
            copy.execute(f"CREATE TEMP TABLE was_{table} AS SELECT * FROM main.{table}")
        copy.execute("BEGIN")
        try:
            rebuilding.rebuild(copy, scheduling)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            # Of a writer's last event no other keeps the hash: that it was changed may show here alone.
            raise Damaged(path, f"an event in it cannot be replayed: {error!r}") from error
        return [table for table in tables if not _alike(copy, table)]


def _alike(db: sqlite3.Connection, table: str) -> bool:
    """Whether a table is as it was, but for the last bits of numbers."""
    was, now = f"temp.was_{table}", f"main.{table}"
    gone = fetched(db, f"SELECT * FROM {was} EXCEPT SELECT * FROM {now}", ())
    come = fetched(db, f"SELECT * FROM {now} EXCEPT SELECT * FROM {was}", ())
    return len(gone) == len(come) and all(
        all(map(_near, one, other))
        for one, other in zip(sorted(gone, key=repr), sorted(come, key=repr), strict=True)
    )


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=NEAR)
    return bool(one == other)


def sound(path: Path) -> bool:
    """Whether any SQLite file can be read to its end; one that is not there is sound."""
    if not path.exists():
        return True
    try:
        with closing(connect(path, "ro", 0)) as db:
            return fetched(db, "PRAGMA integrity_check(1)", ()) == [("ok",)]
    except sqlite3.Error as error:
        return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
