"""Study days turn when the learner sleeps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.days import DAY, MINUTE, Moment, study_day, turn_of

HOUR = 60 * MINUTE
OFFSETS = st.integers(-12 * 60, 14 * 60)
TURNS = st.integers(0, DAY - 1)


def test_the_day_turns_at_four_in_the_morning() -> None:
    assert study_day(Moment(4 * HOUR - 1)) == -1
    assert study_day(Moment(4 * HOUR)) == 0
    assert study_day(Moment(28 * HOUR - 1)) == 0
    assert study_day(Moment(28 * HOUR)) == 1


def test_the_day_is_the_learners_not_utc() -> None:
    evening = Moment(22 * HOUR, offset=120)
    assert study_day(evening) == 0
    assert study_day(Moment(evening.ms + 4 * HOUR, offset=120)) == 1


def test_another_turn_moves_the_border() -> None:
    assert study_day(Moment(9 * HOUR), turn=600) == -1
    assert study_day(Moment(10 * HOUR), turn=600) == 0


@settings(deadline=None)
@given(st.integers(-30_000, 60_000), OFFSETS, TURNS)
def test_a_day_begins_at_its_turn(day: int, offset: int, turn: int) -> None:
    start = turn_of(day, offset, turn)
    assert study_day(Moment(start, offset), turn) == day
    assert study_day(Moment(start - 1, offset), turn) == day - 1


@settings(deadline=None)
@given(st.integers(-(10**12), 10**13), OFFSETS, TURNS)
def test_every_moment_lies_between_two_turns(ms: int, offset: int, turn: int) -> None:
    day = study_day(Moment(ms, offset), turn)
    assert turn_of(day, offset, turn) <= ms < turn_of(day + 1, offset, turn)
