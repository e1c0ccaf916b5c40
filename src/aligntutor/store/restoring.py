"""Putting a backup in the place of the progress file, which is kept aside, whatever state it is in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from .backups import put, stamp, sync, write_copy
from .checking import PATIENCE, Contents, checked, opened
from .connecting import connect, for_reading, place_of, random_id, sure
from .errors import Busy, Damaged, Itself, Strayed, telling

BESIDE = ("-journal", "-wal", "-shm")
"""What may lie beside a database and belongs to it."""
ANY = 1 << 31
"""A version above all others: what a newer program wrote is moved aside like anything else."""


class Restored(NamedTuple):
    """What was put in place, and where the file that was there before is now; none where there was none."""

    contents: Contents
    aside: Path | None


def restore(backup: Path, progress: Path, at: int, *, patience: float = PATIENCE) -> Restored:
    """Put a copy of a backup, once it was checked, in the place of the progress file, at one stroke.

    The present file and what lies beside it get other names in the same folder. Nobody else writes to it
    meanwhile; a tutor that is open goes on with the restored file. At whatever moment this dies, there
    is the old file, or the new one. Raises what `checked` raises about the backup, Busy where the
    present file is in use, Foreign where it is another program's.
    """
    progress = Path(os.path.realpath(progress))
    if place_of(backup) and place_of(backup) == place_of(progress):
        raise Itself(backup)
    fresh = progress.with_name(f"{progress.name}.{random_id()[:12]}.restoring")
    try:
        with telling(progress):
            contents = _checked_copy(backup, fresh, patience)
            with _held(progress, patience):
                aside = _exchange(fresh, progress, at)
    finally:
        for suffix in ("", *BESIDE):
            with suppress(OSError):
                fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    return Restored(contents, aside)


def _checked_copy(backup: Path, fresh: Path, patience: float) -> Contents:
    with sure(backup):
        db, _ = opened(backup, patience)
    try:
        with closing(db):
            write_copy(db, fresh, backup)
        with closing(connect(fresh, "rw", 0)) as new:
            # It takes a new writer at the first write, wherever it lies.
            new.execute("DELETE FROM meta WHERE key = 'place'")
        return checked(fresh)
    except Damaged as error:
        raise Damaged(backup, error.detail) from error


@contextmanager
def _held(progress: Path, patience: float) -> Iterator[None]:
    """Keep others from reading and writing; what is too damaged to be locked nobody can write to."""
    db = None
    try:
        if place_of(progress):
            with suppress(Damaged, Strayed), sure(progress):
                for_reading(progress, ANY, patience)[0].close()
                db = connect(progress, "rw", patience)
                db.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        if db:
            db.close()


def _exchange(fresh: Path, progress: Path, at: int) -> Path | None:
    """Give the present file a second name, then its first one to the fresh file."""
    aside, there = _free(progress, at), bool(place_of(progress))
    for suffix in ("", *BESIDE):
        here = progress.with_name(progress.name + suffix)
        if here.exists():
            _second_name(here, aside.with_name(aside.name + suffix))
    if there:
        fresh.replace(progress)
    # A journal goes after its file: a sound file without the one it needs would not be sound.
    for suffix in BESIDE:
        progress.with_name(progress.name + suffix).unlink(missing_ok=True)
    if not there and not put(fresh, progress):
        raise Busy(progress)
    sync(progress.parent)
    return aside if there else None


def _free(progress: Path, at: int) -> Path:
    """A name beside the progress file that neither a file nor a journal has."""
    for number in count(1):
        suffix = "" if number == 1 else f"_{number}"
        path = progress.with_name(f"{progress.stem}-replaced-{stamp(at)}{suffix}{progress.suffix}")
        if not any(path.with_name(path.name + end).exists() for end in ("", *BESIDE)):
            return path
    raise AssertionError("numbers do not end")


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # not every file system gives a file two names
        path.rename(name)
