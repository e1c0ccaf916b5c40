"""What reckoning with guesses is worth: reviews per card that hold a simulated learner's recall at 95 %."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import SLIP, UNSURE, Evidence
from aligntutor.memory.simulation import Learner, holding, simulate

from .rows import Row

RECALL = 0.95
CARDS = 1_000
NEW = 50
BUDGETS = {0.25: "≤ 0.92", 0.5: ""}
RETENTIONS = (0.80, 0.85, 0.90, 0.95)
MORE = 4
"""Times as many cards to tell what confidence is worth, since that is little beside chance."""


def measure() -> Iterator[Row]:
    """Rows for four options, for true or false, for a word of confidence, and for each desired retention."""
    for guess, budget in BUDGETS.items():
        learner = Learner(CARDS, evidence=Evidence(guess, SLIP), new_per_day=NEW)
        ours = holding(RECALL, learner, DEFAULT_WEIGHTS, 1).reviews_per_card
        theirs = holding(RECALL, learner._replace(corrected=False), DEFAULT_WEIGHTS, 1).reviews_per_card
        told = f"{ours:.1f} against {theirs:.1f} (every right answer taken for knowing)"
        what = f"reviews per card for 95 % recall, guessing right {guess:.0%} of the time"
        yield Row(what, budget, f"{ours / theirs:.2f}", told)
    many = Learner(CARDS * MORE, evidence=Evidence(0.25, SLIP), new_per_day=NEW * MORE)
    asked = holding(RECALL, many._replace(unsure=UNSURE), DEFAULT_WEIGHTS, 1).reviews_per_card
    unasked = holding(RECALL, many, DEFAULT_WEIGHTS, 1).reviews_per_card
    told = f"{asked:.1f} against {unasked:.1f} (not asked how sure), give or take 0.3"
    yield Row(
        "the same, guessing right 25% of the time and asked how sure", "", f"{asked / unasked:.2f}", told
    )
    usual = simulate(Learner(CARDS, new_per_day=NEW), DEFAULT_WEIGHTS, 1).reviews_per_card
    for retention in RETENTIONS:
        year = simulate(Learner(CARDS, retention=retention, new_per_day=NEW), DEFAULT_WEIGHTS, 1)
        told = f"{year.reviews_per_card:.1f} reviews per card in a year, mean recall {year.recall_mean:.1%}"
        what = f"workload at a desired retention of {retention:.0%}, beside 90 %"
        yield Row(what, "", f"{year.reviews_per_card / usual:.2f}", told)
