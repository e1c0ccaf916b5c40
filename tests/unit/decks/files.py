"""Decks on disk for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from aligntutor import decks
from aligntutor.core.decks import Deck, DeckError, Problem


def put(folder: Path, **texts: str) -> Path:
    """A folder with a file for each text: `deck="..."` is written as `deck.yaml`."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def one(folder: Path, text: str) -> Deck:
    """The deck that a single file holds."""
    return decks.read(put(folder, sky=text) / "sky.yaml")


def problems(path: Path) -> tuple[Problem, ...]:
    """Everything wrong with the deck at a path, or with entries that were left out of it."""
    try:
        found = decks.read(path).left_out
    except DeckError as error:
        found = error.problems
    assert found != ()
    return found


def faults(folder: Path, text: str) -> list[str]:
    """Everything wrong with a single file, as `line:column: message`."""
    return [f"{p.line}:{p.column}: {p.message}" for p in problems(put(folder, sky=text) / "sky.yaml")]


def hints(folder: Path, text: str) -> list[str]:
    """What to do about everything wrong with a single file."""
    return [p.hint for p in problems(put(folder, sky=text) / "sky.yaml")]
