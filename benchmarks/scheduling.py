"""FSRS-6 in plain floats against the `fsrs` package, on the same ratings and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter
from typing import TypeAlias

import fsrs

from aligntutor.core.days import DAY, MINUTE, Moment
from aligntutor.core.states import DEFAULT_WEIGHTS, CardState, Scheduling
from aligntutor.memory import Identity, first, review, stepper

from .rows import Row, paired

Answers: TypeAlias = list[tuple[int, int]]
"""Rating, and days since the one before."""
CARDS, REVIEWS = 400, 10
ROUNDS = 7
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def measure() -> Iterator[Row]:
    """The update of memory alone, then a whole review with steps and due date, in reviews a second."""
    random = Random(1)
    work = [
        [(random.choice((1, 2, 3, 3, 3, 4)), random.choice((1, 2, 5, 9, 30))) for _ in range(REVIEWS)]
        for _ in range(CARDS)
    ]
    for what, ours in (("FSRS-6 update", _update), ("whole review with its due date", _review)):
        ratio, quick, slow = paired(partial(_rate, ours, work), partial(_rate, _package, work), ROUNDS)
        told = f"{quick / 1000:,.0f} k against {slow / 1000:,.0f} k a second (py-fsrs, review_card)"
        budget = "≥ 10" if ours is _update else ""
        yield Row(f"{what}, reviews a second", budget, f"{ratio:.1f}", told)


def _rate(side: Callable[[Answers], None], work: list[Answers]) -> float:
    start = perf_counter()
    for card in work:
        side(card)
    return CARDS * REVIEWS / (perf_counter() - start)


def _update(card: Answers) -> None:
    step = stepper(DEFAULT_WEIGHTS)
    stability, difficulty = first(DEFAULT_WEIGHTS, card[0][0])
    for rating, days in card[1:]:
        stability, difficulty = step(stability, difficulty, days, rating)


def _review(card: Answers) -> None:
    state: CardState | None = None
    identity, ms = Identity("deck/card", "deck"), int(START.timestamp() * 1000)
    for rating, days in card:
        ms += days * DAY * MINUTE
        state = review(state, identity, rating, rating > 1, "item", Moment(ms), ms, SCHEDULING)


def _package(card: Answers) -> None:
    at, known = START, fsrs.Card(card_id=1)
    for rating, days in card:
        at += timedelta(days=days)
        known, _ = SCHEDULER.review_card(known, fsrs.Rating(rating), at)


SCHEDULING = Scheduling()
SCHEDULER = fsrs.Scheduler()
