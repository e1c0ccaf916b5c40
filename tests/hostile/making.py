"""Hostile decks on disk, and how they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.decks import Deck, DeckError, Problem
from aligntutor.decks.characters import FORBIDDEN
from aligntutor.decks.telling import render


def read(folder: Path, text: str | bytes, name: str = "deck-one.yaml") -> Deck:
    """The deck that a file with this text holds."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return decks.read(path)


def refused(folder: Path, text: str | bytes, name: str = "deck-one.yaml") -> Problem:
    """The first problem of a text that is refused; its file is untouched and the message safe to print."""
    with pytest.raises(DeckError) as caught:
        read(folder, text, name)
    first = caught.value.problems[0]
    assert (folder / name).read_bytes() == (text if isinstance(text, bytes) else text.encode())
    assert FORBIDDEN.search(render(first).replace("\n", "")) is None
    return first
