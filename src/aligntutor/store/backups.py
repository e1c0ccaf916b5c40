"""Backups of the progress file: copies that were checked before they got a name, thinned as they age."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from .checking import PATIENCE, Contents, Pause, checked, copied, opened
from .connecting import connect, fetched, random_id, sure
from .errors import Damaged, Unreadable, telling

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"progress-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:_(\d{1,9}))?\.sqlite3")
_MAKING = "making-"
"""Begins the name of a copy that is not a backup yet."""
_STALE = 3600.0
"""Seconds after which an unfinished copy was left behind by a process that is no more."""
DAY = 86_400_000
ALL_OF = 2 * DAY
"""Age up to which every backup is kept, milliseconds."""
_TIERS: tuple[tuple[int, Callable[[int], object]], ...] = (
    (12, lambda at: at // DAY),
    (10, lambda at: (at // DAY + 3) // 7),  # weeks begin on Monday, and day 0 was a Thursday
    (9, lambda at: (moment(at).year, moment(at).month)),
)
"""Of older ones: so many days, then weeks, then months of which the last backup is kept."""


class Backup(NamedTuple):
    """A backup by what its name tells."""

    path: Path
    at: int
    """When it was made, milliseconds UTC."""
    number: int = 1
    """Tells those of one second apart."""


def moment(ms: int) -> datetime:
    """Milliseconds UTC as a date and time; before 1970 and after 2038 too."""
    return _EPOCH + timedelta(milliseconds=ms)


def stamp(ms: int) -> str:
    """A moment as it stands in the name of a file: no colons, and sorted as text it is sorted by time."""
    return moment(ms).strftime(_STAMP).rjust(len("2026-05-14T09-00-00Z"), "0")


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, oldest first; files of other names are none. Raises a StoreError."""
    found = []
    with telling(folder):
        if not folder.exists():
            return []
        for path in folder.iterdir():
            if not (named := _NAME.fullmatch(path.name)) or not path.is_file():
                continue
            with suppress(ValueError):
                at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC) - _EPOCH
                found.append(Backup(path, at // timedelta(milliseconds=1), int(named[2] or 1)))
    return sorted(found, key=lambda backup: (backup.at, backup.number))


def kept(times: Iterable[int], now: int) -> set[int]:
    """Which of the backups made at these times (milliseconds UTC) are to be kept.

    All of the last two days and whatever lies ahead of the clock, and the newest in any case; of those
    before, the last one of each of 12 days, then of 10 weeks, then of 9 months. Days, weeks and months
    without a backup do not count, so that a long pause, or a clock that leaps, takes none away.
    """
    left = sorted(set(times), reverse=True)
    found = {at for at in left if at > now - ALL_OF} | set(left[:1])
    left = [at for at in left if at not in found]
    for most, span_of in _TIERS:
        last: dict[object, int] = {}
        for at in left:
            if len(last) < most:
                last.setdefault(span_of(at), at)
        found |= set(last.values())
        left = [at for at in left if span_of(at) not in last]
    return found


def thin(folder: Path, now: int) -> None:
    """Remove the backups that are not to be kept any more; one that cannot be removed stays."""
    there = listed(folder)
    keep = kept([backup.at for backup in there], now)
    for backup in there:
        if backup.at not in keep:
            with suppress(OSError):
                backup.path.unlink()


@contextmanager
def copy_of(
    progress: Path, folder: Path, *, pause: Pause = bool, patience: float = PATIENCE
) -> Iterator[tuple[Path, Contents]]:
    """A copy of the progress file in a folder, checked, and what it holds; it is gone when this ends.

    The file is locked for moments only, however long it is. Raises Damaged where it is damaged, Missing
    where there is none, and whatever reading it or writing there raises.
    """
    copy = folder / f"{_MAKING}{random_id()[:12]}"
    try:
        with sure(progress):
            db, _ = opened(progress, patience)
        with closing(db):
            before = _events(db, progress)
            contents = _checked_copy(db, copy, progress, pause)
            after = _events(db, progress)
        if not before <= contents.events <= after:
            raise Unreadable(folder, f"the copy has {contents.events} events instead of {after}")
        yield copy, contents
    finally:
        for path in (copy, copy.with_name(copy.name + "-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _checked_copy(db: sqlite3.Connection, copy: Path, progress: Path, pause: Pause) -> Contents:
    try:
        write_copy(db, copy, progress, pause)
        return checked(copy, pause=pause)
    except Damaged as error:
        checked(progress)  # raises where it is the original that is damaged
        raise Unreadable(copy.parent, f"the copy is not what was copied: {error.detail}") from error


def _events(db: sqlite3.Connection, path: Path) -> int:
    with sure(path):
        return int(fetched(db, "SELECT count(*) FROM events", ())[0][0])


def write_copy(db: sqlite3.Connection, target: Path, source: Path, pause: Pause = bool) -> None:
    """Copy an open database to a new file, down to the disk. Raises a StoreError about either."""
    with telling(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(target, "rwc", 0)) as new:
            new.execute("PRAGMA synchronous = FULL")
            new.execute("PRAGMA fullfsync = ON")
            copied(db, new, source, pause)


def keep(copy: Path, folder: Path, at: int) -> Backup:
    """Give a checked copy the name of a backup; there is a whole backup of that name, or none."""
    with telling(folder):
        for number in count(1):
            suffix = "" if number == 1 else f"_{number}"
            path = folder / f"progress-{stamp(at)}{suffix}.sqlite3"
            if not path.exists() and put(copy, path):
                break
        sync(folder)
        _sweep(folder)
    return Backup(path, at - at % 1000, number)


def make(progress: Path, folder: Path, at: int, *, patience: float = PATIENCE) -> tuple[Backup, Contents]:
    """Make a backup of the progress file, then thin the older ones; a damaged file does neither.

    Raises what `copy_of` raises.
    """
    with copy_of(progress, folder, patience=patience) as (copy, contents):
        backup = keep(copy, folder, at)
    thin(folder, at)
    return backup, contents


def put(path: Path, name: Path) -> bool:
    """Move a file to a name that is free, at one stroke; False where it is not free. Raises OSError."""
    try:
        os.link(path, name)
    except FileExistsError:
        return False
    except OSError:  # not every file system gives a file two names
        path.rename(name)
    else:
        path.unlink()
    return True


def sync(folder: Path) -> None:
    """Make names in a folder last through a power cut, where folders can be synced. Raises OSError."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove copies that were left unfinished; by the clock that the file system itself goes by."""
    with suppress(OSError):
        now = folder.stat().st_mtime
        for path in folder.glob(f"{_MAKING}*"):
            if path.stat().st_mtime < now - _STALE:
                path.unlink()
