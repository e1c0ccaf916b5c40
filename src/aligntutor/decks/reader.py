"""From a path to a deck, or to everything that is wrong with it."""

from __future__ import annotations

import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path

from aligntutor.core.decks import Chapter, Deck, DeckError, Place, Problem, Written
from aligntutor.core.fingerprint import Fingerprint, FingerprintError, from_json

from . import naming
from .characters import printable
from .complaints import MOST, Steps
from .former import check_former
from .layout import DECK_FILE, ENDINGS, FINGERPRINT, is_folder_deck, names_in
from .linking import elements, link
from .opening import open_text
from .schema import Sheet
from .sheets import Leaf, read_leaf

_NOT_IN_CHAPTERS = {key.name for key in fields(Sheet)} - {"title", "id", "lesson", "concepts", "cards"}


MOST_NODES = 2_000_000
"""Keys and values in all files of a deck; that many take most of a gigabyte while they are read."""


@dataclass
class _Reading:
    """A deck while it is read."""

    folder: Path
    manifest: Leaf
    chapters: list[Leaf] = field(default_factory=list)
    """Every chapter file that could be parsed."""
    order: list[str] = field(default_factory=list)
    """Every file that the deck names, as it stands in messages."""
    unread: list[Problem] = field(default_factory=list)
    """What kept files from being parsed."""
    whole: bool = True
    """Every chapter could be parsed."""
    fingerprint: Fingerprint | None = None


def read(path: Path) -> Deck:
    """The deck at a path: a `.yaml` or `.yml` file, or a folder with `deck.yaml`.

    Entries with faults are left out, and told in `left_out`. Where a file cannot be used at all, or
    nothing is left, raises DeckError with every problem of every file, in their order; nothing else.
    """
    try:
        with _no_collecting():
            return _read(path)
    except OSError as error:
        message = f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
        hint = "Check the path and who may read it."
        raise DeckError((Problem("file", "error", message, hint, printable(path)),)) from None


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without garbage collection: a big deck makes a million objects and no circle among them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(path: Path) -> Deck:
    first, in_folder = _where(path)
    manifest = read_leaf(first)
    reading = _Reading(first.parent, manifest, order=[manifest.file.path])
    if in_folder:
        _read_chapters(reading, first)
    elif "chapters" in manifest.root:
        hint = f"Make a folder with {DECK_FILE} in it and the chapters beside it."
        manifest.complain(("chapters",), "only a deck in a folder has chapters", hint, "schema", on_key=True)
    _read_fingerprint(reading)
    link([manifest, *reading.chapters], reading.whole)
    check_former([manifest, *reading.chapters])
    if not manifest.problems and not any(key in manifest.root for key in ("chapters", "concepts", "cards")):
        hint = "The smallest deck is a line `cards:`, a line `- front: ...` and a line `  back: ...`."
        manifest.complain((), "neither cards nor concepts", hint, "schema")
    stem = first.parent.resolve().name if in_folder else first.stem
    id = manifest.sheet.id or naming.slug(stem)
    if not id:
        hint = "Write `id:` with a short name that will never change, such as `id: sky`."
        manifest.complain((), "no id can be made of the file's name", hint, "schema")
    parts = _parts(reading, id)
    return _deck(reading, id, parts, path, _faults(reading))


def _where(path: Path) -> tuple[Path, bool]:
    """The file to begin with, and whether it is that of a folder."""
    where = printable(path)
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no possible name").lower()
        problem = Problem("file", "error", f"cannot be read: {reason}", "Check the path.", where)
        raise DeckError((problem,)) from None
    first = path / DECK_FILE if folder else path
    if folder and not first.exists():
        hint = f"A deck in a folder begins with {DECK_FILE}; a deck in one file is given by its own name."
        raise DeckError((Problem("file", "error", f"no {DECK_FILE} in this folder", hint, where),))
    if first.suffix.casefold() not in ENDINGS:
        hint = f"A deck is a file that ends in .yaml or .yml, or a folder with {DECK_FILE}."
        raise DeckError((Problem("file", "error", "not a deck", hint, where),))
    return first, is_folder_deck(path, folder)


def _read_chapters(reading: _Reading, first: Path) -> None:
    manifest = reading.manifest
    names = manifest.sheet.chapters
    reading.whole = bool(names) or not manifest.root.get("chapters")
    seen = {first.resolve()}
    size = manifest.root.size
    for n, name in enumerate(names):
        if manifest.full:
            return
        path = _beside(reading, ("chapters", n), name, ENDINGS)
        if path and path.resolve() in seen:
            manifest.complain(("chapters", n), f"{naming.got(name)} is named twice", "Keep one.", "schema")
        elif path:
            seen.add(path.resolve())
            reading.order.append(printable(path))
            try:
                leaf = read_leaf(path, manifest.sheet.language)
            except DeckError as error:
                reading.unread += error.problems
                reading.whole = False
                continue
            reading.chapters.append(leaf)
            size += leaf.root.size
            if size > MOST_NODES:
                message = f"the deck has more than {MOST_NODES:,} keys and values up to here"
                manifest.complain(("chapters", n), message, "Make several decks of it.", "schema")
                reading.whole = False
                return
            for key in _NOT_IN_CHAPTERS & leaf.root.keys():
                message, hint = f"{key!r} belongs to the deck, not to a chapter", f"Move it to {DECK_FILE}."
                leaf.complain((key,), message, hint, "schema", on_key=True)
        else:
            reading.whole = False


def _beside(reading: _Reading, steps: Steps, name: str, endings: tuple[str, ...]) -> Path | None:
    """A file in the deck's own folder; None, with a complaint, where the name is no such file's."""
    message, hint = "", "Name a file that lies beside the deck, without any folder."
    path = reading.folder / "deck"
    if not name.strip(".") or name.startswith(".") or any(sign in name for sign in '/\\:\n\t"<>|?*'):
        message = f"{naming.got(name)} is not a plain file name"
    elif not name.casefold().endswith(endings):
        message, hint = f"{naming.got(name)} does not end in {' or '.join(endings)}", "Rename the file."
    else:
        path = reading.folder / name
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            others = [other for other in names_in(reading.folder) if other.casefold().endswith(endings)]
            message = f"there is no file {naming.got(name)}"
            hint = naming.meant(name, others) or "Put it beside the deck, or take its name out."
        else:
            if target.parent != reading.folder.resolve():
                message = f"{naming.got(name)} leads outside the deck's folder"
    if message:
        reading.manifest.complain(steps, message, hint, "file")
    return None if message else path


def _read_fingerprint(reading: _Reading) -> None:
    steps = ("source", "fingerprint")
    name = reading.manifest.sheet.source.fingerprint
    if not name or not (path := _beside(reading, steps, name, (FINGERPRINT,))):
        return
    try:
        reading.fingerprint = from_json(open_text(path).text)
        if not _made_of_text(reading.fingerprint):
            raise FingerprintError("not a fingerprint file")
    except DeckError as error:
        reading.order.append(printable(path))
        reading.unread += error.problems
    except FingerprintError as error:
        hint = "Make it again from the source text with `aligntutor fingerprint`."
        reading.manifest.complain(steps, f"{naming.got(name)}: {error}", hint, "file")


def _made_of_text(fingerprint: Fingerprint) -> bool:
    texts = [*fingerprint.sections, *fingerprint.sections.values(), *fingerprint.footnotes]
    for paragraph in fingerprint.paragraphs:
        texts += (paragraph.section, paragraph.hash, *paragraph.runs)
    return all(type(text) is str for text in texts)


def _parts(reading: _Reading, id: str) -> list[tuple[Leaf, str, str]]:
    """The files that become chapters, each with its id and title; ids that are taken are complained about."""
    manifest = reading.manifest
    title = manifest.sheet.title or id
    parts = [(manifest, id, title)] if manifest.has_entries or not reading.chapters else []
    for leaf in reading.chapters:
        own = leaf.sheet.id or naming.slug(Path(leaf.file.path).stem) or "chapter"
        parts.append((leaf, own, leaf.sheet.title or own))
    seen: dict[str, Leaf] = {}
    for leaf, own, _ in parts:
        if own in seen:
            message = f"the chapter's id {naming.got(own)} is taken, by {seen[own].file.path}"
            leaf.complain(("id",), message, "Write another `id:`.", "schema")
        seen.setdefault(own, leaf)
    return parts


def _faults(reading: _Reading) -> tuple[Problem, ...]:
    """What was found, file by file from top to bottom, where leaving some entries out mends it all.

    Raises DeckError with it where it does not, or where no entry would be left.
    """
    problems = list(reading.unread)
    sound = 0
    for leaf in (reading.manifest, *reading.chapters):
        problems += leaf.problems
        sound += sum(("concepts", n) not in leaf.broken for n, _ in leaf.concepts())
        sound += sum(("cards", n) not in leaf.broken for n, _ in leaf.cards())
        if leaf.full:
            message = f"only the first {MOST} problems of this file are told"
            problems.append(Problem("file", "error", message, "Mend these first.", leaf.file.path))
    order = {path: n for n, path in enumerate(reading.order)}
    told = tuple(sorted(problems, key=lambda p: (order.get(p.path, -1), p.line, p.column)))
    leaves = (reading.manifest, *reading.chapters)
    if told and (reading.unread or not sound or any(leaf.faulty or leaf.full for leaf in leaves)):
        raise DeckError(told)
    return told


def _deck(
    reading: _Reading, id: str, parts: list[tuple[Leaf, str, str]], path: Path, faults: tuple[Problem, ...]
) -> Deck:
    sheet = reading.manifest.sheet
    places: dict[str, Place] = {}
    chapters = []
    for leaf, own, title in parts:
        _note_places(leaf, places)
        concepts = tuple(concept for n, concept in leaf.concepts() if ("concepts", n) not in leaf.broken)
        cards = tuple(
            Written(
                leaf.card_ids[n],
                card.question,
                card.concept,
                card.skill,
                card.source,
                bool(card.id),
                card.was,
                card.change,
            )
            for n, card in leaf.cards()
            if ("cards", n) not in leaf.broken
        )
        chapters.append(Chapter(own, title, concepts, cards, leaf.file.path, leaf.sheet.lesson))
    return Deck(
        id=id,
        title=sheet.title or id,
        chapters=tuple(chapters),
        version=sheet.version,
        language=sheet.language or "en",
        authors=sheet.authors,
        license=sheet.license,
        source=sheet.source,
        fingerprint=reading.fingerprint,
        path=path,
        places=places,
        left_out=faults,
    )


def _note_places(leaf: Leaf, places: dict[str, Place]) -> None:
    where = leaf.file.path
    for n, concept in leaf.concepts():
        node = leaf.root["concepts"][n]
        places[concept.id] = Place(where, node.mark.line + 1, node.mark.column + 1)
        for (name, k), element in elements(concept):
            mark = node[name].marks[k]
            places[f"{concept.id}/{element}"] = Place(where, mark.line + 1, mark.column + 1)
    marks = leaf.root["cards"].marks if leaf.sheet.cards else ()
    for id, mark in zip(leaf.card_ids, marks, strict=False):
        places[id] = Place(where, mark.line + 1, mark.column + 1)
