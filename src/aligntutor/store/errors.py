"""What can go wrong with a file of this room, each told calmly: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """A file that cannot be used as asked; nothing in it was changed, and nothing counts as saved."""

    template = "{path} could not be used: {detail}."

    def __init__(self, path: str | os.PathLike[str], detail: str = "") -> None:
        self.path = os.fspath(path)
        self.detail = detail
        super().__init__(self.template.format(path=self.path, detail=detail))


class Missing(StoreError):
    """There is no file, or nothing in it."""

    template = "There is nothing in {path} yet."


class Foreign(StoreError):
    """A database of another program."""

    template = (
        "{path} belongs to another program. It was left as it is. "
        "Move it elsewhere, or choose another home with --home."
    )


class Newer(StoreError):
    """Written by a later version; `detail` says by which format."""

    template = (
        "{path} was written by a newer version of aligntutor ({detail}). It was left as it is. "
        "Update aligntutor to go on with it."
    )


class Damaged(StoreError):
    """Not a database, cut short, or with broken pages."""

    template = (
        "{path} is damaged ({detail}). Nothing in it was changed. "
        "To put a backup in its place and keep it aside, use: aligntutor restore"
    )


class Strayed(StoreError):
    """The journal of an interrupted write lies beside a file that it was not written for."""

    template = (
        "{path}-journal holds an interrupted write to another copy of {path}. Nothing was changed. "
        "Move that journal elsewhere, then start again."
    )


class Replaced(StoreError):
    """Another file was put in its place at this very moment."""

    template = "{path} was replaced at this very moment. Nothing was saved. Try again."


class Busy(StoreError):
    """Locked by another process for longer than the patience."""

    template = (
        "{path} is held by another program that does not let go of it. Nothing was saved. "
        "Close that program, then try again."
    )


class Full(StoreError):
    """No room on the disk."""

    template = (
        "There is no room left on the disk for {path}. Nothing was saved, and all that was there before "
        "is safe. Make some room, then try again."
    )


class ReadOnly(StoreError):
    """The file or its folder may not be written to."""

    template = (
        "{path} may not be written to. Nothing was saved, and all that was there before is safe. "
        "Make the file and its folder writable, then try again."
    )


class Itself(StoreError):
    """What is to be restored is the very file in use."""

    template = "{path} is the progress file itself. Nothing was changed. Name a backup: aligntutor restore"


class Unreadable(StoreError):
    """It cannot be opened, or the disk failed to read or write."""

    template = (
        "{path} could not be read or written ({detail}). Nothing was saved. "
        "Look to the disk and to the file's permissions, then try again."
    )


_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_FULL: Full,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_FORMAT: Damaged,
    sqlite3.SQLITE_CANTOPEN: Unreadable,
    sqlite3.SQLITE_IOERR: Unreadable,
    sqlite3.SQLITE_PERM: Unreadable,
    sqlite3.SQLITE_AUTH: Unreadable,
    sqlite3.SQLITE_PROTOCOL: Unreadable,
    sqlite3.SQLITE_NOLFS: Unreadable,
}
_BY_ERRNO: dict[int | None, type[StoreError]] = {
    errno.ENOSPC: Full,
    errno.EDQUOT: Full,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
}


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error, 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def translated(error: sqlite3.Error | OSError, path: str | os.PathLike[str]) -> Exception:
    """The StoreError that an error of SQLite or of the file system stands for, else the error itself."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno, Unreadable)(path, error.strerror or str(error))
    kind = _BY_CODE.get(code_of(error))
    if kind is None and str(error).startswith(("no such ", "table ", "malformed JSON", "unknown function")):
        kind = Damaged
    if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError) and not code_of(error):
        # Told by Python rather than by SQLite: what was read is no text, or not what was written.
        kind = Damaged
    return kind(path, str(error)) if kind else error


@contextmanager
def telling(path: str | os.PathLike[str]) -> Iterator[None]:
    """Raise what goes wrong inside as a StoreError about `path`; an error in our own SQL stays as it is."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise Damaged(path, "a text in it cannot be read") from error
    except (sqlite3.Error, OSError) as error:
        raise translated(error, path) from error
