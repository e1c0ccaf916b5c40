"""Only what went wrong lately."""

from __future__ import annotations

from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply

DAYS = 7


def plan(supply: Supply) -> Plan:
    """The cards failed today or in the six days before it, the last failed first."""
    wrong = supply.wrong(supply.today - DAYS + 1)
    return Plan(practice={state.card: state for state in wrong})
