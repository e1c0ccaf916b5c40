"""Opening the progress file: never but through SQLite, and never changing one that is not ours.

A file is first read in SQLite's read-only mode, in which it neither rolls back nor checkpoints what
belongs to another program. Only an interrupted write of our own is finished (rolled back) on the way.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path

from .errors import Damaged, Foreign, Newer, ReadOnly, StoreError, Unreadable, code_of, telling
from .schema import APPLICATION, Migration, migrate, version_of

JOURNAL = "PERSIST"
"""Journal mode of the progress file; why this one is said in `log`."""
JOURNAL_LIMIT = 1 << 20
"""Bytes that the journal may keep at rest; a rebuild makes it far longer than an answer does."""


def place_of(path: Path) -> str:
    """Which file stands at a path, as `device:inode`; empty where none does.

    A copy of the file, or a backup put in its place, is at another place. Raises Unreadable.
    """
    with telling(path):
        try:
            found = os.stat(path)  # noqa: PTH116 - asked before every query, and half as dear
        except (FileNotFoundError, NotADirectoryError):
            return ""
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(path, "it is not a regular file")
    return f"{found.st_dev}:{found.st_ino}"


def connect(path: Path, mode: str, patience: float, *, one_thread: bool = True) -> sqlite3.Connection:
    """A connection in autocommit mode; `mode` is SQLite's, with its options: `ro`, `rw`, `rwc`."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=one_thread,
    )


def for_reading(path: Path, latest: int, patience: float) -> tuple[sqlite3.Connection, int]:
    """A connection that changes nothing, and the version of the file it reads, 0 for an empty file.

    `latest` is the last version known. Raises Foreign, Newer, Damaged, Busy or Unreadable, and ReadOnly
    where an interrupted write has to be finished first and the file may not be written to.
    """
    with telling(path):
        db = None
        try:
            db = connect(path, "ro", patience)
            return db, _checked(db, path, latest)
        except sqlite3.OperationalError as error:
            if db:
                db.close()
            if code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
        except BaseException:
            if db:
                db.close()
            raise
        _refuse_foreign(path)
        db = connect(path, "rw", patience)
        try:
            return db, _checked(db, path, latest)
        except BaseException:
            db.close()
            raise


def for_writing(path: Path, migrations: Sequence[Migration], patience: float) -> sqlite3.Connection:
    """A connection that writes durably to a file of the last version; the file is made where none is.

    Raises any StoreError.
    """
    if place_of(path):
        for_reading(path, len(migrations), patience)[0].close()
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            db = connect(path, "rwc", patience)
        except sqlite3.OperationalError as error:
            if code_of(error) == sqlite3.SQLITE_CANTOPEN and not _writable(path.parent):
                raise ReadOnly(path) from error
            raise
        try:
            _checked(db, path, len(migrations))
            db.execute(f"PRAGMA journal_mode = {JOURNAL}")
            db.execute(f"PRAGMA journal_size_limit = {JOURNAL_LIMIT}")
            db.execute("PRAGMA synchronous = FULL")
            # On macOS a plain fsync does not reach the disk.
            db.execute("PRAGMA fullfsync = ON")
            # Without this, REPLACE would delete an event without firing the trigger that forbids it.
            db.execute("PRAGMA recursive_triggers = ON")
            migrate(db, migrations)
        except BaseException:
            db.close()
            raise
    return db


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def empty(migrations: Sequence[Migration]) -> sqlite3.Connection:
    """A log without events, in memory: what a file that is not there holds."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, migrations)
    return db


def refuse_newer(path: Path, version: int, latest: int) -> None:
    """Raise Newer for a version beyond the last one known."""
    if version > latest:
        raise Newer(path, f"its format is {version}, this one knows up to {latest}")


def _checked(db: sqlite3.Connection, path: Path, latest: int) -> int:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(db)
    if application == APPLICATION:
        refuse_newer(path, version, latest)
        if version < 1:
            raise Damaged(path, "its version is missing")
        return version
    if application or version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise Foreign(path)
    return 0


def _refuse_foreign(path: Path) -> None:
    """Look past an interrupted write at whose file this is: to finish it is for its own program to do."""
    try:
        db = connect(path, "ro&immutable=1", 0)
    except sqlite3.Error:
        return
    try:
        _checked(db, path, 1 << 31)
    except (sqlite3.Error, StoreError) as error:
        if isinstance(error, Foreign):
            raise
    finally:
        db.close()
