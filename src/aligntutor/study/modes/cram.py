"""Every card of the decks that was met, before an examination of another's making."""

from __future__ import annotations

from aligntutor.study.queue import Plan, faded
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """All cards answered before, the weakest first."""
    met = sorted(supply.met(), key=lambda state: faded(state, supply.today))
    return Plan(practice={state.card: state for state in met})
