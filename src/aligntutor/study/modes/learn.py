"""New ideas beyond the day's limit: as many again as a day allows."""

from __future__ import annotations

from itertools import chain

from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """The next ideas, and the cards on a step, which new ones soon are."""
    most = max(1, supply.scheduling.new_per_day)
    offered = supply.new(most)
    return Plan(
        learning=tuple(supply.on_step()),
        ideas=tuple(chain.from_iterable(offered.values()))[:most],
        offered=offered,
    )
