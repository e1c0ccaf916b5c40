"""Every card of the decks that can be asked, before an examination of another's making."""

from __future__ import annotations

from aligntutor.core.states import CardState
from aligntutor.study.queue import Plan, faded
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """All cards answered before, the weakest first, then the written cards that never were."""
    met = sorted(supply.met(), key=lambda state: faded(state, supply.today, supply.scheduling.weights))
    practice: dict[str, CardState | None] = {state.card: state for state in met}
    return Plan(practice={**practice, **dict.fromkeys(supply.unmet())})
