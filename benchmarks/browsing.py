"""From a key to what it finds among many cards, and to the first plot of many reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from .learner import environment, tutor
from .rows import Row
from .terminal import Terminal

TYPED = "which tree 1234"
ROUNDS = 5


def browsing(home: Path, cards: int) -> Iterator[Row]:
    """One row: each key typed into the search of all cards, until what it finds is painted."""
    took = []
    with Terminal(tutor(home), environment()) as terminal:
        terminal.see("keys")
        terminal.rest(0.5)
        terminal.press("/")
        terminal.see(" cards")
        for _ in range(ROUNDS):
            for key in TYPED:
                terminal.rest(0.05)
                at = terminal.press(key)
                took.append(1000 * (terminal.see(" card") - at))
            terminal.rest(0.05)
            terminal.press("\x1b")
            terminal.rest(0.3)
    yield _row(f"a key in the search of {cards:,} cards", "≤ 30 ms", took)


def plotting(home: Path, reviews: int) -> Iterator[Row]:
    """One row: from the key to the first plot, while the answers are still to be read."""
    took = []
    for _ in range(ROUNDS):
        with Terminal(tutor(home), environment()) as terminal:
            terminal.see("keys")
            terminal.rest(0.5)
            at = terminal.press("t")
            took.append(1000 * (terminal.see("Coming up") - at))
    yield _row(f"key to the first plot, {reviews:,} reviews", "≤ 150 ms", took)


def _row(what: str, budget: str, took: list[float]) -> Row:
    return Row(what, budget, "", f"{median(took):.1f} ms, longest {max(took):.1f}")
