"""What is to be done today for the next exam."""

from __future__ import annotations

from itertools import chain

from aligntutor.study import exam
from aligntutor.study.queue import Idea, Plan, faded
from aligntutor.study.supply import Supply

from . import due

ALL = 100_000
"""More ideas than any deck has."""


def plan(supply: Supply) -> Plan:
    """All that is due, today's part of the last pass, and as many new ideas as the date asks for.

    Neither the day's limits nor siblings hold anything back: what the date asks for is done.
    """
    usual = due.plan(supply)
    if not supply.exam() or usual.away:
        return usual
    today = supply.today
    offered = supply.new(ALL)
    ideas = list(chain.from_iterable(offered.values()))
    planned = _course(supply, ideas)
    asked = {state.card for state in (*usual.learning, *usual.reviews)}
    others = sorted(supply.due(), key=lambda state: faded(state, today))
    turn = exam.for_today(supply.met(), today, planned.last)
    more = {state.card: state for state in (*others, *turn) if state.card not in asked}
    return usual._replace(
        reviews=(*usual.reviews, *more.values()),
        ideas=tuple(ideas[: dict(planned.ideas).get(today, 0)]),
        offered=offered,
        postponed=0,
        clear=0,
    )


def outlook(supply: Supply) -> exam.Outlook:
    """The days until the exam, today's as it is planned, and what can be expected of it."""
    ideas = list(chain.from_iterable(supply.new(ALL).values()))
    found = exam.outlook(
        supply.met(), _course(supply, ideas), supply.today, supply.exam(), supply.scheduling, supply.pause()
    )
    work = plan(supply)
    cards = len(work.learning) + len(work.begun) + len(work.reviews) + len(work.unlocked)
    return found._replace(days=(exam.Day(supply.today, len(work.ideas), cards), *found.days[1:]))


def _course(supply: Supply, ideas: list[Idea]) -> exam.Course:
    cards = len(supply.met()) + sum(len(idea.cards) for idea in ideas)
    a_day = supply.scheduling.reviews_per_day
    return exam.course(
        len(ideas), supply.introduced_here(), cards, supply.today, supply.exam(), a_day, supply.pause()
    )
