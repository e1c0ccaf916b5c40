"""Checking decks, and showing every item that one gives; needs no learner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aligntutor import decks, lint
from aligntutor.core import fingerprint
from aligntutor.core.decks import Deck, DeckError, Problem

from .building import Built, build
from .describing import describe


def check(paths: Sequence[Path], seed: str) -> list[Problem]:
    """Everything wrong with these decks: reading, schema, entries, each item, the items as a whole."""
    found: list[Problem] = []
    for path in paths:
        try:
            deck = decks.read(path)
        except DeckError as error:
            found += error.problems
            continue
        found += built_and_checked(deck, seed)[1]
    return found


def built_and_checked(deck: Deck, seed: str) -> tuple[Built, list[Problem]]:
    """What a deck gives, and everything wrong with it: entries, each item, the items as a whole."""
    built = build(deck, seed)
    return built, [*deck.left_out, *built.problems, *lint.check_whole(built.items, seed)]


def generate(path: Path, seed: str) -> Iterator[dict[str, Any]]:
    """Every item of a deck as JSON, in order. Raises DeckError."""
    deck = decks.read(path)
    built = build(deck, seed)
    for item in built.items:
        yield describe(item, built.findings[item.key])


def concept_ids(path: Path) -> tuple[str, ...]:
    """The ids of a deck's concepts. Raises DeckError."""
    deck: Deck = decks.read(path)
    return tuple(deck.concepts)


def fingerprint_of(markdown: str) -> str:
    """The fingerprint file of a source text."""
    return fingerprint.to_json(fingerprint.make(markdown))
