"""Reading a deck of 10,000 cards, validated and located, against PyYAML's C loader on the same files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import yaml

from aligntutor import decks

from .learner import DECK
from .rows import Row, compared, paired

ROUNDS = 5


def measure(deck: Path) -> Iterator[Row]:
    """One row."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(deck.glob("*.yaml"))]
    assert deck.name == DECK

    def ours() -> float:
        start = perf_counter()
        decks.read(deck)
        return 1000 * (perf_counter() - start)

    def theirs() -> float:
        start = perf_counter()
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)
        return 1000 * (perf_counter() - start)

    yield compared(
        "reading 10,000 YAML cards", "≤ 0.6", paired(ours, theirs, ROUNDS), "CSafeLoader, unchecked"
    )
