"""From exec to the first card on the screen, against the smallest Textual app; decks compiled before."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .learner import DECK, environment, tutor
from .rows import Row, compared, paired
from .terminal import Terminal

ROUNDS = 15
MINIMAL = (sys.executable, str(Path(__file__).with_name("minimal.py")))


def measure(course: Path, large: Path) -> Iterator[Row]:
    """The bundled course in one home, then the large deck in another."""
    # one lesson is read and its card left unanswered, so that the first thing shown is a question
    subprocess.run(tutor(course, "study", "--plain"), input="\n", text=True, env=environment(),
                   check=True, capture_output=True)  # fmt: skip
    yield against_minimal("start to first card, bundled course", "≤ 1.10", tutor(course, "study"), "choose")
    yield against_minimal(
        "start to first card, 10,000 cards", "≤ 1.10", tutor(large, "study", DECK), "Which tree"
    )


def against_minimal(what: str, budget: str, command: Sequence[str], text: str) -> Row:
    """The row of a command that shows a text, against the smallest app."""
    found = paired(lambda: until(command, text), lambda: until(MINIMAL, "Ready to go"), ROUNDS)
    return compared(what, budget, found, "minimal Textual app")


def until(command: Sequence[str], text: str) -> float:
    """Milliseconds until a text is painted."""
    with Terminal(command, environment()) as terminal:
        return 1000 * (terminal.see(text) - terminal.started)
