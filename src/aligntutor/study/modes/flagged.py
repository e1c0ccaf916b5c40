"""Only cards with a flag."""

from __future__ import annotations

from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """The flagged cards, by their keys."""
    return Plan(practice=supply.flagged())
