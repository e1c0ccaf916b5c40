"""The union of logs: what other devices recorded is taken in, and the caches are as a rebuild makes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from aligntutor.core.days import Moment
from aligntutor.core.events import Event, Head
from aligntutor.core.states import Scheduling

from . import rebuilding
from .file import LogFile
from .queries import PAGE
from .rows import EVENT, WITNESSED, event_of, find_event, hash_of, row_of


class Uniting(LogFile):
    """An open log that gives its writers' chains and takes in what continues them."""

    def writer(self, at: Moment) -> str:
        """Who writes here from now on: another than before where the file was copied or restored."""
        with self._commit(at):
            return self._writer

    def take_new_writer(self, at: Moment) -> None:
        """Record under a new writer from now on, as the one until now is also somebody else's."""
        with self._commit(at) as db:
            _forget_writer(db)
        self._settled = False

    def lengths(self) -> dict[str, int]:
        """How many events there are of each writer."""
        return dict(self._rows("SELECT writer, max(n) FROM events GROUP BY writer ORDER BY writer"))

    def head(self, writer: str, most: int = (1 << 63) - 1) -> Head:
        """The last event of a writer, of those up to number `most`."""
        found = self._made(_head, f"{_OF_WRITER} AND n <= ? ORDER BY n DESC LIMIT 1", (writer, most))
        return found[0] if found else Head()

    def chain(self, writer: str, after: int) -> Iterator[Event]:
        """A writer's events beyond number `after`."""
        while page := self._made(
            event_of,
            f"SELECT {WITNESSED} FROM events WHERE writer = ? AND n > ? ORDER BY n LIMIT ?",
            (writer, after, PAGE),
        ):
            yield from page
            after = page[-1].n

    def unite(self, events: Sequence[Event], at: Moment) -> int:
        """Take in proven events of one writer, each following the one before; gives how many were new.

        Those that are known are passed over. Ends before the first that does not continue what is recorded
        of its writer, or has the id of another event. Where they are this log's own writer's, it lost them,
        and takes a new writer.
        """
        with self._commit(at) as db:
            new = take_in(db, events, self.scheduling)
            anew = bool(new) and new[0].writer == self._writer
            if new:
                self._added = new[-1].id
                self._renew(db)
            if anew:
                _forget_writer(db)
        self._settled = not anew
        return len(new)

    @contextmanager
    def held(self, at: Moment) -> Iterator[str]:
        """No other process records anything until this ends; gives who writes here."""
        with self._commit(at):
            yield self._writer


_OF_WRITER = f"SELECT {EVENT} FROM events WHERE writer = ?"


def take_in(db: sqlite3.Connection, events: Sequence[Event], scheduling: Scheduling) -> list[Event]:
    """As `Log.unite`, within an open transaction; gives the new ones.

    Of the caches, what the new events touch is made anew: their cards, and those of what they undo; all of
    them where that is less work.
    """
    new = _continuing(db, events)
    about = [_undone(db, event) or event for event in new]
    with rebuilding.following(db, [(event.type, event.payload) for event in about], scheduling):
        for at, event in enumerate(new):
            insert = f"INSERT OR IGNORE INTO events ({EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            if not db.execute(insert, row_of(event)).rowcount:
                new = new[:at]
                break
    if any(event.type in (*rebuilding.OF_LESSONS, "undo") for event in new):
        rebuilding.lessons(db)
    return new


def _head(row: tuple[Any, ...]) -> Head:
    event = event_of(row)
    return Head(event.n, hash_of(row), event.order)


def _continuing(db: sqlite3.Connection, events: Sequence[Event]) -> list[Event]:
    """Those that are not recorded; none where they do not continue what is recorded of their writer."""
    if not events:
        return []
    row = db.execute(f"{_OF_WRITER} ORDER BY n DESC LIMIT 1", (events[0].writer,)).fetchone()
    head = _head(row) if row else Head()
    new = [event for event in events if event.n > head.n]
    if new and ((new[0].n, new[0].prev) != (head.n + 1, head.hash) or new[0].order <= head.order):
        return []
    return new


def _undone(db: sqlite3.Connection, event: Event) -> Event | None:
    """The event that another takes back."""
    return find_event(db, event.payload["undoes"]) if event.type == "undo" else None


def _forget_writer(db: sqlite3.Connection) -> None:
    # As where the file came from another place.
    db.execute("DELETE FROM meta WHERE key = 'place'")
