"""The tables of the progress file, and the steps that lead from each version to the next.

`events` is the log. It alone (with the writer in `meta`) cannot be made again: its columns are those
of core.events.Event, and triggers keep it append-only. All other tables are caches of it, and a
migration may drop and rebuild them at will.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeAlias

APPLICATION = 0x416C5475
"""SQLite's application_id of a progress file: `AlTu`."""

OF_NOTE = "type IN ('parameters', 'pause', 'exam')"
"""Events of which the last ones are looked up, however long the log is."""

Migration: TypeAlias = Callable[[sqlite3.Connection], object]
"""Changes the tables within an open transaction, and neither commits nor rolls back."""

LOG = (
    """
    CREATE TABLE events (
        id TEXT NOT NULL PRIMARY KEY,
        writer TEXT NOT NULL,
        n INTEGER NOT NULL,
        prev TEXT NOT NULL,
        wall INTEGER NOT NULL,
        "offset" INTEGER NOT NULL,
        day INTEGER NOT NULL,
        "order" INTEGER NOT NULL,
        type TEXT NOT NULL,
        payload TEXT NOT NULL,
        UNIQUE (writer, n)
    )
    """,
    'CREATE INDEX events_in_order ON events ("order", writer, n)',
    "CREATE INDEX events_of_card ON events (json_extract(payload, '$.card'))",
    "CREATE INDEX events_undone ON events (json_extract(payload, '$.undoes')) WHERE type = 'undo'",
    """
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER events_never_vanish BEFORE DELETE ON events
    BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END
    """,
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

CACHES = (
    """
    CREATE TABLE card_states (
        card TEXT NOT NULL PRIMARY KEY,
        deck TEXT NOT NULL,
        concept TEXT NOT NULL,
        phase TEXT NOT NULL,
        step INTEGER NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last_day INTEGER NOT NULL,
        last_ms INTEGER NOT NULL,
        due_day INTEGER NOT NULL,
        due_ms INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        last_item TEXT NOT NULL,
        last_wrong INTEGER NOT NULL,
        watch INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    # Whatever counting and choosing need, so that neither has to look up the states themselves.
    """
    CREATE INDEX states_due
    ON card_states (phase, due_day, due_ms, deck, concept, last_day, stability)
    """,
    "CREATE INDEX states_touched ON card_states (last_day, deck, concept)",
    "CREATE INDEX states_wrong ON card_states (last_wrong)",
    "CREATE INDEX states_watched ON card_states (due_day) WHERE watch > 0",
    """
    CREATE TABLE totals (
        day INTEGER NOT NULL,
        deck TEXT NOT NULL,
        reviews INTEGER NOT NULL,
        correct INTEGER NOT NULL,
        firsts INTEGER NOT NULL,
        firsts_right INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        new INTEGER NOT NULL,
        new_alone INTEGER NOT NULL,
        PRIMARY KEY (day, deck)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE answered (
        deck TEXT NOT NULL PRIMARY KEY,
        cards INTEGER NOT NULL,
        mixed INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE lessons (
        deck TEXT NOT NULL,
        concept TEXT NOT NULL,
        day INTEGER NOT NULL,
        PRIMARY KEY (deck, concept)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX lessons_by_day ON lessons (day, deck)",
    """
    CREATE TABLE marks (
        card TEXT NOT NULL PRIMARY KEY,
        suspended TEXT NOT NULL,
        until INTEGER NOT NULL,
        fresh INTEGER NOT NULL,
        note TEXT,
        retired INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
)
CACHED = ("card_states", "totals", "answered", "lessons", "marks")
"""The names of these tables."""


def first_version(db: sqlite3.Connection) -> None:
    """Version 1: an empty log with its caches, whatever shape these have today."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    for statement in LOG + CACHES:
        db.execute(statement)


def second_version(db: sqlite3.Connection) -> None:
    """Version 2: more types of events; the few that are looked up are found in a log of any length."""
    _empty_caches(db)
    db.execute(f'CREATE INDEX events_of_note ON events (type, "order", writer, n) WHERE {OF_NOTE}')
    for kind in ("edited", "renamed"):
        db.execute(f"CREATE INDEX events_{kind} ON events (\"order\", writer, n) WHERE type = '{kind}'")


def third_version(db: sqlite3.Connection) -> None:
    """Version 3: which cards of a deck were answered, as one number."""
    _empty_caches(db)


def _empty_caches(db: sqlite3.Connection) -> None:
    """Caches of today's shape; without their rules in `meta` they are filled from the log."""
    for table in CACHED:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in CACHES:
        db.execute(statement)
    db.execute("DELETE FROM meta WHERE key = 'rules'")


MIGRATIONS: tuple[Migration, ...] = (first_version, second_version, third_version)
"""The nth leads from version n - 1 to version n."""


def version_of(db: sqlite3.Connection) -> int:
    """The version that a file is at; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a file up to the last version, each step in a transaction of its own that ends at a version.

    Whatever happens in between leaves the file whole at the version reached. Of two processes that do
    this at once, the second finds it done.
    """
    while version_of(db) < len(migrations):
        db.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(db)
            if version < len(migrations):
                migrations[version](db)
                db.execute(f"PRAGMA user_version = {version + 1}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
