"""What is to be done today for the next exam."""

from __future__ import annotations

from itertools import chain

from aligntutor.study.exam import for_today, ideas_a_day, last_pass
from aligntutor.study.queue import Plan
from aligntutor.study.supply import Supply

from . import due

ALL = 100_000
"""More ideas than any deck has."""


def plan(supply: Supply) -> Plan:
    """The usual work, with as many new ideas as the date asks for, and today's part of the last pass."""
    usual = due.plan(supply)
    exam = supply.exam()
    if not exam or usual.away:
        return usual
    met, left = supply.met(), exam - supply.today
    last = last_pass(len(met), left, supply.scheduling.reviews_per_day)
    offered = supply.new(ALL)
    ideas = list(chain.from_iterable(offered.values()))
    most = max(0, ideas_a_day(len(ideas) + supply.introduced(), left, last) - supply.introduced())
    asked = {state.card for state in (*usual.learning, *usual.reviews)}
    turn = [state for state in for_today(met, supply.today, exam, last) if state.card not in asked]
    return usual._replace(reviews=(*usual.reviews, *turn), ideas=tuple(ideas[:most]), offered=offered)
