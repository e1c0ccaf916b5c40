"""The home of 100,000 cards and 500,000 reviews: against the smallest app, and against Anki's own library.

Anki's rows are left out where the extra `bench` is not installed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from aligntutor.settings import places

from . import answering
from .crowd import CARDS
from .learner import environment, opened, tutor
from .rows import Row, compared, paired
from .starting import MINIMAL, against_minimal, until
from .terminal import Terminal

ANSWERS = 1_000
ROUNDS = 15
ASKED = "Which tree"


def measure(home: Path, folder: Path) -> Iterator[Row]:
    """Every row; an Anki collection of the same size is made in the folder."""
    study = tutor(home, "study")
    yield against_minimal(f"start to first card, {CARDS:,} cards", "≤ 1.15", study, ASKED)
    if Path("/proc/self/status").exists():
        found = paired(partial(_peak, study, ASKED), partial(_peak, MINIMAL, "Ready to go"), 3)
        yield compared(f"peak memory, {CARDS:,} cards", "≤ 1.15", found, "minimal Textual app", "MB")
    if find_spec("anki"):
        yield from _against_anki(home, folder)
    else:
        print("Anki's library is not installed here; its rows are left out.", file=sys.stderr)
    yield from answering.measure(home, CARDS, ANSWERS)


def _against_anki(home: Path, folder: Path) -> Iterator[Row]:
    from anki.collection import Collection

    from . import peer

    folder.mkdir()
    file = folder / "collection.anki2"
    peer.make(file)
    found = paired(partial(until, tutor(home, "study"), ASKED), partial(_opening, file), ROUNDS)
    yield compared(
        f"start to first card, {CARDS:,} cards", "≤ 0.9", found, "Anki's library, first card, no UI"
    )
    theirs = Collection(str(file))
    with opened(places(str(home), {})) as ours:
        found = paired(partial(_timed, ours.due), partial(_timed, theirs.sched.deck_due_tree), ROUNDS)
        yield compared(f"due in 20 decks, {CARDS:,} cards", "≤ 0.1", found, "Anki's deck tree")
        graphs = partial(theirs._backend.graphs, search="", days=0)
        found = paired(partial(_timed, ours.statistics), partial(_timed, graphs), ROUNDS)
        yield compared("statistics, 500,000 reviews", "≤ 0.1", found, "Anki's graphs")
    theirs.close()


def _timed(ask: Callable[[], object]) -> float:
    start = perf_counter()
    ask()
    return 1000 * (perf_counter() - start)


def _opening(file: Path) -> float:
    """Milliseconds of a process that opens a collection and fetches a card."""
    return _timed(
        lambda: subprocess.run(
            [sys.executable, "-m", "benchmarks.peer", str(file)],
            env=environment(), check=True, stdout=subprocess.DEVNULL,
        )
    )  # fmt: skip


def _peak(command: Sequence[str], text: str) -> float:
    with Terminal(command, environment()) as terminal:
        terminal.see(text)
        terminal.rest(0.3)
        return terminal.peak()
