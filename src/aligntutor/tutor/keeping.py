"""Keeping what was learnt: backups, putting one back, and a look once a day whether all is sound."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.settings import Places
from aligntutor.store import Busy, Damaged, Missing, StoreError, backups, restoring
from aligntutor.store.checking import Contents, Pause, told

from .refusal import Refused


class Kept(NamedTuple):
    """A backup."""

    path: Path
    at: int
    """When it was made, milliseconds UTC."""
    reviews: int | None
    """Undone ones not counted; none where it cannot be read."""
    bytes: int


class Trouble(NamedTuple):
    """What a learner should know while studying goes on."""

    head: str
    text: str


def back_up(where: Places, at: Moment) -> Kept:
    """Make a backup now and thin the older ones. Raises Refused; a damaged file gives none, thins none."""
    try:
        backup, contents = backups.make(where.progress, where.backups, at.ms)
    except Missing as error:
        raise Refused(str(error), "There will be something to back up after the first answer.") from error
    except StoreError as error:
        raise Refused(str(error)) from error
    return Kept(backup.path, backup.at, contents.reviews, backup.path.stat().st_size)


def all_backups(where: Places) -> list[Kept]:
    """Every backup, oldest first. Raises Refused."""
    try:
        found = backups.listed(where.backups)
        return [Kept(b.path, b.at, _reviews(b.path), b.path.stat().st_size) for b in found]
    except (StoreError, OSError) as error:
        raise Refused(str(error)) from error


def _reviews(path: Path) -> int | None:
    known = told(path)
    return known.reviews if known else None


def find_backup(where: Places, named: str) -> Path:
    """The backup with this name in the folder of backups, or the file at this path. Raises Refused."""
    for path in (where.backups / named, Path(named)):
        if path.is_file():
            return path
    raise Refused(f"There is no backup {named!r}.", "See them with: aligntutor restore")


def restore(where: Places, backup: Path, at: Moment) -> restoring.Restored:
    """Put a backup in the place of the progress file, which is kept aside.

    Before that, the present file is backed up where it is sound and no backup holds the same. Raises
    Refused.
    """
    with suppress(StoreError):  # what cannot be read is kept aside all the same
        _renew(where, at, bool, lambda made: True)
    try:
        return restoring.restore(backup, where.progress, at.ms)
    except StoreError as error:
        if error.path != str(backup):
            raise Refused(str(error)) from error
        what = f"is damaged ({error.detail})" if isinstance(error, Damaged) else "holds no progress"
        if not isinstance(error, Damaged | Missing):
            raise Refused(f"{error} The progress file was left as it is.") from error
        hint = "Choose another one of those that this lists: aligntutor restore"
        raise Refused(f"{backup} {what}. The progress file was left as it is.", hint) from error


def look_after(where: Places, at: Moment, turn: int, *, pause: Pause = bool) -> Trouble | None:
    """Once a day: see whether the progress file is sound, and back it up where something is new in it.

    Costs one look at a small file on the second call of a study day. Needs no other object of the
    tutor's, so that it may run in a thread. `pause` is called every now and then. Gives what the learner
    should know.
    """
    today = study_day(at, turn)
    if _sound_on(where) == str(today):
        return None
    try:
        _renew(where, at, pause, lambda made: study_day(Moment(made, at.offset), turn) != today)
    except (Missing, Busy):
        return None
    except Damaged as error:
        text = f"{error.path}: {error.detail}. Nothing in it was changed, and older backups are kept."
        return Trouble("Your progress file is damaged.", f"{text} Leave, then see: aligntutor doctor")
    except StoreError:
        return Trouble("No backup was made.", f"{where.backups} could not be written. See: aligntutor doctor")
    with suppress(OSError):
        where.cache.mkdir(parents=True, exist_ok=True)
        where.looked_after.write_text(str(today), encoding="utf-8")
    return None


def _sound_on(where: Places) -> str:
    try:
        return where.looked_after.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _renew(where: Places, at: Moment, pause: Pause, older: Callable[[int], bool]) -> None:
    """Check the progress file, and back it up where all backups are `older` and none holds the same."""
    with backups.copy_of(where.progress, where.backups, pause=pause) as (copy, contents):
        there = backups.listed(where.backups)
        if any(_holds(backup.path, contents) for backup in reversed(there)):
            return
        if not all(older(backup.at) for backup in there):
            return
        backups.keep(copy, where.backups, at.ms)
    backups.thin(where.backups, at.ms)


def _holds(backup: Path, contents: Contents) -> bool:
    known = told(backup)
    return known is not None and (known.events, known.last) == (contents.events, contents.last)
