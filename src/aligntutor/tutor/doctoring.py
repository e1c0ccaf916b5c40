"""What is well and what is not with a learner's places, file, backups and decks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, NamedTuple

from aligntutor.core.days import Moment
from aligntutor.core.states import Scheduling
from aligntutor.settings import Places, SettingsError, load
from aligntutor.store import Damaged, Log, Missing, Newer, StoreError, backups, checking

from .library import shelves
from .refusal import Refused
from .wording import plural

ROOM = 50_000_000
"""Bytes of room on the disk below which it is time to say so."""
RESTORE = "Put a backup in its place: aligntutor restore"
HOUR = 3_600_000


class Finding(NamedTuple):
    """One thing that was looked at."""

    severity: Literal["error", "warning", "note"]
    """`error` is to be mended, `warning` may become one, `note` says how things stand."""
    subject: str
    message: str
    hint: str = ""
    """What to do."""


def examine(where: Places, at: Moment, *, clock: str = "", seed: str = "") -> list[Finding]:
    """Look at everything, changing nothing.

    `clock` and `seed` are what these are fixed at, empty where they are not.
    """
    return [
        *_program(clock, seed),
        *_places(where),
        *_settings(where),
        *_progress(where),
        *_backups(where, at),
        *_cache(where),
        *_decks(where),
    ]


def mend(where: Places) -> list[str]:
    """Make the caches of a sound file anew from its events, which are left as they are.

    Gives the names of those that were astray. Raises Refused.
    """
    scheduling = _scheduling(where)
    try:
        checking.checked(where.progress)
        wrong = checking.astray(where.progress, scheduling)
        if wrong:
            with Log.open(where.progress, scheduling=scheduling) as log:
                log.rebuild()
    except Missing:
        return []
    except StoreError as error:
        raise Refused(str(error)) from error
    return wrong or []


def _program(clock: str, seed: str) -> Iterator[Finding]:
    from aligntutor import __version__

    parts = [f"aligntutor {__version__}", f"Python {sys.version.split()[0]}", f"SQLite {checking.SQLITE}"]
    try:
        parts.append(f"Textual {version('textual')}")
    except PackageNotFoundError:
        yield Finding("error", "program", "Textual is not installed.", "Install aligntutor again.")
    yield Finding("note", "program", ", ".join(parts))
    if clock:
        yield Finding(
            "note", "clock", f"The clock stands at {clock}.", "Unset ALIGNTUTOR_NOW to let it go on."
        )
    if seed:
        yield Finding("note", "seed", f"The seed is {seed}.", "Leave --seed out for the usual one.")


def _places(where: Places) -> Iterator[Finding]:
    for subject, folder in zip(("data", "config", "cache"), where, strict=True):
        there = _nearest(folder)
        if not there.is_dir():
            what = f"{folder} cannot be made: {there} is not a folder."
            yield Finding(
                "error", subject, what, "Move that file elsewhere, or choose another home with --home."
            )
        elif not os.access(there, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
            lost = "Nothing can be saved there." if subject == "data" else "Nothing new can be kept there."
            yield Finding(
                "error" if subject == "data" else "warning", subject,
                f"{folder} may not be written to. {lost}", f"Make {there} writable.",
            )  # fmt: skip
        elif not _decodable(folder):
            yield Finding("warning", subject, f"{folder} has a name that is no text in this locale.", RENAME)
        else:
            yield Finding("note", subject, str(folder))
    free = shutil.disk_usage(_nearest(where.data)).free
    need = max(ROOM, 3 * _size(where.progress))
    room = f"There are {free // 1_000_000} MB of room on the disk."
    yield (
        Finding("note", "disk", room)
        if free >= need
        else Finding(
            "warning", "disk", room, f"Make room: {need // 1_000_000} MB let answers and backups go on."
        )
    )


RENAME = "It works, but other programs may not show it. Give it another name when it suits you."


def _settings(where: Places) -> Iterator[Finding]:
    try:
        load(where)
    except SettingsError as error:
        yield Finding("error", "settings", f"{error}.", "Mend that line; all settings are optional.")


def _scheduling(where: Places) -> Scheduling:
    try:
        return load(where).scheduling
    except SettingsError:
        return Scheduling()


def _progress(where: Places) -> Iterator[Finding]:
    path = where.progress
    try:
        found = checking.checked(path)
        caches = _caches(where)
        yield Finding(
            "note", "progress",
            f"{path} is sound: {plural(found.events, 'event')}, {plural(found.reviews, 'review')}, "
            f"{plural(len(found.writers), 'writer')}, {_size(path) // 1000} kB.",
        )  # fmt: skip
        for writer in found.writers:
            last = f"{backups.moment(writer.last):%Y-%m-%d %H:%M} UTC"
            yield Finding(
                "note", "writer", f"{writer.id}: {plural(writer.events, 'event')}, the last on {last}."
            )
        yield caches
    except Missing:
        yield Finding("note", "progress", f"Nothing was recorded in {path} yet.")
    except Damaged as error:
        hint = RESTORE
        if not any(checking.told(one.path) for one in _listed(where)):
            hint = "There is no backup. Keep a copy of it, then move it elsewhere to begin anew."
        yield Finding("error", "progress", f"{path} is damaged: {error.detail}.", hint)
    except Newer as error:
        yield Finding(
            "error", "progress", str(error), "A backup of before is put back by: aligntutor restore"
        )
    except StoreError as error:
        yield Finding("error", "progress", str(error))


def _caches(where: Places) -> Finding:
    wrong = checking.astray(where.progress, _scheduling(where))
    if wrong is None:
        return Finding("note", "caches", "They are made anew from the events at the next answer.")
    if not wrong:
        return Finding("note", "caches", "They are what the events make of them.")
    what = f"Not what the events make of them: {', '.join(wrong)}."
    return Finding(
        "error", "caches", what, "Make them anew, which changes no event: aligntutor doctor --mend"
    )


def _backups(where: Places, at: Moment) -> Iterator[Finding]:
    there = _listed(where)
    if not there:
        if checking.told(where.progress):
            yield Finding(
                "warning", "backups", f"There is no backup in {where.backups} yet.", "aligntutor backup"
            )
        return
    last = there[-1]
    hours = (at.ms - last.at) // HOUR
    age = "from ahead of the clock" if hours < 0 else f"{plural(hours // 24, 'day')} and {hours % 24} h old"
    try:
        reviews = checking.checked(last.path).reviews
    except StoreError as error:
        yield Finding(
            "error", "backups", f"The last one cannot be used. {error}", "Make one: aligntutor backup"
        )
    else:
        what = f"{plural(len(there), 'backup')}; the last, {last.path.name}, is {age}"
        yield Finding("note", "backups", f"{what} and holds {plural(reviews, 'review')}.")


def _cache(where: Places) -> Iterator[Finding]:
    if not checking.sound(where.compiled):
        hint = "It is made anew from the decks when it is needed."
        yield Finding("warning", "cache", f"{where.compiled} is damaged.", hint)


def _decks(where: Places) -> Iterator[Finding]:
    for path in (shelf.path for shelf in shelves((), where)):
        if not path.exists():
            hint = f"Put it back there, or forget it; its progress is kept: aligntutor decks remove {path}"
            yield Finding("error", "decks", f"{path} is missing.", hint)
        elif not _decodable(path):
            yield Finding("warning", "decks", f"{path} has a name that is no text in this locale.", RENAME)


def _listed(where: Places) -> Sequence[backups.Backup]:
    try:
        return backups.listed(where.backups)
    except StoreError:
        return ()


def _nearest(folder: Path) -> Path:
    """The folder, or what there is of the way to it."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _decodable(path: Path) -> bool:
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
