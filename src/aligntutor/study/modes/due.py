"""What is due: steps, then reviews within the day's limit, the weakest first, then new ideas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from aligntutor.core.identity import deck_of
from aligntutor.core.states import CardState
from aligntutor.study.backlog import AHEAD, Foreseen
from aligntutor.study.queue import Family, Idea, Plan, beside_look_alikes, faded, siblings_apart
from aligntutor.study.supply import Supply


def plan(supply: Supply) -> Plan:
    """The work of the study day; the limits of a day count what was done today already, in whatever deck."""
    if supply.today in (pause := supply.pause()):
        return Plan(away=pause.stop)
    allowed = supply.reviews_left()
    learning = supply.on_step()
    touched = supply.touched() | {state.family for state in learning}
    due = siblings_apart(supply.due(), supply.today, touched)
    now = due[: max(allowed, sum(1 for state in due if state.watch))]
    reviews = beside_look_alikes(now, supply.alike(now))
    begun, unlocked = _started(supply, touched | {state.family for state in reviews}, allowed - len(reviews))
    left = _left(supply)
    offered = supply.new(left)
    work = Plan(
        learning=tuple(learning),
        begun=begun,
        reviews=tuple(reviews),
        unlocked=unlocked,
        ideas=tuple(chain.from_iterable(offered.values()))[:left],
        offered=offered,
    )
    later = due[len(now) :]
    return work._replace(postponed=len(later), clear=_clear_in(supply, work, later)) if later else work


class Tally(NamedTuple):
    """A plan in numbers."""

    due: Counter[str]
    """Cards by deck, without those of new ideas."""
    learning: Counter[str]
    """Those of them on a (re)learning step."""
    ideas: int
    offered: Mapping[str, Sequence[Idea]]


def tally(supply: Supply) -> Tally | None:
    """The numbers of `plan` without a look at each review; none where some may have to wait."""
    if supply.watched() or supply.today in supply.pause():
        return None
    learning = supply.on_step()
    touched = supply.touched() | {state.family for state in learning}
    alone = {family: cards if not family[1] else 1 for family, cards in supply.families().items()}
    reviews = {family: cards for family, cards in alone.items() if not family[1] or family not in touched}
    room = supply.reviews_left() - sum(reviews.values())
    if room < 0:
        return None
    begun, unlocked = _started(supply, touched | reviews.keys(), room)
    left = _left(supply)
    offered = supply.new(left)
    due = Counter(deck_of(card) for card in (*begun, *unlocked))
    steps = Counter(state.deck for state in learning)
    for (deck, _), cards in reviews.items():
        due[deck] += cards
    return Tally(due + steps, steps, min(left, sum(map(len, offered.values()))), offered)


def in_numbers(work: Plan) -> Tally:
    """The numbers of a plan."""
    cards = (*work.learning, *work.reviews)
    due = Counter(state.deck for state in cards) + Counter(map(deck_of, (*work.begun, *work.unlocked)))
    return Tally(due, Counter(state.deck for state in work.learning), len(work.ideas), work.offered)


def _started(supply: Supply, busy: set[Family], room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of concepts that were met: the first cards left unanswered, and next cards for which there is room."""
    started = supply.started(busy)
    unlocked = chain.from_iterable(following for _, following in started)
    begun = chain.from_iterable(first for first, _ in started)
    return (*supply.resets(), *begun), tuple(unlocked)[: max(0, room)]


def _left(supply: Supply) -> int:
    """New ideas still allowed today."""
    return max(0, supply.scheduling.new_per_day - supply.introduced())


def _clear_in(supply: Supply, work: Plan, later: Sequence[CardState]) -> int | None:
    """In how many days nothing is postponed any more."""
    today, scheduling = supply.today, supply.scheduling
    first = [*work.reviews, *later]
    known = {state.card for state in first}
    ahead = Foreseen(today, scheduling)
    ahead.on_step(work.learning)
    ahead.begun(len(work.begun) + sum(len(idea.cards) for idea in work.ideas), today)
    others = [state for state in supply.due(AHEAD) if state.card not in known]
    ahead.wait([*first, *sorted(others, key=lambda state: faded(state, today))])
    a_day, now = scheduling.new_per_day, len(work.ideas)
    coming = list(chain.from_iterable(supply.new(now + AHEAD * a_day).values())) if a_day else []
    sizes = [len(idea.cards) for idea in coming[now:]]
    ideas = [sizes[n : n + a_day] for n in range(0, len(sizes), max(1, a_day))]
    return ahead.clear_in(len(work.reviews), supply.a_day(), ideas, supply.pause())
