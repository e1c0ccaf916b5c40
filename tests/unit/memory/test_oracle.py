"""The scheduler against the `fsrs` package 6.3.2, which other programs schedule with."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from aligntutor.core.days import DAY, MINUTE, Moment
from aligntutor.core.states import DEFAULT_WEIGHTS, CardState, Scheduling
from aligntutor.memory import retrievability_on
from aligntutor.memory.scheduler import fuzz_range

from .moments import PLAIN, moment, rate

SEQUENCES, LENGTH = 10_000, 6
PHASES = {fsrs.State.Learning: "learning", fsrs.State.Review: "review", fsrs.State.Relearning: "relearning"}
STEPS = ((), (1,), (10,), (1, 10), (1, 10, 60), (2, 7, 30, 600))
GAPS = (0, 0, 0, 1, 1, 2, 3, 5, 9, 21, 60, 365, 3_000)


def pair(weights: tuple[float, ...], chance: random.Random) -> tuple[fsrs.Scheduler, Scheduling]:
    """The same settings for both sides."""
    retention = chance.choice((0.7, 0.8, 0.9, 0.9, 0.95, 0.97))
    learning, relearning = chance.choice(STEPS), chance.choice(STEPS)
    most = chance.choice((36_500, 36_500, 365, 1))
    theirs = fsrs.Scheduler(
        weights,
        retention,
        [timedelta(minutes=minutes) for minutes in learning],
        [timedelta(minutes=minutes) for minutes in relearning],
        most,
        enable_fuzzing=False,
    )
    return theirs, Scheduling(weights, retention, learning, relearning, most, fuzz=False)


def some_weights(chance: random.Random) -> tuple[float, ...]:
    """Any weights that the package accepts."""
    limits = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(chance.uniform(low, high) for low, high in limits)


def datetime_of(at: Moment) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at.ms)


def assert_same(theirs: fsrs.Card, ours: CardState, at: Moment) -> None:
    assert theirs.stability is not None
    assert theirs.difficulty is not None
    assert math.isclose(theirs.stability, ours.stability, rel_tol=1e-9)
    assert math.isclose(theirs.difficulty, ours.difficulty, rel_tol=1e-9)
    assert (PHASES[theirs.state], theirs.step or 0) == (ours.phase, ours.step)
    wait = theirs.due - datetime_of(at)
    if ours.due_ms:
        assert wait == timedelta(milliseconds=ours.due_ms - at.ms)
    else:
        assert wait == timedelta(days=ours.due_day - ours.last_day)


def test_random_sequences_agree_in_memory_steps_and_intervals() -> None:
    chance = random.Random(6)
    sets = (*(DEFAULT_WEIGHTS,) * 20, *(some_weights(chance) for _ in range(60)))
    pools = [[pair(weights, chance) for _ in range(4)] for weights in sets]
    seen = set()
    for number in range(SEQUENCES):
        pool = pools[number % len(pools)]
        package, scheduling = pool[0]
        card, state, day = fsrs.Card(card_id=number), None, 12_000
        for n in range(LENGTH):
            if chance.random() < 0.1:  # other settings in the midst, so that a step may exist no more
                package, scheduling = chance.choice(pool)
            day += chance.choice(GAPS)
            # Later in the day each time: the package counts whole days between the moments.
            at = moment(day, 600 + n)
            rating = chance.choice((1, 1, 2, 3, 3, 4))
            if state is not None:
                expected = package.get_card_retrievability(card, datetime_of(at))
                assert math.isclose(expected, retrievability_on(state, day, scheduling), rel_tol=1e-9)
            card, _ = package.review_card(card, fsrs.Rating(rating), datetime_of(at))
            state = rate(state, rating, at, scheduling)
            assert_same(card, state, at)
            seen.add((state.phase, state.step))
    assert len(seen) == 1 + 2 * 4


def test_long_sequences_agree_too() -> None:
    chance = random.Random(7)
    for number in range(40):
        package, scheduling = pair(DEFAULT_WEIGHTS, chance)
        card, state, day = fsrs.Card(card_id=number), None, 12_000
        for n in range(60):
            day += chance.choice(GAPS)
            at = moment(day, 600 + n)
            rating = chance.choice((1, 2, 3, 3, 3, 4))
            card, _ = package.review_card(card, fsrs.Rating(rating), datetime_of(at))
            state = rate(state, rating, at, scheduling)
            assert_same(card, state, at)


def test_reviews_when_due_agree_over_a_lifetime() -> None:
    package, scheduling = fsrs.Scheduler(enable_fuzzing=False), PLAIN
    card, state, at = fsrs.Card(card_id=1), None, moment(12_000, 600)
    for rating in (3, 3, 3, 1, 3, 3, 2, 4, 3, 1, 1, 3, 3, 3):
        card, _ = package.review_card(card, fsrs.Rating(rating), datetime_of(at))
        state = rate(state, rating, at, scheduling)
        assert_same(card, state, at)
        at = Moment(state.due_ms or at.ms + (state.due_day - state.last_day) * DAY * MINUTE)


def test_fuzz_reaches_as_far_as_in_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    package = fsrs.Scheduler()
    for days in (*range(3, 400), 5_000, 36_400, 36_500):
        low, high = fuzz_range(days, 36_500)
        interval = timedelta(days=days)
        for share, expected in ((0.0, low), ((high - low) / (high - low + 1), high)):
            monkeypatch.setattr("fsrs.scheduler.random", lambda share=share: share)
            assert expected == package._get_fuzzed_interval(interval=interval).days
