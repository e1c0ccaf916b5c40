"""Opening the progress file: never but through SQLite, and never changing one that is not ours.

A file is first read in SQLite's read-only mode, in which it neither rolls back nor checkpoints what
belongs to another program. Only an interrupted write of our own, to this very file, is finished (rolled
back) on the way.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from . import journal
from .errors import Damaged, Foreign, Newer, ReadOnly, Replaced, Strayed, Unreadable, code_of, telling
from .schema import APPLICATION, Migration, migrate, version_of

JOURNAL = "PERSIST"
"""Journal mode of the progress file; why this one is said in `log`."""
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
JOURNAL_LIMIT = 1 << 20
"""Bytes that the journal may keep at rest; a rebuild makes it far longer than an answer does."""


def random_id() -> str:
    """128 random bits in hex."""
    return os.urandom(16).hex()


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


def put_back(path: Path) -> bool:
    """Whether the file was touched by other means since its last commit, as when a copy is put over it.

    Of the two files that a commit writes to, the journal is the last.
    """
    try:
        found = path.stat()
        # A copy may have been given the times of what it is a copy of, but not the time of its last change.
        return max(found.st_mtime_ns, found.st_ctime_ns) > journal.beside(path).stat().st_mtime_ns
    except FileNotFoundError:
        return True


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

    `latest` is the last version known. Raises Foreign, Newer, Damaged, Busy, Strayed or Unreadable, and
    ReadOnly where an interrupted write has to be finished first and the file may not be written to.
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
        _refuse_to_finish(path)
        db = connect(path, "rw", patience)
        try:
            return db, _checked(db, path, latest)
        except BaseException:
            db.close()
            raise


def for_writing(
    path: Path, migrations: Sequence[Migration], patience: float, before: Callable[[], object] = bool
) -> sqlite3.Connection:
    """A connection that writes durably to a file of the last version; the file is made where none is.

    `before` is called before an older file is brought up to date. Raises any StoreError.
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
            version = _checked(db, path, len(migrations))
            older = 0 < version < len(migrations)
            strange = older and put_back(path)
            if older:
                before()
            db.execute(f"PRAGMA journal_mode = {JOURNAL}")
            db.execute(f"PRAGMA journal_size_limit = {JOURNAL_LIMIT}")
            db.execute("PRAGMA synchronous = FULL")
            # On macOS a plain fsync does not reach the disk.
            db.execute("PRAGMA fullfsync = ON")
            # Without this, REPLACE would delete an event without firing the trigger that forbids it.
            db.execute("PRAGMA recursive_triggers = ON")
            migrate(db, migrations)
            if strange:  # which can no longer be seen, now that it was migrated
                db.execute("DELETE FROM meta WHERE key = 'place'")
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def sure(path: Path) -> Iterator[None]:
    """As `telling`, but damage is believed only where a second look finds it.

    SQLite takes some failures to read for damage, and nobody should replace a sound file for those.
    """
    try:
        with telling(path):
            yield
    except Damaged as error:
        if _told_by_sqlite(error.__cause__) and not _is_damaged(path):
            raise Unreadable(path, "reading failed, though the file is sound") from error
        raise


def _told_by_sqlite(cause: BaseException | None) -> bool:
    return isinstance(cause, sqlite3.Error) and code_of(cause) in DAMAGE


def _is_damaged(path: Path) -> bool:
    try:
        db = connect(path, "ro", 0)
        try:
            return bool(db.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)])
        finally:
            db.close()
    except sqlite3.Error as error:
        return code_of(error) in DAMAGE


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


def refuse_replaced(path: Path, place: str) -> None:
    """Raise Replaced where another file was put there: what is written to the old one would be lost."""
    if place_of(path) != place:
        raise Replaced(path)


def fetched(db: sqlite3.Connection, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    # A cursor that fails halfway would hold the file, closed or not, for as long as its error is kept.
    with closing(db.execute(sql, values)) as cursor:
        return cursor.fetchall()


def marks_of(db: sqlite3.Connection) -> tuple[int, int, bool]:
    """Whose file it is (its application_id), its version, and whether there is anything in it.

    Read in one transaction, as another process may be filling the file at this moment.
    """
    db.execute("BEGIN")
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(db)
    filled = db.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    db.execute("COMMIT")
    return application, version, filled


def _checked(db: sqlite3.Connection, path: Path, latest: int) -> int:
    application, version, filled = marks_of(db)
    if application == APPLICATION:
        refuse_newer(path, version, latest)
        if version < 1:
            raise Damaged(path, "its version is missing")
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        if path.stat().st_size < pages * db.execute("PRAGMA page_size").fetchone()[0]:
            raise Damaged(path, "its end is missing")
        return version
    if application or version or filled:
        raise Foreign(path)
    return 0


def _refuse_to_finish(path: Path) -> None:
    """Look past an interrupted write at whose file this is: to finish it is for its own program to do.

    One of ours is finished only in the file that it was begun in: rolled back into another copy, it
    would mix the two. Raises Foreign or Strayed.
    """
    try:
        db = connect(path, "ro&immutable=1", 0)
    except sqlite3.Error:
        return
    try:
        with suppress(sqlite3.Error, Damaged, Newer):
            _checked(db, path, 1 << 31)
        with suppress(sqlite3.Error, OSError, AttributeError):  # not every SQLite is built to serialize
            if not journal.fits(journal.beside(path), db.serialize()[: journal.HEADER]):
                raise Strayed(path)
    finally:
        db.close()
