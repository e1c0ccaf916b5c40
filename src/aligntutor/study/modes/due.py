"""What is due: steps, then reviews within the day's limit, the weakest first, then new ideas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from aligntutor.core.states import CardState
from aligntutor.study.backlog import AHEAD, Foreseen
from aligntutor.study.queue import Plan, beside_look_alikes, siblings_apart
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """The work of the study day; the limits of a day count what was done today already, in whatever deck."""
    if supply.today in (pause := supply.pause()):
        return Plan(away=pause.stop)
    allowed = supply.reviews_left()
    learning = supply.on_step()
    touched = supply.touched() | {state.family for state in learning}
    due = siblings_apart(supply.due(), supply.today, supply.scheduling.weights, touched)
    now = due[: max(allowed, sum(1 for state in due if state.watch))]
    reviews = beside_look_alikes(now, supply.alike(now))
    started = supply.started(touched | {state.family for state in reviews})
    opened = list(chain.from_iterable(following for _, following in started))
    left = max(0, supply.scheduling.new_per_day - supply.introduced())
    offered = supply.new(left)
    work = Plan(
        learning=tuple(learning),
        begun=(*supply.resets(), *chain.from_iterable(first for first, _ in started)),
        reviews=tuple(reviews),
        unlocked=tuple(opened[: max(0, allowed - len(reviews))]),
        ideas=tuple(chain.from_iterable(offered.values()))[:left],
        offered=offered,
    )
    later = due[len(now) :]
    return work._replace(postponed=len(later), clear=_clear_in(supply, work, later)) if later else work


def _clear_in(supply: Supply, work: Plan, later: Sequence[CardState]) -> int | None:
    """In how many days nothing is postponed any more."""
    today, scheduling = supply.today, supply.scheduling
    first = [*work.reviews, *later]
    known = {state.card for state in first}
    ahead = Foreseen(today, scheduling)
    ahead.on_step(work.learning)
    ahead.begun(len(work.begun) + sum(len(idea.cards) for idea in work.ideas), today)
    ahead.wait([*first, *(state for state in supply.due(AHEAD) if state.card not in known)])
    a_day, now = scheduling.new_per_day, len(work.ideas)
    coming = list(chain.from_iterable(supply.new(now + AHEAD * a_day).values())) if a_day else []
    sizes = [len(idea.cards) for idea in coming[now:]]
    ideas = [sizes[n : n + a_day] for n in range(0, len(sizes), max(1, a_day))]
    return ahead.clear_in(len(work.reviews), supply.a_day(), ideas, supply.pause())
