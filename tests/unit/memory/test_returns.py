"""What was sure and wrong returns the same day, the next, and within a week, whatever the schedule says."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.states import CardState, Phase, Scheduling
from aligntutor.memory import Due, preview, review
from aligntutor.memory.scheduler import RETURNS

from .moments import CARD, PLAIN, moment, rate

STABLE = rate(None, 4, moment(20_000))._replace(stability=400.0)


def answer(
    state: CardState | None, rating: int, at: Moment, said: str = "", scheduling: Scheduling = PLAIN
) -> CardState:
    return review(state, CARD, rating, rating > 1, "item", at, at.ms, scheduling, confidence=said)


def test_a_card_that_was_sure_and_wrong_comes_back_three_times_and_is_free():
    lapsed = answer(STABLE, 1, moment(20_100), "sure")
    assert (lapsed.watch, lapsed.due_ms) == (3, moment(20_100, 10).ms)
    same_day = answer(lapsed, 3, moment(20_100, 12))._replace(stability=90.0)
    assert (same_day.watch, same_day.due_day) == (2, 20_101)
    next_day = answer(same_day, 3, moment(20_101))
    assert (next_day.watch, next_day.due_day) == (1, 20_108)
    week = answer(next_day, 3, moment(20_108))
    assert week.watch == 0
    assert week.due_day > 20_108 + 7


def test_more_answers_on_one_day_make_one_return():
    state = answer(answer(STABLE, 1, moment(20_100), "sure"), 3, moment(20_100, 12))
    for minutes in (20, 30, 40):
        state = answer(state, 3, moment(20_100, minutes))
        assert (state.watch, state.due_day) == (2, 20_101)


def test_a_new_card_returns_by_its_steps_and_then_the_next_day():
    state = answer(None, 1, moment(20_000), "sure")
    for minutes in (1, 11):
        state = answer(state, 4, moment(20_000, minutes))
    assert (state.phase, state.watch, state.due_day) == ("review", 2, 20_001)


def test_without_steps_it_is_due_the_same_day():
    bare = PLAIN._replace(relearning_steps=())
    state = answer(STABLE, 1, moment(20_100), "sure", bare)
    assert (state.phase, state.due_day, state.due_ms) == ("review", 20_100, 0)


def test_a_step_of_days_does_not_keep_it_longer():
    slow = PLAIN._replace(relearning_steps=(1_440, 4_320))
    state = answer(STABLE, 1, moment(20_100), "sure", slow)
    assert (state.due_day, state.due_ms) == (20_100, 0)
    assert answer(state, 3, moment(20_100, 5), "", slow).due_day == 20_101


def test_a_return_that_fails_is_a_return_all_the_same_and_one_that_was_sure_begins_anew():
    state = answer(answer(STABLE, 1, moment(20_100), "sure"), 3, moment(20_100, 12))
    assert answer(state, 1, moment(20_101)).watch == 1
    assert answer(state, 1, moment(20_101), "unsure").watch == 1
    assert answer(state, 1, moment(20_101), "sure").watch == 3


@pytest.mark.parametrize(("rating", "said"), [(1, ""), (1, "unsure"), (2, "sure"), (3, "sure"), (4, "sure")])
def test_any_other_answer_owes_nothing(rating: int, said: str):
    for state in (None, STABLE):
        after = answer(state, rating, moment(20_100), said)
        assert after.watch == 0
        assert after == answer(state, rating, moment(20_100))


moments = some.builds(moment, some.integers(20_000, 20_030), some.integers(0, 1_439))
states = some.builds(
    lambda phase, step, stability, watch, last: STABLE._replace(
        phase=phase, step=step, stability=stability, watch=watch, last_day=last
    ),
    some.sampled_from(get_args(Phase)), some.integers(0, 1), some.floats(0.01, 3_000),
    some.integers(0, len(RETURNS)), some.integers(20_000, 20_030),
)  # fmt: skip
schedulings = some.sampled_from(
    [PLAIN, Scheduling(), PLAIN._replace(learning_steps=(), relearning_steps=()),
     PLAIN._replace(relearning_steps=(1_440, 4_320))]
)  # fmt: skip


@settings(deadline=None)
@given(states, moments, schedulings)
def test_what_is_announced_is_what_comes_and_never_later_than_owed(
    state: CardState, at: Moment, scheduling: Scheduling
):
    today = study_day(at, scheduling.turn)
    announced = preview(state, CARD.card, at, scheduling)
    for rating, due in zip((1, 2, 3, 4), announced, strict=True):
        after = answer(state, rating, at, "", scheduling)
        assert due == Due(after.due_day, after.due_ms)
        if after.watch and after.due_ms:
            assert after.due_ms - at.ms < 1_440 * MINUTE
        elif after.watch:
            assert after.due_day - today <= RETURNS[after.watch - 1]
