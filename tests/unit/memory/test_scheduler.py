"""When cards are due: steps, whole days, fuzz, turns of the day, clocks that jump."""

from __future__ import annotations

import itertools
import random
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.days import MINUTE, Moment, study_day, turn_of, weekday_of
from aligntutor.core.states import DEFAULT_WEIGHTS, CardState, Scheduling
from aligntutor.memory import (
    SCHEDULER,
    Due,
    Identity,
    first,
    interval,
    preview,
    retrievability,
    retrievability_on,
    review,
    step,
)  # fmt: skip
from aligntutor.memory.evidence import CERTAIN, Evidence
from aligntutor.memory.scheduler import fuzz_range, is_leech

from .moments import CARD, PLAIN, moment, rate

NOON = moment(20_000, 480)


def waits(state: CardState | None, at: Moment, scheduling: Scheduling = PLAIN) -> list[float]:
    """Minutes until due after each rating."""
    return [(due.ms - at.ms) / MINUTE if due.ms else 0 for due in preview(state, CARD.card, at, scheduling)]


def reviewing(stability: float, last: Moment = NOON, **fields: object) -> CardState:
    """A card in the review phase."""
    state = rate(None, 4, last)
    return state._replace(stability=stability, **fields)  # type: ignore[arg-type]


def test_the_scheduler_has_a_name_and_a_version() -> None:
    assert SCHEDULER == "fsrs-6/2"


def test_a_new_card_learns_in_steps_and_then_in_days() -> None:
    after_one = rate(None, 3, NOON)
    assert ("learning", 1, NOON.ms + 10 * MINUTE) == (after_one.phase, after_one.step, after_one.due_ms)
    after_two = rate(after_one, 3, Moment(after_one.due_ms))
    assert (
        after_two.phase, after_two.step, after_two.due_day, after_two.due_ms,
    ) == ("review", 0, 20_002, 0)  # fmt: skip


def test_the_four_buttons_of_each_step() -> None:
    assert waits(None, NOON) == [1, 5.5, 10, 0]
    second = rate(None, 3, NOON)
    assert waits(second, NOON) == [1, 10, 0, 0]
    assert waits(reviewing(5.0), NOON) == [10, 0, 0, 0]
    relearning = rate(reviewing(5.0), 1, NOON)
    assert (relearning.phase, relearning.step) == ("relearning", 0)
    assert waits(relearning, NOON) == [10, 15, 0, 0]


def test_without_steps_a_card_goes_straight_to_days() -> None:
    bare = PLAIN._replace(learning_steps=(), relearning_steps=())
    for rating in (1, 2, 3, 4):
        assert ((s := rate(None, rating, NOON, bare)).phase, s.step, s.due_ms) == ("review", 0, 0)
    assert rate(reviewing(5.0), 1, NOON, bare).phase == "review"


def test_a_step_that_the_settings_no_longer_have_ends_in_review() -> None:
    stranded = rate(None, 1, NOON)._replace(step=3)
    assert waits(stranded, NOON) == [1, 0, 0, 0]
    assert [rate(stranded, r, NOON).phase for r in (1, 2, 3, 4)] == ["learning", "review", "review", "review"]


def test_a_step_of_a_day_or_more_counts_whole_days() -> None:
    slow = PLAIN._replace(learning_steps=(10, 1_440, 4_500))
    state = rate(None, 3, NOON, slow)
    assert (state.due_day, state.due_ms, state.phase) == (20_001, 0, "learning")
    state = rate(state, 3, moment(20_001), slow)
    assert (state.due_day, state.due_ms, state.phase) == (20_004, 0, "learning")


def test_a_step_across_the_turn_of_the_day_is_due_on_the_next_study_day() -> None:
    late = moment(20_000, 1_435)
    state = rate(None, 3, late)
    assert (20_000, 20_001, turn_of(20_001, 0) + 5 * MINUTE) == (state.last_day, state.due_day, state.due_ms)


def test_counters_and_identity_are_kept() -> None:
    state = None
    for n, (rating, correct) in enumerate(
        [(3, True), (4, True), (1, False), (1, False), (2, True), (3, True)]
    ):
        state = review(state, CARD, rating, correct, f"item-{n}", moment(20_000 + 5 * n), n, PLAIN)
    assert state is not None
    assert (state.reps, state.lapses, state.right, state.last_item, state.last_ms) == (6, 1, 4, "item-5", 5)
    assert (state.card, state.deck, state.concept) == ("deck/goodhart/name", "deck", "goodhart")


def test_a_lapse_is_counted_only_in_review() -> None:
    learning = rate(rate(None, 1, NOON), 1, NOON)
    lapsed = rate(reviewing(5.0), 1, NOON)
    again = rate(lapsed, 1, NOON)
    assert [learning.lapses, lapsed.lapses, again.lapses] == [0, 1, 1]


@pytest.mark.parametrize("rating", [0, 5])
def test_a_rating_outside_one_to_four_is_refused(rating: int) -> None:
    for state in (None, reviewing(3.0)):
        with pytest.raises(ValueError, match="1 to 4"):
            rate(state, rating, NOON)


def test_intervals_stay_between_one_day_and_the_maximum() -> None:
    far = reviewing(1e300)
    assert rate(far, 3, NOON).due_day == 20_000 + 36_500
    assert 20_000 + 36_500 >= rate(far, 3, NOON, Scheduling()).due_day > 20_000 + 34_000
    assert rate(far, 3, NOON, PLAIN._replace(maximum_interval=30)).due_day == 20_000 + 30
    tiny = reviewing(0.001)
    assert rate(tiny, 2, NOON).due_day == 20_001


def test_a_stability_beyond_all_numbers_still_gets_a_due_date() -> None:
    flat = (*DEFAULT_WEIGHTS[:19], 0.0, DEFAULT_WEIGHTS[20])
    state = rate(reviewing(1e308), 4, NOON, PLAIN._replace(weights=flat))
    assert state.due_day == 20_000 + 36_500


def test_higher_retention_brings_a_card_back_sooner() -> None:
    days = [rate(reviewing(50.0), 3, NOON, PLAIN._replace(retention=r)).due_day for r in (0.8, 0.9, 0.95)]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == 3


# Study days


@pytest.mark.parametrize("offset", [-720, -210, 0, 60, 345, 840])
def test_a_session_over_midnight_is_one_study_day(offset: int) -> None:
    evening = reviewing(5.0, moment(20_000, 19 * 60, offset))
    night = rate(evening, 3, moment(20_000, 24 * 60 - 1, offset))
    morning = rate(evening, 3, moment(20_001, 0, offset))
    assert (20_000, step(DEFAULT_WEIGHTS, 5.0, 1.0, 0, 3)[0]) == (night.last_day, night.stability)
    assert (20_001, step(DEFAULT_WEIGHTS, 5.0, 1.0, 1, 3)[0]) == (morning.last_day, morning.stability)


def test_the_turn_of_the_day_can_be_set() -> None:
    at_five = Moment(turn_of(20_000, 0, 300), 0)
    late = PLAIN._replace(turn=300)
    assert [rate(None, 3, at_five, s).last_day for s in (PLAIN, late)] == [20_000, 20_000]
    before = Moment(at_five.ms - 1)
    assert [rate(None, 3, before, s).last_day for s in (PLAIN, late)] == [20_000, 19_999]


@pytest.mark.parametrize(("before", "after"), [(60, 120), (120, 60), (-300, -240), (-240, -300)])
def test_a_change_of_the_clocks_neither_adds_nor_drops_a_day(before: int, after: int) -> None:
    state = reviewing(5.0, moment(20_000, 19 * 60, before))
    next_evening = rate(state, 3, moment(20_001, 19 * 60, after))
    assert step(DEFAULT_WEIGHTS, 5.0, 1.0, 1, 3)[0] == next_evening.stability
    assert next_evening.last_day == 20_001


def test_who_travels_west_over_the_turn_of_the_day_gains_no_negative_time() -> None:
    state = reviewing(5.0, moment(20_001, 30, 600))
    back = rate(state, 3, Moment(moment(20_001, 60, 600).ms, -600))
    assert (20_000, step(DEFAULT_WEIGHTS, 5.0, 1.0, 0, 3)[0]) == (back.last_day, back.stability)


@settings(deadline=None)
@given(some.integers(-10_000, 60_000), some.integers(-10_000, 60_000), some.integers(1, 4))
def test_a_clock_that_jumps_counts_no_time_below_none(first_day: int, second_day: int, rating: int) -> None:
    state = reviewing(5.0, moment(first_day, 100))
    elapsed = max(0, second_day - first_day)
    after = rate(state, rating, moment(second_day, 50))
    assert step(DEFAULT_WEIGHTS, 5.0, 1.0, elapsed, rating) == (after.stability, after.difficulty)
    assert after.due_day >= second_day == after.last_day
    assert retrievability(DEFAULT_WEIGHTS, 5.0, elapsed) == retrievability_on(state, second_day, PLAIN)


def test_steps_go_by_the_clock_when_order_time_runs_ahead_of_it() -> None:
    ahead = moment(23_650)
    leapt = rate(None, 3, ahead)
    back = rate(leapt, 1, NOON, order_ms=ahead.ms + 1)
    assert (ahead.ms + 1, NOON.ms + MINUTE, 20_000) == (back.last_ms, back.due_ms, back.due_day)


# Fuzz


@pytest.mark.parametrize(
    ("days", "expected"),
    [(3, (2, 4)), (7, (5, 9)), (10, (8, 12)), (20, (17, 23)), (50, (46, 54)), (100, (93, 107))],
)
def test_fuzz_widens_with_the_interval(days: int, expected: tuple[int, int]) -> None:
    assert expected == fuzz_range(days, 36_500)


def test_fuzz_uses_its_whole_range_evenly_and_nothing_else() -> None:
    state = reviewing(10.0)
    days = round(interval(DEFAULT_WEIGHTS, rate(state, 3, NOON).stability, 0.9))
    low, high = fuzz_range(days, 36_500)
    counts = dict.fromkeys(range(low, high + 1), 0)
    for n in range(2_000):
        card = Identity(f"deck/c{n}", "deck")
        counts[rate(state, 3, NOON, Scheduling(), card).due_day - 20_000] += 1
    mean = 2_000 / len(counts)
    assert all(mean * 0.7 < count < mean * 1.3 for count in counts.values())


def test_fuzz_depends_on_the_card_and_the_number_of_its_reviews_only() -> None:
    state = reviewing(200.0)
    random.seed(1)
    once = rate(state, 3, NOON, Scheduling())
    random.seed(2)
    assert once == rate(state, 3, NOON, Scheduling())
    others = {rate(state._replace(reps=n), 3, NOON, Scheduling()).due_day for n in range(12)}
    assert len(others) > 5


def test_fuzz_chooses_the_emptiest_day_of_its_range() -> None:
    state = reviewing(10.0)
    days = round(interval(DEFAULT_WEIGHTS, rate(state, 3, NOON).stability, 0.9))
    low, high = (20_000 + end for end in fuzz_range(days, 36_500))

    def crowded(first: int, last: int) -> list[float]:
        return [1.0 if day in (low + 1, high) else 4.0 for day in range(first, last + 1)]

    chosen = {
        review(
            state, Identity(f"d/{n}", "d"), 3, True, "i", NOON, NOON.ms, Scheduling(), load=crowded
        ).due_day
        for n in range(60)
    }
    assert chosen == {low + 1, high}
    dues = preview(state, "d/0", NOON, Scheduling(), crowded)
    again = review(state, Identity("d/0", "d"), 3, True, "i", NOON, NOON.ms, Scheduling(), load=crowded)
    assert dues[2] == (again.due_day, 0)


def test_a_day_that_is_to_be_kept_free_is_kept_free_as_long_as_there_is_another() -> None:
    state = reviewing(10.0)
    weekend = Scheduling(easy_days=(1, 1, 1, 1, 1, 0, 0))
    days = {rate(state, 3, NOON, weekend, Identity(f"d/{n}", "d")).due_day for n in range(60)}
    assert days
    assert {weekday_of(day) for day in days} <= {0, 1, 2, 3, 4}
    never = Scheduling(easy_days=(0,) * 7)
    assert {rate(state, 3, NOON, never, Identity(f"d/{n}", "d")).due_day for n in range(60)} >= days


def test_nothing_is_planned_into_days_that_are_all_kept_free() -> None:
    away = range(20_001, 20_091)

    def paused(first: int, last: int) -> list[float]:
        return [inf if day in away else 0 for day in range(first, last + 1)]

    for state, scheduling in itertools.product(
        (None, reviewing(2.0), reviewing(10.0)),
        (Scheduling(learning_steps=()), PLAIN._replace(learning_steps=())),
    ):
        after = review(state, CARD, 3, True, "i", NOON, NOON.ms, scheduling, load=paused)
        assert after.due_day == away.stop, (state, scheduling)
    easy = Scheduling(easy_days=(0,) * 7)
    partly = review(reviewing(70.0), CARD, 3, True, "i", NOON, NOON.ms, easy, load=paused)
    assert partly.due_day >= away.stop


def test_an_easier_day_takes_its_share() -> None:
    state, half = reviewing(60.0), Scheduling(easy_days=(1, 1, 1, 1, 1, 1, 0.5))
    load: dict[int, int] = {}

    def planned(first: int, last: int) -> list[float]:
        return [load.get(day, 0) for day in range(first, last + 1)]

    for n in range(700):
        due = review(state, Identity(f"d/{n}", "d"), 3, True, "i", NOON, NOON.ms, half, load=planned).due_day
        load[due] = load.get(due, 0) + 1
    sundays = [cards for day, cards in load.items() if weekday_of(day) == 6]
    others = [cards for day, cards in load.items() if weekday_of(day) != 6]
    assert max(others) - min(others) <= 1
    assert all(abs(cards - max(others) / 2) <= 1 for cards in sundays)


def test_a_leech_is_told_at_the_set_number_of_lapses_and_each_half_of_it_after() -> None:
    told = []
    for lapses in range(1, 20):
        before, after = reviewing(5.0, lapses=lapses - 1), reviewing(5.0, lapses=lapses)
        if is_leech(before, after, Scheduling()):
            told.append(lapses)
        assert not is_leech(after, after, Scheduling())
        assert not is_leech(before, after, Scheduling(leech_after=0))
    assert told == [8, 12, 16]


def test_short_intervals_and_steps_are_not_fuzzed() -> None:
    for n in range(50):
        card = Identity(f"deck/c{n}", "deck")
        assert rate(reviewing(2.3065), 2, NOON, Scheduling(), card).due_day == 20_002
        assert NOON.ms + 10 * MINUTE == rate(reviewing(100.0), 1, NOON, Scheduling(), card).due_ms


@settings(deadline=None)
@given(some.integers(3, 36_500), some.integers(1, 40_000))
def test_fuzz_never_passes_the_maximum_nor_falls_below_one_day(days: int, most: int) -> None:
    low, high = fuzz_range(min(days, most), most)
    assert 1 <= low <= high <= most


# What the learner is told

schedulings = some.builds(
    Scheduling()._replace,
    retention=some.sampled_from([0.7, 0.9, 0.97]),
    learning_steps=some.sampled_from([(), (1,), (1, 10), (1, 10, 1_440)]),
    relearning_steps=some.sampled_from([(), (10,), (10, 2_000)]),
    maximum_interval=some.sampled_from([1, 20, 36_500]),
    fuzz=some.booleans(),
    turn=some.sampled_from([0, 240, 300]),
)
reviews = some.lists(
    some.tuples(
        some.integers(1, 4), some.integers(-3 * 1_440, 60 * 1_440), some.sampled_from([-600, 0, 120])
    ),
    max_size=12,
)


@settings(deadline=None)
@given(schedulings, reviews, some.text(max_size=8))
def test_the_due_dates_shown_are_the_due_dates_given(
    scheduling: Scheduling, history: list[tuple[int, int, int]], name: str
) -> None:
    identity = Identity(f"deck/{name}", "deck")
    state, minutes = None, 20_000 * 1_440
    for rating, gap, offset in [*history, (3, 5, 0)]:
        minutes += gap
        at = Moment(minutes * MINUTE, offset)
        shown = preview(state, identity.card, at, scheduling)
        given = [rate(state, r, at, scheduling, identity) for r in (1, 2, 3, 4)]
        assert list(shown) == [Due(s.due_day, s.due_ms) for s in given]
        state = given[rating - 1]
        today = study_day(at, scheduling.turn)
        assert today == state.last_day
        assert state.due_day > today or state.due_ms > at.ms


def test_a_first_review_sets_stability_and_difficulty_by_rating() -> None:
    states = [rate(None, rating, NOON) for rating in (1, 2, 3, 4)]
    assert [first(DEFAULT_WEIGHTS, r) for r in (1, 2, 3, 4)] == [(s.stability, s.difficulty) for s in states]


# What an answer is believed


def believed(state: CardState | None, rating: int, evidence: Evidence, day: int = 20_020) -> CardState:
    at = moment(day)
    return review(state, CARD, rating, rating > 1, "item", at, at.ms, PLAIN, evidence)


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_a_certain_answer_moves_the_memory_as_fsrs_does(rating: int):
    old = rate(rate(None, 3, moment(20_000)), 3, moment(20_000, 15))
    for state in (None, old):
        assert believed(state, rating, CERTAIN) == believed(state, rating, Evidence(0.0, 0.0))
    plain = step(PLAIN.weights, old.stability, old.difficulty, 20, rating)
    after = believed(old, rating, CERTAIN)
    assert (after.stability, after.difficulty) == plain


def test_a_right_answer_that_may_be_a_guess_moves_it_by_the_mix():
    old = rate(rate(None, 3, moment(20_000)), 3, moment(20_000, 15))
    before = retrievability(PLAIN.weights, old.stability, 20)
    chance = before * 0.95 / (before * 0.95 + (1 - before) * 0.25)
    good = step(PLAIN.weights, old.stability, old.difficulty, 20, 3)
    again = step(PLAIN.weights, old.stability, old.difficulty, 20, 1)
    after = believed(old, 3, Evidence(0.25, 0.05))
    assert after.stability == pytest.approx(good[0] ** chance * again[0] ** (1 - chance))
    assert after.difficulty == pytest.approx(chance * good[1] + (1 - chance) * again[1])


def test_a_wrong_answer_that_may_be_a_slip_costs_less_but_goes_back_to_the_steps_all_the_same():
    old = rate(rate(None, 3, moment(20_000)), 3, moment(20_000, 15))
    sure, slip = believed(old, 1, CERTAIN), believed(old, 1, Evidence(0.25, 0.05))
    assert sure.stability < slip.stability < old.stability * 2
    assert (slip.phase, slip.step, slip.due_ms, slip.lapses) == (sure.phase, sure.step, sure.due_ms, 1)


def test_the_harder_to_guess_the_longer_until_it_returns():
    old = rate(rate(None, 3, moment(20_000)), 3, moment(20_000, 15))
    stabilities = [believed(old, 3, Evidence(guess, 0.05)).stability for guess in (0.5, 1 / 3, 0.25, 0.0)]
    assert stabilities == sorted(stabilities)
    assert stabilities[0] < stabilities[-1]


def test_on_the_day_itself_the_model_has_no_say_in_whether_it_was_known():
    first = rate(None, 3, moment(20_000))
    wrong = believed(first, 1, Evidence(0.25, 0.05), day=20_000)
    assert wrong.stability < first.stability
