"""Installed decks as files: copied in whole, each version a folder of its own, one record a deck.

`data/decks/kitchen/installed.json` says which version counts, `data/decks/kitchen/2/kitchen/` holds one.
A version is complete and on the disk before the record names it, and the record is replaced by renaming:
whoever is killed at any moment leaves the old version or the new one, and what no record names is swept
away by the next change. Other processes read on in the old version, which is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from aligntutor.core.decks import Deck, DeckError, Problem
from aligntutor.decks.characters import printable
from aligntutor.decks.layout import DECK_FILE, OUTLINE
from aligntutor.decks.opening import read_bytes

from .library import RECORD, Record, homes, record_of, version
from .refusal import Refused

if sys.platform != "win32":
    import fcntl

LOCK = ".lock"
FRESH = f"{RECORD}.new"
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE)
"""Names that are devices on some systems, whatever ending they have."""


def keep_inside(source: Path) -> None:
    """Raise DeckError where a file that is read without being named by the deck leads out of its folder."""
    for name in (DECK_FILE, OUTLINE):
        path = source / name
        if source.is_dir() and path.exists() and path.resolve().parent != source.resolve():
            raise _error(path, f"{name} leads outside the deck's folder", "Put the file itself there.")


def gather(source: Path, deck: Deck) -> dict[str, bytes]:
    """What belongs to a deck that was read from there, by name: its files and no others.

    A deck in a single file becomes the `deck.yaml` of a folder. Raises DeckError for what is no ordinary
    file, or has a name that cannot be kept on every system.
    """
    if source.is_dir():
        folder, first = source, source / DECK_FILE
        names = [Path(chapter.path).name for chapter in deck.chapters if chapter.path != printable(first)]
        names += [OUTLINE] if (folder / OUTLINE).exists() else []
    else:
        folder, first, names = source.parent, source, []
    names += [deck.source.fingerprint] if deck.source.fingerprint else []
    _portable(folder, (deck.id, DECK_FILE, *names))
    return {DECK_FILE: read_bytes(first), **{name: read_bytes(folder / name) for name in names}}


def _portable(folder: Path, names: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if _RESERVED.fullmatch(name) or name.endswith((".", " ")):
            message = f"the name {name!r} cannot be kept on every system"
            raise _error(folder, message, "Give the file another name; an id of that name, another `id:`.")
        folded = unicodedata.normalize("NFC", name.casefold())
        if folded in seen:
            message = f"{seen[folded]!r} and {name!r} are one name on some systems"
            raise _error(folder, message, "Give one of the files another name.")
        seen[folded] = name


def _error(path: Path, message: str, hint: str) -> DeckError:
    return DeckError((Problem("file", "error", message, hint, printable(path)),))


def contents(deck: Path) -> dict[str, bytes]:
    """The files of an installed version by name; empty where it cannot be read."""
    try:
        return {path.name: path.read_bytes() for path in deck.iterdir()}
    except OSError:
        return {}


@contextlib.contextmanager
def changing(home: Path, seen: Record) -> Iterator[None]:
    """Change an installed deck, alone, and leave nothing behind that no record names.

    Raises Refused where the folder cannot be written to, while another process changes an installed
    deck, and where the record is no longer the one that was seen.
    """
    root = home.parent
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root):
            _sweep(root)
            if (record_of(home) or Record()) != seen:
                raise Refused(f"Another aligntutor has just changed {home.name}.", "Try again.")
            try:
                yield
            finally:
                _sweep(root)
    except OSError as error:
        raise Refused(
            f"The decks in {root} could not be changed ({error.strerror or error}). They are as they were.",
            "See that there is room on the disk and that the folder may be written to, then try again.",
        ) from error


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the lock, of which the system lets go also when the process is killed."""
    with (root / LOCK).open("ab") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused(
                    "Another aligntutor is changing the installed decks. Nothing was changed.",
                    "Try again in a moment.",
                ) from None
        yield


def write(home: Path, files: Mapping[str, bytes]) -> int:
    """Add a version of a deck, which does not count yet, and give its number. Raises OSError, Refused."""
    record = record_of(home) or _owned(home)
    number = max(record.now, record.before) + 1
    folder = version(home, number)
    folder.mkdir(parents=True)
    for name, data in files.items():
        with (folder / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for made in (folder, folder.parent, home):
        _sync(made)
    return number


def _owned(home: Path) -> Record:
    """Make the folder of a deck, with a record of no version. Raises Refused where another is in the way."""
    folded = home.name.casefold()
    others = [other for other in homes(home.parent) if other.name.casefold() == folded]
    for other in others:
        if (
            other.name != home.name
            or not other.is_dir()
            or {entry.name for entry in other.iterdir()} - {FRESH}
        ):
            raise Refused(
                f"{other} is where {home.name} would be kept. Nothing was changed.",
                "It is another deck, or was put there by hand: give this one another id, or move that one.",
            )
    home.mkdir(exist_ok=True)
    _sync(home.parent)
    point(home, Record())
    return Record()


def point(home: Path, record: Record) -> None:
    """Let this record count from now on. Raises OSError, and then the one before still counts."""
    fresh = home / FRESH
    with fresh.open("wb") as file:
        file.write(json.dumps(record._asdict()).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / RECORD)
    _sync(home)


def withdraw(root: Path, deck: Path) -> None:
    """Offer an installed deck no longer; its versions stay. Raises Refused for one put there by hand."""
    home = deck.parent.parent
    record = record_of(home)
    if record is None or home.parent != root:
        raise Refused(
            f"{deck} was put there by hand and not by `decks install`.",
            "Take it out of that folder yourself.",
        )
    with changing(home, record):
        point(home, record._replace(removed=True))


def _sweep(root: Path) -> None:
    """Remove what an interrupted change left, and versions that nothing returns to; tried again next time."""
    for home in homes(root):
        record = record_of(home)
        if record is None:
            continue
        named = {RECORD, str(record.now), str(record.before)} if record.now else {RECORD}
        with contextlib.suppress(OSError):
            for entry in home.iterdir():
                if entry.name not in named:
                    _delete(entry)
            if not record.now:
                (home / RECORD).unlink()
                home.rmdir()


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
