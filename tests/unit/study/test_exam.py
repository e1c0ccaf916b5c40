"""The days before an exam, and what can be expected on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.states import Scheduling
from aligntutor.study.exam import for_today, ideas_a_day, last_pass, outlook

from .makers import a_state

TODAY = 100


def known(stabilities: list[float]):
    return [a_state(f"d/x{n}", stability=value, last_day=TODAY - 2, due_day=TODAY + round(value))
            for n, value in enumerate(stabilities)]  # fmt: skip


def test_the_last_pass_takes_as_many_days_as_the_limit_makes_it_take():
    assert last_pass(150, 30, 150) == 1
    assert last_pass(151, 30, 150) == 2
    assert last_pass(900, 3, 150) == 3
    assert last_pass(0, 5, 150) == 1


def test_ideas_are_spread_over_the_days_before_the_last_pass():
    assert ideas_a_day(40, 11, 1) == 4
    assert ideas_a_day(41, 11, 1) == 5
    assert ideas_a_day(7, 1, 1) == 7


def test_in_the_last_pass_the_strongest_come_first_and_the_weakest_last():
    cards = known([3.0, 50.0, 10.0, 20.0])
    assert for_today(cards, TODAY, TODAY + 3, 2) == []
    first = for_today(cards, TODAY + 1, TODAY + 3, 2)
    assert [state.stability for state in first] == [50.0, 20.0]
    seen = [state._replace(last_day=TODAY + 1) if state in first else state for state in cards]
    assert [state.stability for state in for_today(seen, TODAY + 2, TODAY + 3, 2)] == [10.0, 3.0]


def test_the_outlook_names_every_day_and_spreads_what_is_new():
    found = outlook(known([5.0, 8.0]), 10, TODAY, TODAY + 6, Scheduling())
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
    found = outlook(known(stabilities), ideas, TODAY, TODAY + ahead, scheduling)
    assert len(found.days) == ahead
    assert sum(day.ideas for day in found.days) == ideas
    assert sum(day.reviews for day in found.days) >= len(stabilities)
    assert found.recall >= found.usual - 0.02
    assert 0 <= found.usual <= 1
