"""Which decks there are: bundled, installed, and those opened by path."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aligntutor.settings import Places, is_deck

from .refusal import Refused

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem

Origin = Literal["bundled", "installed", "remembered"]
RECORD = "installed.json"
"""In the folder of an installed deck: which of its versions counts. Replacing this file is what installs."""


class Shelf(NamedTuple):
    """A deck's place and why it is on offer."""

    path: Path
    origin: Origin
    source: str = ""
    """Where an installed deck came from."""


class Record(NamedTuple):
    """What is kept of an installed deck; its versions are folders numbered from 1, 0 is none."""

    now: int = 0
    before: int = 0
    """What `rollback` returns to."""
    source: str = ""
    """Path it was installed from, and is updated from."""
    removed: bool = False


def shelves(bundled: Sequence[Path], places: Places) -> list[Shelf]:
    """Every deck on offer, each path once."""
    found: dict[Path, Shelf] = {}
    for shelf in (
        *(Shelf(path, "bundled") for path in bundled),
        *_installed(places.installed),
        *(Shelf(path, "remembered") for path in remembered(places)),
    ):
        found.setdefault(shelf.path, shelf)
    return list(found.values())


def _installed(root: Path) -> Iterator[Shelf]:
    """The decks in the learner's data: those installed, and those put there by hand."""
    for home in homes(root):
        if record := record_of(home):
            if record.now and not record.removed:
                yield Shelf(version(home, record.now), "installed", record.source)
        elif is_deck(home):
            yield Shelf(home, "installed")


def homes(root: Path) -> list[Path]:
    """Whatever lies in the folder of installed decks, by name; nothing where there is no such folder."""
    try:
        return sorted(root.iterdir())
    except OSError:
        return []


def version(home: Path, number: int) -> Path:
    """Where one version of an installed deck lies: in a folder named by its id, from which it may have it."""
    return home / str(number) / home.name


def record_of(home: Path) -> Record | None:
    """The record of an installed deck; None where there is none that can be read."""
    try:
        # Asked of every deck before every plan, and a third as dear as by way of a path.
        with open(os.path.join(home, RECORD), encoding="ascii") as file:  # noqa: PTH118, PTH123
            kept = json.load(file)
        record = Record(*(kept[name] for name in Record._fields))
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return record if all(type(own) is type(new) for own, new in zip(record, Record(), strict=True)) else None


def remembered(places: Places) -> list[Path]:
    """The decks opened by path, oldest first; a list that cannot be read counts as empty."""
    try:
        paths = json.loads(places.remembered.read_text(encoding="utf-8"))
        return [Path(path) for path in paths if isinstance(path, str)]
    except (OSError, ValueError, TypeError):
        return []


def forget(places: Places, path: Path) -> None:
    """Offer the deck at a path no longer, by whatever path it is remembered. Raises Refused."""
    paths = remembered(places)
    kept = [other for other in paths if other != path and not same_place(other, path)]
    if kept != paths:
        remember(places, kept)


def leads_to(shelf: Shelf, path: Path) -> bool:
    """Whether a path is that of a deck on offer, or the one that it was installed from."""
    return same_place(shelf.path, path) or bool(shelf.source and same_place(Path(shelf.source), path))


def same_place(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same file or folder; False where one leads nowhere."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def remember(places: Places, paths: Sequence[Path]) -> None:
    """Keep this list of decks. Raises Refused where it cannot be written."""
    try:
        places.config.mkdir(parents=True, exist_ok=True)
        text = json.dumps([str(path) for path in paths], indent=1)
        fresh = places.remembered.with_suffix(".new")
        fresh.write_text(text + "\n", encoding="utf-8", errors="surrogateescape")
        fresh.replace(places.remembered)
    except OSError as error:
        raise Refused(
            f"The list of decks could not be written ({error.strerror or error}).",
            f"See that there is room on the disk and that {places.config} may be written to.",
        ) from error


def trouble(problems: Sequence[Problem]) -> str:
    """In one line, why a deck cannot be used."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return "cannot be used"
    first, more = errors[0], f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    where = f"{Path(first.path).name}, line {first.line}: " if first.line else ""
    return f"cannot be used: {where}{first.message}{more}"
