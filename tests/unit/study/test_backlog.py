"""What is laid over days to come, and when nothing is left over."""

from __future__ import annotations

from aligntutor.core.states import Scheduling
from aligntutor.study.backlog import Foreseen, laid_out

from .makers import a_state

TODAY = 100


def test_what_waits_is_laid_over_the_days_at_the_limit_of_a_day_and_around_a_pause():
    assert laid_out([3, 2, 0, 0, 9], 7, 4, TODAY) == [3, 4, 4, 1, 4]
    assert laid_out([0, 2, 3, 0, 0], 0, 4, TODAY, range(TODAY, TODAY + 3)) == [0, 0, 0, 4, 1]
    assert sum(laid_out([0, 5, 5, 0, 0, 0], 10, 4, TODAY)) == 20


def test_siblings_that_wait_for_each_other_are_no_backlog():
    foreseen = Foreseen(TODAY, Scheduling())
    foreseen.wait([a_state(f"d/a/{skill}") for skill in ("name", "meaning", "recognise", "cloze")])
    assert foreseen.clear_in(1, 1) == 1


def test_new_ideas_that_keep_coming_put_off_the_end_of_a_backlog():
    ends = []
    for new in (0, 6):
        foreseen = Foreseen(TODAY, Scheduling())
        foreseen.wait([a_state(f"d/c{n}") for n in range(60)])
        ends.append(foreseen.clear_in(12, 12, [[1] * new] * 60) or 99)
    assert ends[0] < ends[1]
