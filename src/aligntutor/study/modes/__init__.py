"""Modes of studying: each a module with `plan`, which makes a plan from what there is."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply


class Mode(NamedTuple):
    """How a mode is told."""

    line: str
    """What it asks."""
    nothing: str
    """What is said where there is nothing to ask."""


MODES = {
    "due": Mode("What is due, then new ideas.", "Nothing is due here."),
    "learn": Mode("New ideas, beyond what a day allows.", "There is nothing new here."),
    "mistakes": Mode(
        "Only what went wrong lately.", "Nothing that may be asked went wrong in the last seven days."
    ),
    "flagged": Mode("Only cards with a flag.", "No card that may be asked has a flag."),
    "cram": Mode("All that was met, the weakest first.", "Nothing was met so far."),
    "exam": Mode("What an exam asks of today.", "Nothing is left to do today for the exam."),
    "idea": Mode("Ideas that are named.", "There is nothing to ask of these ideas."),
}
"""The mode is `plan` in the module of its name."""
NAMED = "idea"
"""The one that is chosen by naming ideas."""


def plan(mode: str, supply: Supply) -> Plan:
    """Today's work in a mode."""
    made: Plan = import_module(f".{mode}", __name__).plan(supply)
    return made
