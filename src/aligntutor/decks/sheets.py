"""One file of a deck, from its path to what it holds, with every fault in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import DeckError, Problem
from aligntutor.core.identity import text_id
from aligntutor.kinds import KINDS

from .complaints import MOST, Steps, complaints, point
from .nodes import Row, Table, parse
from .opening import open_text
from .pointing import File
from .schema import ENVELOPE, FORMAT, LANGUAGE, Card, Sheet, validator

_WITH_LANGUAGE = frozenset(
    name
    for name, kind in KINDS.items()
    if any(field.name == "language" for field in fields(kind))  # type: ignore[arg-type]
)
_LISTS = ("concepts", "cards")


@dataclass
class Leaf:
    """A file with what could be read of it."""

    file: File
    root: Table
    sheet: Sheet = field(default_factory=Sheet)
    """Without the entries that have faults."""
    problems: list[Problem] = field(default_factory=list)
    kept: dict[str, list[int]] = field(default_factory=dict)
    """`concepts` and `cards` -> position in the file of each entry in the sheet."""
    card_ids: list[str] = field(default_factory=list)
    """Id of every card of the file, sound or not: its own, or the hash of its text."""
    broken: set[tuple[str, int]] = field(default_factory=set)
    """`concepts` or `cards`, and the position of an entry with a fault: it can be left out."""
    faulty: bool = False
    """A fault belongs to no entry, so that the file as a whole cannot be used."""

    def concepts(self) -> list[tuple[int, Concept]]:
        """Every sound concept with its position in the file, from 0."""
        return list(zip(self.kept["concepts"], self.sheet.concepts, strict=True))

    def cards(self) -> list[tuple[int, Card]]:
        """Every sound card with its position in the file, from 0."""
        return list(zip(self.kept["cards"], self.sheet.cards, strict=True))

    @property
    def has_entries(self) -> bool:
        """Whether it holds concepts or cards, sound or not."""
        return any(self.root.get(name) for name in _LISTS)

    @property
    def full(self) -> bool:
        """As many problems as are told of one file."""
        return len(self.problems) >= MOST

    def complain(
        self, steps: Steps, message: str, hint: str = "", rule: str = "entry", on_key: bool = False
    ) -> None:
        """Add a problem at a value of the file (or at its key)."""
        self.blame(steps)
        if not self.full:
            self.problems.append(point(self.file, self.root, steps, rule, message, hint, on_key))

    def blame(self, steps: Steps) -> None:
        """Note which entry a fault is in, or that it is in none."""
        if len(steps) > 1 and steps[0] in _LISTS and isinstance(steps[1], int):
            self.broken.add((str(steps[0]), steps[1]))
        else:
            self.faulty = True


def read_leaf(path: Path, language: str = "") -> Leaf:
    """One file, validated; typed answers without a language of their own get the deck's.

    Raises DeckError where no keys and values can be read at all; faults in them are in `problems`.
    """
    file = open_text(path)
    leaf = Leaf(file, parse(file))
    if _too_new(leaf):
        message = f"made for a newer aligntutor; this one reads format {FORMAT}"
        raise DeckError(
            (point(file, leaf.root, ("format",), "schema", message, "Update aligntutor to read it."),)
        )
    _validate(leaf, language)
    return leaf


def _too_new(leaf: Leaf) -> bool:
    number = leaf.root.get("format")
    return isinstance(number, str) and number.isdecimal() and len(number) < 10 and int(number) > FORMAT


def _validate(leaf: Leaf, language: str) -> None:
    root = leaf.root
    if not language and isinstance(own := root.get("language"), str) and re.fullmatch(LANGUAGE, own):
        language = own
    data: dict[str, Any] = dict(root)
    if isinstance(root.get("cards"), Row):
        data["cards"] = [_split(card, language) for card in root["cards"]]
        leaf.card_ids = [card_id(card) for card in root["cards"]]
    leaf.kept = {
        name: list(range(len(data[name]))) if isinstance(data.get(name), list) else [] for name in _LISTS
    }
    try:
        leaf.sheet = validator().validate_python(data)
        return
    except ValidationError as error:
        extensions = [fault["loc"] for fault in _faults(error) if _is_extension(fault)]
    _drop(data, extensions)
    try:
        leaf.sheet = validator().validate_python(data)
    except ValidationError as error:
        leaf.problems += complaints(leaf.file, root, error)
        for fault in _faults(error):
            leaf.blame(fault["loc"])
        _keep_sound(leaf, data, [fault["loc"] for fault in _faults(error)])


def _split(card: Any, language: str) -> Any:
    """A card with its question apart from what belongs to any card."""
    if not isinstance(card, Table):
        return card
    question = dict(card)
    outer: dict[str, Any] = {name: question.pop(name) for name in ENVELOPE if name in question}
    outer["question"] = question
    if "kind" not in question and ("front" in question or "back" in question):
        question["kind"] = "flashcard"
    if language and question.get("kind") in _WITH_LANGUAGE:
        question.setdefault("language", language)
    return outer


def card_id(card: Any) -> str:
    """Id of a card as it stands in a file; empty where it can have none."""
    if not isinstance(card, Table):
        return ""
    if own := card.get("id"):
        return own if isinstance(own, str) else ""
    text = card.get("front") or card.get("ask")
    return text_id(text) if isinstance(text, str) else ""


def _faults(error: ValidationError) -> list[Any]:
    return error.errors(include_url=False, include_context=False, include_input=False)


def _is_extension(fault: Any) -> bool:
    return fault["type"] == "unexpected_keyword_argument" and str(fault["loc"][-1]).startswith("x-")


def _drop(data: dict[str, Any], locs: list[tuple[Any, ...]]) -> None:
    """Take keys out of the data (and of the nodes in it, so that validating it again passes them)."""
    together: dict[tuple[Any, ...], set[str]] = {}
    for loc in locs:
        together.setdefault(loc[:-1], set()).add(loc[-1])
    for loc, keys in together.items():
        table: Any = data
        for step in (*loc[:3], *loc[4:]) if loc[2:3] == ("question",) else loc:
            table = table[step]
        if isinstance(table, Table):
            table.drop(keys)
        else:
            for key in keys:
                del table[key]


def _keep_sound(leaf: Leaf, data: dict[str, Any], locs: list[tuple[Any, ...]]) -> None:
    """Validate once more without what has faults, so that the rest can be checked against each other."""
    for name in _LISTS:
        broken = {loc[1] for loc in locs if loc[0] == name and len(loc) > 1}
        leaf.kept[name] = [n for n in leaf.kept[name] if n not in broken]
        if broken:
            data[name] = [data[name][n] for n in leaf.kept[name]]
    for loc in locs:
        if len(loc) == 1 or loc[0] not in _LISTS:
            data.pop(loc[0], None)
            leaf.kept.update({loc[0]: []} if loc[0] in _LISTS else {})
    leaf.sheet = validator().validate_python(data)
