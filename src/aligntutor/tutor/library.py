"""Which decks there are: bundled, installed, and those opened by path."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aligntutor.settings import Places, installed

from .refusal import Refused

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem

Origin = Literal["bundled", "installed", "remembered"]


class Shelf(NamedTuple):
    """A deck's place and why it is on offer."""

    path: Path
    origin: Origin


def shelves(bundled: Sequence[Path], places: Places) -> list[Shelf]:
    """Every deck on offer, each path once."""
    found: dict[Path, Shelf] = {}
    for origin, paths in (
        ("bundled", bundled),
        ("installed", installed(places)),
        ("remembered", remembered(places)),
    ):
        for path in paths:
            found.setdefault(path, Shelf(path, origin))  # type: ignore[arg-type]
    return list(found.values())


def remembered(places: Places) -> list[Path]:
    """The decks opened by path, oldest first; a list that cannot be read counts as empty."""
    try:
        paths = json.loads(places.remembered.read_text(encoding="utf-8"))
        return [Path(path) for path in paths if isinstance(path, str)]
    except (OSError, ValueError, TypeError):
        return []


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
