"""Decks that somebody hands out: taken in, brought up to date, put back to the version before."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from aligntutor import decks
from aligntutor.core.decks import Deck, DeckError, Problem
from aligntutor.decks.layout import DECK_FILE
from aligntutor.settings import Places

from . import installing, library
from .building import build
from .changes import Changes, Version, card_keys, compare
from .checking import built_and_checked
from .counted import DeckFacts
from .library import Record
from .refusal import Refused, Unsound

Done = Literal["installed", "updated", "unchanged", "rolled back", "restored"]


class Receipt(NamedTuple):
    """What became of a deck."""

    deck: str
    title: str
    version: str
    """As its author named it; may be empty."""
    path: str
    """Where it lies now."""
    source: str
    """Where it came from, and where `update` will look."""
    done: Done
    version_before: str = ""
    changes: Changes | None = None
    """None where there is nothing to compare with, or it can no longer be read."""


def install(path: Path, places: Places, seed: str, offered: Sequence[DeckFacts]) -> Receipt:
    """Take in the deck at a path, whole or not at all; an installed one is brought up to date from there.

    Raises Unsound with its errors, and Refused where its id belongs to another deck or it cannot be stored.
    """
    source = Path(os.path.abspath(path))  # noqa: PTH100 - takes `..` out, which no method of Path does
    if source.name == DECK_FILE:
        source = source.parent
    if not source.exists():
        raise Refused(f"There is no deck at {source}.", "Check the path.")
    if source.resolve().is_relative_to(places.installed.resolve()):
        raise Refused(
            f"{source} is among the installed decks already.", "Name the file or folder you were given."
        )
    deck, files = _gathered(source)
    return _take(source, deck, files, places, seed, offered)


def update(id: str, places: Places, seed: str, offered: Sequence[DeckFacts]) -> Receipt:
    """Bring an installed deck up to date from where it came. Raises as `install` does."""
    record = library.record_of(places.installed / id) or Record()
    if record.removed:
        hint = f"To have it back: aligntutor decks rollback {id}"
        raise Refused(f"{id} was removed.", hint)
    source = Path(record.source)
    stays = f"{id} stays as it is."
    if not source.exists():
        hint = "Install it from where it is now: aligntutor decks install PATH"
        raise Refused(f"There is no deck at {source} any more. {stays}", hint)
    deck, files = _gathered(source)
    if deck.id != id:
        hint = f"To have both: aligntutor decks install {source}"
        raise Refused(f"The deck at {source} is another one now, with the id {deck.id!r}. {stays}", hint)
    return _take(source, deck, files, places, seed, offered)


def rollback(id: str, places: Places, seed: str, offered: Sequence[DeckFacts]) -> Receipt:
    """Return to the version before, or to a deck that was removed; once more goes forward again.

    Raises Refused where there is none, it can no longer be read, or its id belongs to another deck by now.
    """
    home = places.installed / id
    record = library.record_of(home) or Record()
    back = record._replace(removed=False)
    if not record.removed:
        back = back._replace(now=record.before, before=record.now)
    if not back.now:
        raise Refused(
            f"There is no version of {id} before this one.", "It was installed once and never updated."
        )
    _keep_id(id, Path(record.source), places, offered)
    try:
        new = _version(library.version(home, back.now), seed)
    except DeckError as error:
        raise Unsound(
            f"That version of {id} can no longer be read. Nothing was changed.", error.problems
        ) from error
    old = None if record.removed else _known(home, record.now, seed)
    with installing.changing(home, record):
        installing.point(home, back)
    library.forget(places, Path(record.source))
    return _receipt(home, new.deck, "restored" if record.removed else "rolled back", old, new)


def named(name: str, places: Places, offered: Sequence[DeckFacts]) -> str:
    """Id of the deck that `decks install` took in, named by id, title or path. Raises Refused."""
    kept = installed(places)
    for home in kept:
        record = library.record_of(home) or Record()
        own = {str(library.version(home, record.now)), str(home)}
        facts = next((facts for facts in offered if facts.path in own), None)
        if name in (home.name, record.source, *own, *((facts.deck, facts.title) if facts else ())):
            return home.name
        if library.same_place(Path(name), Path(record.source)):
            return home.name
    import difflib

    ids = [home.name for home in kept]
    near = difflib.get_close_matches(name, ids, 1)
    known = (
        f"Installed are: {', '.join(ids)}." if ids else "None is. To have one: aligntutor decks install PATH"
    )
    raise Refused(f"No deck {name!r} is installed.", f"Did you mean {near[0]}?" if near else known)


def installed(places: Places, *, removed: bool = True) -> list[Path]:
    """The folders of the decks that `decks install` took in, with or without those removed since."""
    records = ((home, library.record_of(home)) for home in library.homes(places.installed))
    return [home for home, record in records if record and record.now and (removed or not record.removed)]


def _gathered(source: Path) -> tuple[Deck, dict[str, bytes]]:
    try:
        installing.keep_inside(source)
        deck = decks.read(source)
        return deck, installing.gather(source, deck)
    except DeckError as error:
        raise _unsound(source, error.problems) from error


def _unsound(source: Path, problems: Sequence[Problem]) -> Unsound:
    errors = tuple(problem for problem in problems if problem.severity == "error")
    return Unsound(f"{source} has errors, so it is not taken in. Nothing was changed.", errors)


def _take(
    source: Path,
    deck: Deck,
    files: dict[str, bytes],
    places: Places,
    seed: str,
    offered: Sequence[DeckFacts],
) -> Receipt:
    home = places.installed / deck.id
    _keep_id(deck.id, source, places, offered)
    record = library.record_of(home) or Record()
    same = bool(record.now) and installing.contents(library.version(home, record.now)) == files
    if same and not record.removed and record.source == str(source):
        library.forget(places, source)
        return _receipt(home, deck, "unchanged")
    built, problems = built_and_checked(deck, seed)
    if any(problem.severity == "error" for problem in problems):
        raise _unsound(source, problems)
    new, old = Version(deck, built), _known(home, record.now, seed)
    if old and not record.removed and record.source != str(source):
        _keep_apart(old, new, source)
    with installing.changing(home, record):
        number = record.now if same else installing.write(home, files)
        if not same:
            _see_it_whole(library.version(home, number), deck)
        before = record.before if same else record.now
        installing.point(home, Record(number, before, str(source)))
    library.forget(places, source)
    done: Done = "installed" if record.removed or not record.now else "unchanged" if same else "updated"
    return _receipt(home, deck, done, old, new)


def _keep_id(id: str, source: Path, places: Places, offered: Sequence[DeckFacts]) -> None:
    """Raise Refused where another deck on offer has this id."""
    for facts in offered:
        if facts.deck != id or facts.trouble:
            continue
        own = facts.origin == "installed" and Path(facts.path).parent.parent == places.installed / id
        moved = facts.origin == "remembered" and library.same_place(Path(facts.path), source)
        if not own and not moved:
            hint = "Give it another id: progress hangs on it."
            if facts.origin == "remembered":
                hint = f"If this one is to take its place: aligntutor decks remove {id}"
            raise Refused(
                f"The id {id!r} belongs to the {facts.origin} deck at {facts.path}. Nothing was changed.",
                hint,
            )


def _keep_apart(old: Version, new: Version, source: Path) -> None:
    """Raise Refused where what comes from elsewhere is plainly another deck with the same id."""
    if old.deck.title != new.deck.title and not card_keys(old) & card_keys(new):
        id = new.deck.id
        raise Refused(
            f"{id} is installed, and the deck at {source} is another one with that id: no card is the same. "
            "Nothing was changed.",
            f"Give it another id, or remove the other first: aligntutor decks remove {id}",
        )


def _see_it_whole(copy: Path, deck: Deck) -> None:
    """Raise Refused where the copy does not read as the deck that was checked."""
    found = None
    with suppress(DeckError):
        found = decks.read(copy)
    if found and found.id != deck.id:
        hint = f"Write `id: {deck.id}` in it."
        raise Refused(f"Under another name {deck.id} would be {found.id}. Nothing was changed.", hint)
    if found is None or _placeless(found) != _placeless(deck):
        raise Refused(f"{deck.id} changed while it was being copied. Nothing was changed.", "Try again.")


def _placeless(deck: Deck) -> Deck:
    chapters = tuple(replace(chapter, path="") for chapter in deck.chapters)
    return replace(deck, path=Path(), places=None, chapters=chapters)


def _version(path: Path, seed: str) -> Version:
    deck = decks.read(path)
    return Version(deck, build(deck, seed))


def _known(home: Path, number: int, seed: str) -> Version | None:
    """A version to compare with; None where there is none that can be read."""
    if not number:
        return None
    with suppress(DeckError):
        return _version(library.version(home, number), seed)
    return None


def _receipt(
    home: Path, deck: Deck, done: Done, old: Version | None = None, new: Version | None = None
) -> Receipt:
    record = library.record_of(home) or Record()
    path = str(library.version(home, record.now))
    before, changes = (old.deck.version, compare(old, new)) if old and new else ("", None)
    return Receipt(deck.id, deck.title, deck.version, path, record.source, done, before, changes)
