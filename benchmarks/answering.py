"""From the key that answers to the painted verdict, with the store against without one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from .learner import environment, tutor
from .rows import Row
from .terminal import Terminal

SAID = ("Yes.", "Not this one.")
FRAME = 0.03
"""Seconds that a learner takes at least before Enter: more than Textual's sixtieth, which it waits for if
it has just painted."""


def measure(home: Path, cards: int, answers: int) -> Iterator[Row]:
    """One row: the medians' ratio, and the 99th percentile and the longest of our side."""
    stored = tutor(home, "study")
    forgotten = [sys.executable, "-m", "benchmarks.forgetful", "--home", str(home), "study"]
    with Terminal(stored, environment()) as ours, Terminal(forgotten, environment()) as theirs:
        for terminal in (ours, theirs):
            terminal.see("Which tree")
            terminal.rest(0.3)
        pairs = [(_answer(ours), _answer(theirs)) for _ in range(answers)]
    mine = sorted(a for a, _ in pairs)
    with_store, without = median(mine), median(b for _, b in pairs)
    told = (
        f"{with_store:.1f} ms (99 % within {mine[int(0.99 * len(mine))]:.1f}, longest {mine[-1]:.1f})"
        f" against {without:.1f} ms (same screen, nothing stored)"
    )
    yield Row(f"answer key to verdict, {cards:,} cards", "≤ 1.3", f"{with_store / without:.2f}", told)


def _answer(terminal: Terminal) -> float:
    """Milliseconds from Enter to the verdict; then on to the next question."""
    terminal.press("a")
    terminal.rest(FRAME)
    at = terminal.press("\r")
    took = 1000 * (terminal.see(*SAID) - at)
    terminal.rest(0.01)
    terminal.press("\r")
    terminal.see("Which tree")
    terminal.rest(0.01)
    return took
