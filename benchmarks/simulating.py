"""What reckoning with guesses is worth: reviews per card that hold a simulated learner's recall at 95 %."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import SLIP, Evidence
from aligntutor.memory.simulation import Learner, holding

from .rows import Row

RECALL = 0.95
CARDS = 1_000
NEW = 50
BUDGETS = {0.25: "≤ 0.92", 0.5: ""}


def measure() -> Iterator[Row]:
    """A row for four options, one for true or false."""
    for guess, budget in BUDGETS.items():
        learner = Learner(CARDS, evidence=Evidence(guess, SLIP), new_per_day=NEW)
        ours = holding(RECALL, learner, DEFAULT_WEIGHTS, 1).reviews_per_card
        theirs = holding(RECALL, learner._replace(corrected=False), DEFAULT_WEIGHTS, 1).reviews_per_card
        told = f"{ours:.1f} against {theirs:.1f} (every right answer taken for knowing)"
        what = f"reviews per card for 95 % recall, guessing right {guess:.0%} of the time"
        yield Row(what, budget, f"{ours / theirs:.2f}", told)
