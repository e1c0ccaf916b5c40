"""The days before an exam, and what can be expected on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.states import Scheduling
from aligntutor.study.exam import course, for_today, outlook

from .makers import a_state

TODAY = 100


def known(stabilities: list[float]):
    return [a_state(f"d/x{n}", stability=value, last_day=TODAY - 2, due_day=TODAY + round(value))
            for n, value in enumerate(stabilities)]  # fmt: skip


def last_of(cards: int, days_left: int, a_day: int) -> tuple[int, ...]:
    return course(0, 0, cards, TODAY, TODAY + days_left, a_day).last


def ideas_of(*asked: int) -> list[int]:
    return [ideas for _, ideas in course(*asked, 150).ideas]


def test_the_last_pass_takes_as_many_days_as_the_limit_makes_it_take():
    assert last_of(150, 30, 150) == (TODAY + 29,)
    assert last_of(151, 30, 150) == (TODAY + 28, TODAY + 29)
    assert last_of(900, 3, 150) == (TODAY, TODAY + 1, TODAY + 2)
    assert last_of(0, 5, 150) == (TODAY + 4,)


def test_ideas_are_spread_over_the_days_before_the_last_pass():
    assert ideas_of(40, 0, 9, TODAY, TODAY + 11) == [4] * 10
    assert ideas_of(41, 0, 9, TODAY, TODAY + 11) == [5] * 8 + [1, 0]
    assert ideas_of(7, 0, 9, TODAY, TODAY + 1) == [7]


def test_what_was_met_today_is_not_asked_for_again():
    assert ideas_of(36, 4, 9, TODAY, TODAY + 11) == [0] + [4] * 9
    assert ideas_of(38, 2, 9, TODAY, TODAY + 11) == [2] + [4] * 9


def test_on_days_of_a_pause_nothing_is_planned():
    rest = range(TODAY + 2, TODAY + 6)
    planned = course(9, 0, 200, TODAY, TODAY + 7, 150, rest)
    assert planned == ((((TODAY, 9),)), (TODAY + 1, TODAY + 6))
    found = outlook(known([1.0, 3.0, 8.0]), planned, TODAY, TODAY + 7, Scheduling(), rest)
    assert [(day.ideas, day.reviews) for day in found.days[2:6]] == [(0, 0)] * 4
    assert found.days[6].reviews > 0
    assert course(9, 0, 9, TODAY, TODAY + 3, 150, range(TODAY, TODAY + 3)) == ((), ())


def test_in_the_last_pass_the_strongest_come_first_and_the_weakest_last():
    cards, last = known([3.0, 50.0, 10.0, 20.0]), (TODAY + 1, TODAY + 2)
    assert for_today(cards, TODAY, last) == []
    first = for_today(cards, TODAY + 1, last)
    assert [state.stability for state in first] == [50.0, 20.0]
    seen = [state._replace(last_day=TODAY + 1) if state in first else state for state in cards]
    assert for_today(seen, TODAY + 1, last) == []
    assert [state.stability for state in for_today(seen, TODAY + 2, last)] == [10.0, 3.0]


def test_the_outlook_names_every_day_and_spreads_what_is_new():
    cards = known([5.0, 8.0])
    planned = course(10, 0, 12, TODAY, TODAY + 6, 150)
    found = outlook(cards, planned, TODAY, TODAY + 6, Scheduling(), range(0))
    assert [day.day for day in found.days] == list(range(TODAY, TODAY + 6))
    assert [day.ideas for day in found.days] == [2, 2, 2, 2, 2, 0]
    assert found.days[-1].reviews == 2
    assert found.usual < found.recall < 1


@settings(deadline=None, max_examples=60)
@given(
    some.lists(some.floats(0.5, 400), min_size=1, max_size=30),
    some.integers(1, 40),
    some.integers(0, 50),
    some.integers(1, 20),
)
def test_the_plan_is_never_worse_than_the_usual_schedule_and_asks_all(
    stabilities: list[float], ahead: int, ideas: int, a_day: int
):
    scheduling = Scheduling(reviews_per_day=a_day)
    planned = course(ideas, 0, len(stabilities), TODAY, TODAY + ahead, a_day)
    found = outlook(known(stabilities), planned, TODAY, TODAY + ahead, scheduling, range(0))
    assert len(found.days) == ahead
    assert sum(day.ideas for day in found.days) == ideas
    assert sum(day.reviews for day in found.days) >= len(stabilities)
    assert found.recall >= found.usual - 0.02
    assert 0 <= found.usual <= 1
