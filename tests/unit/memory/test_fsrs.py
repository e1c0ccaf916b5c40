"""The formulas of FSRS-6 against published numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory import first, interval, retrievability, step, stepper

from . import vectors
from .moments import moment, rate

W = DEFAULT_WEIGHTS


def near(expected: object) -> object:
    return pytest.approx(expected, rel=1e-5)


def after(sequence: vectors.Sequence) -> tuple[float, float]:
    weights, ratings, days, *_ = sequence
    state = first(weights, ratings[0])
    for rating, elapsed in zip(ratings[1:], days[1:], strict=True):
        state = step(weights, *state, elapsed, rating)
    return state


@pytest.mark.parametrize(("days", "stability", "expected"), vectors.CURVE)
def test_forgetting_follows_the_published_curve(days: float, stability: float, expected: float) -> None:
    assert near(expected) == retrievability(W, stability, days)


@pytest.mark.parametrize(("days", "stability", "expected"), vectors.CURVE_DECAY_02)
def test_the_decay_weight_bends_the_curve(days: float, stability: float, expected: float) -> None:
    assert near(expected) == retrievability((*W[:20], 0.2), stability, days)


def test_whole_day_intervals_for_every_retention_are_exact() -> None:
    actual = tuple(max(1, round(interval(W, 1, tenths / 10))) for tenths in range(1, 11))
    assert actual == vectors.INTERVALS_OF_ONE


def test_intervals_for_a_stability_of_ten_agree_to_three_places() -> None:
    assert tuple((r, round(interval(W, 10, r), 3)) for r, _ in vectors.INTERVALS_OF_TEN) == (
        vectors.INTERVALS_OF_TEN
    )


def test_at_ninety_percent_the_interval_is_the_stability() -> None:
    stability, expected = vectors.INTERVAL_LONG
    assert near(expected) == interval(W, stability, 0.9)


def test_a_first_review_starts_from_the_published_values() -> None:
    started = [first(W, rating) for rating in (1, 2, 3, 4)]
    assert near(vectors.FIRST_STABILITY) == tuple(s for s, _ in started)
    assert near(vectors.FIRST_DIFFICULTY) == tuple(d for _, d in started)


def test_difficulty_moves_as_published_with_and_without_mean_reversion() -> None:
    unreverted = (*W[:7], 0.0, *W[8:])
    assert near(vectors.DIFFICULTY_OF_FIVE) == tuple(step(W, 5, 5, 5, r)[1] for r in (1, 2, 3, 4))
    assert near(vectors.DIFFICULTY_OF_FIVE_UNREVERTED) == tuple(
        step(unreverted, 5, 5, 5, r)[1] for r in (1, 2, 3, 4)
    )


@pytest.mark.parametrize(
    ("at", "recalled", "forgotten"),
    list(zip(vectors.AT, vectors.RECALLED_FIVE, vectors.FORGOTTEN_FIVE, strict=True)),
)
def test_stability_after_recall_and_after_a_lapse(
    at: tuple[float, float], recalled: tuple[int, float], forgotten: float
) -> None:
    difficulty, recall = at
    elapsed = interval(W, 5, recall)
    rating, expected = recalled
    assert near(expected) == step(W, 5, difficulty, elapsed, rating)[0]
    assert near(forgotten) == step(W, 5, difficulty, elapsed, 1)[0]


def test_on_the_same_day_only_again_lowers_stability() -> None:
    assert near(vectors.SAME_DAY_FIVE) == tuple(step(W, 5, 5, 0, rating)[0] for rating in (1, 2, 3, 4))


@pytest.mark.parametrize("sequence", vectors.SEQUENCES)
def test_sequences_come_to_the_published_state(sequence: vectors.Sequence) -> None:
    assert near((sequence.stability, sequence.difficulty)) == after(sequence)


def test_one_step_from_a_given_state() -> None:
    stability, difficulty, days, rating, *expected = vectors.ONE_STEP
    assert near(tuple(expected)) == step(vectors.FSRS_RS_19, stability, difficulty, days, int(rating))


def test_cards_reviewed_when_due_get_the_published_whole_day_intervals() -> None:
    ratings, expected = vectors.DUE_DRIVEN
    state, at, intervals = None, moment(20_000, 480), []
    for rating in ratings:
        state = rate(state, rating, at)
        intervals.append(state.due_day - state.last_day)
        at = moment(state.due_day, 480) if state.due_ms == 0 else type(at)(state.due_ms)
    assert tuple(intervals) == expected


def test_ten_easy_reviews_at_once_reach_the_least_difficulty() -> None:
    state = None
    for n in range(10):
        state = rate(state, 4, moment(20_000, n / 60_000))
    assert state is not None
    assert state.difficulty == 1.0


@pytest.mark.parametrize("known", vectors.LONG_TERM)
def test_long_term_sequences_with_older_weights(known: vectors.LongTerm) -> None:
    weights = vectors.LONG_TERM_5
    states = [first(weights, known.ratings[0])]
    for rating, elapsed in zip(known.ratings[1:], known.intervals, strict=False):
        states.append(step(weights, *states[-1], elapsed, rating))
    assert near(known.stability) == tuple(s for s, _ in states)
    assert near(known.difficulty) == tuple(d for _, d in states)
    if known.rounded:
        assert known.intervals == tuple(round(interval(weights, s, 0.9)) for s, _ in states)


def test_a_mixed_sequence_agrees_at_every_review() -> None:
    rating, _, _, *expected = vectors.TABLE[0]
    state = first(W, rating)
    assert pytest.approx(expected, rel=1e-9) == list(state)
    for rating, days, recall, *expected in vectors.TABLE[1:]:
        assert pytest.approx(recall, rel=1e-9) == retrievability(W, state[0], days)
        state = step(W, *state, days, rating)
        assert pytest.approx(expected, rel=1e-9) == list(state)


@pytest.mark.parametrize("rating", [-1, 0, 5])
def test_a_rating_outside_one_to_four_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        first(W, rating)
    with pytest.raises(ValueError, match="1 to 4"):
        step(W, 1.0, 5.0, 0, rating)
    with pytest.raises(ValueError, match="1 to 4"):
        stepper(W)(1.0, 5.0, 3, rating)


ratings = some.integers(1, 4)
gaps = some.integers(0, 40_000)


@settings(deadline=None)
@given(some.lists(some.tuples(ratings, gaps), min_size=1, max_size=30))
def test_stability_and_difficulty_stay_within_bounds(history: list[tuple[int, int]]) -> None:
    state = first(W, history[0][0])
    for rating, elapsed in history[1:]:
        state = step(W, *state, elapsed, rating)
        stability, difficulty = state
        assert 0.001 <= stability < math.inf
        assert 1 <= difficulty <= 10
        assert 0 < retrievability(W, stability, elapsed) <= 1


@settings(deadline=None)
@given(some.floats(0.01, 5_000), some.floats(1, 10), gaps)
def test_a_better_rating_never_gives_less_stability_or_more_difficulty(
    stability: float, difficulty: float, elapsed: int
) -> None:
    after = [step(W, stability, difficulty, elapsed, rating) for rating in (1, 2, 3, 4)]
    assert [s for s, _ in after] == sorted(s for s, _ in after)
    assert [d for _, d in after] == sorted((d for _, d in after), reverse=True)
    assert after[0][0] <= max(stability, 0.001) <= after[1][0]


@settings(deadline=None)
@given(some.floats(0.001, 50_000), some.floats(0.7, 0.97))
def test_the_interval_ends_at_the_desired_retention(stability: float, retention: float) -> None:
    assert pytest.approx(retention, rel=1e-9) == retrievability(
        W, stability, interval(W, stability, retention)
    )
