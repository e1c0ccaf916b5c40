"""What is due: steps, then reviews within the day's limit, the weakest first, then new ideas."""

from __future__ import annotations

from itertools import chain

from aligntutor.study.backlog import clear_in
from aligntutor.study.queue import Plan, beside_look_alikes, siblings_apart
from aligntutor.study.supply import Supply

AHEAD = 60
"""Days looked ahead for the end of a backlog."""


def plan(supply: Supply) -> Plan:
    """The work of the study day; the limits of a day count what was done today already, in whatever deck."""
    if until := supply.pause():
        return Plan(away=until)
    allowed = supply.reviews_left()
    learning = supply.on_step()
    touched = supply.touched() | {state.family for state in learning}
    due = siblings_apart(supply.due(), supply.today, supply.scheduling.weights, touched)
    due_now = due[: max(allowed, sum(1 for state in due if state.watch))]
    reviews = beside_look_alikes(due_now, supply.alike(due_now))
    started = supply.started(touched | {state.family for state in reviews})
    opened = list(chain.from_iterable(following for _, following in started))
    left = max(0, supply.scheduling.new_per_day - supply.introduced())
    offered = supply.new(left)
    postponed = len(due) - len(reviews)
    return Plan(
        learning=tuple(learning),
        begun=(*supply.resets(), *chain.from_iterable(first for first, _ in started)),
        reviews=tuple(reviews),
        unlocked=tuple(opened[: max(0, allowed - len(reviews))]),
        ideas=tuple(chain.from_iterable(offered.values()))[:left],
        offered=offered,
        postponed=postponed,
        clear=clear_in(postponed, supply.a_day(), supply.forecast(AHEAD)) if postponed else 0,
    )
