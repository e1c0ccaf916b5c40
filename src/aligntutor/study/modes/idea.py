"""Ideas that were named: what is new in them, what is due, else all of it for practice."""

from __future__ import annotations

from itertools import chain

from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply

EVERY = 1_000
"""More ideas than anybody names."""


def plan(supply: Supply) -> Plan:
    """Lessons and first cards, cards on a step and reviews; where there are none, what was met."""
    offered = supply.new(EVERY)
    learning = tuple(supply.on_step())
    busy = supply.touched() | {state.family for state in learning}
    started = supply.started(busy)
    work = Plan(
        learning=learning,
        begun=tuple(chain.from_iterable(begun for begun, _ in started)),
        reviews=tuple(supply.due()),
        ideas=tuple(chain.from_iterable(offered.values())),
        offered=offered,
    )
    if work.learning or work.begun or work.reviews or work.ideas:
        return work
    return work._replace(practice={state.card: state for state in supply.met()})
