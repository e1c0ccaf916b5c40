"""What each mode makes of what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import event, given
from hypothesis import strategies as some

from aligntutor.core.states import CardState, Scheduling
from aligntutor.study import modes
from aligntutor.study.modes import due
from aligntutor.study.queue import Family, Idea, beside_look_alikes

from .makers import a_state

TODAY = 100


@dataclass
class Stock:
    """A supply of so much of everything."""

    today: int = TODAY
    scheduling: Scheduling = Scheduling()
    steps: Sequence[CardState] = ()
    reviews: Sequence[CardState] = ()
    busy: set[Family] = field(default_factory=set)
    begun: Sequence[tuple[Sequence[str], Sequence[str]]] = ()
    ideas: Sequence[Idea] = ()
    met_today: int = 0
    done_today: int = 0
    coming: Sequence[CardState] = ()
    likes: Mapping[Family, set[str]] = field(default_factory=dict)
    known: Sequence[CardState] = ()
    fresh: Sequence[str] = ()
    failed: Sequence[CardState] = ()
    flags: Mapping[str, CardState | None] = field(default_factory=dict)
    paused: range = range(0)
    examined: int = 0

    def on_step(self) -> Sequence[CardState]:
        return self.steps

    def due(self, ahead: int = 0) -> Sequence[CardState]:
        return [*self.reviews, *self.coming] if ahead else self.reviews

    def families(self) -> Mapping[Family, int]:
        return Counter(state.family for state in self.reviews)

    def watched(self) -> bool:
        return any(state.watch for state in self.reviews)

    def touched(self) -> set[Family]:
        return self.busy

    def resets(self) -> Sequence[str]:
        return self.fresh

    def started(self, busy: set[Family]) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
        return self.begun

    def new(self, most: int) -> Mapping[str, Sequence[Idea]]:
        return {"d": self.ideas[:most]}

    def introduced(self) -> int:
        return self.met_today

    def introduced_here(self) -> int:
        return self.met_today

    def a_day(self) -> int:
        return self.scheduling.reviews_per_day

    def reviews_left(self) -> int:
        return max(0, self.scheduling.reviews_per_day - self.done_today)

    def alike(self, states: Sequence[CardState]) -> Mapping[Family, set[str]]:
        return self.likes

    def met(self) -> Sequence[CardState]:
        return self.known

    def wrong(self, since: int) -> Sequence[CardState]:
        return [state for state in self.failed if state.last_wrong >= since]

    def flagged(self) -> Mapping[str, CardState | None]:
        return self.flags

    def pause(self) -> range:
        return self.paused

    def exam(self) -> int:
        return self.examined


def ideas(count: int) -> list[Idea]:
    return [Idea("d", f"c{n}", (f"d/c{n}/name",)) for n in range(count)]


def states(count: int, **changes: object) -> list[CardState]:
    return [a_state(f"d/x{n}", stability=5.0 + n, **changes) for n in range(count)]


def test_what_is_beyond_the_day_s_limit_is_postponed_the_strongest_and_told_until_when():
    due = states(50)
    plan = modes.plan("due", Stock(reviews=due, scheduling=Scheduling(reviews_per_day=20)))
    assert list(plan.reviews) == due[:20]
    # 30 wait, and what of the first 20 is forgotten: about 14 after one more day, none after two.
    assert (plan.postponed, plan.clear) == (30, 2)


def test_a_backlog_that_never_ends_is_not_promised_to_end():
    # Each of them is forgotten as often as not, and back on the next day or soon after.
    due = states(400, last_day=TODAY - 90, difficulty=9.0)
    plan = modes.plan("due", Stock(reviews=due, scheduling=Scheduling(reviews_per_day=4)))
    assert (plan.postponed, plan.clear) == (396, None)
    assert modes.plan("due", Stock(reviews=states(5))).clear == 0


def test_a_pause_to_come_puts_off_the_end_of_a_backlog():
    stock = Stock(reviews=states(30), scheduling=Scheduling(reviews_per_day=20))
    assert modes.plan("due", stock).clear == 1
    stock.paused = range(TODAY + 1, TODAY + 8)
    assert modes.plan("due", stock).clear == 8


CARDS = some.lists(
    some.builds(
        lambda card, watch, phase: a_state(card, watch=watch, phase=phase),
        some.sampled_from(["d/x", "d/y", "e/x", "d/a/name", "d/a/recognise", "d/b/name", "e/a/name"]),
        some.sampled_from([0, 0, 0, 0, 0, 0, 1]),
        some.sampled_from(["review", "review", "review", "relearning"]),
    ),
    max_size=7,
    unique_by=lambda state: state.card,
)


@given(
    CARDS,
    some.sets(some.sampled_from([("d", "a"), ("d", "b")])),
    some.lists(some.sampled_from([(("d/b/meaning",), ()), ((), ("d/a/infer",))]), max_size=2),
    some.integers(0, 4),
    some.integers(0, 9),
    some.sampled_from([range(0), range(0), range(TODAY, TODAY + 2)]),
)
def test_a_tally_has_the_numbers_of_the_plan(cards, busy, begun, met, done, paused):  # type: ignore[no-untyped-def]
    stock = Stock(
        steps=[state for state in cards if state.phase != "review"],
        reviews=[state for state in cards if state.phase == "review"],
        busy=busy,
        begun=begun,
        ideas=ideas(3),
        met_today=met,
        done_today=done,
        fresh=["e/reset"],
        paused=paused,
        scheduling=Scheduling(reviews_per_day=10, new_per_day=4),
    )
    tally, plan = due.tally(stock), modes.plan("due", stock)
    event("counted" if tally else "planned")
    if tally is None:
        assert paused or plan.postponed or any(state.watch for state in cards)
        return
    cards_of_plan = [state.card for state in (*plan.learning, *plan.reviews)] + [*plan.begun, *plan.unlocked]
    assert tally.due == Counter(card.split("/")[0] for card in cards_of_plan)
    assert tally.learning == Counter(state.deck for state in plan.learning)
    assert (tally.ideas, tally.offered) == (len(plan.ideas), plan.offered)
    assert not plan.postponed


def test_what_was_done_today_counts_against_the_limits_of_the_day():
    stock = Stock(reviews=states(9), ideas=ideas(9), done_today=147, met_today=3)
    plan = modes.plan("due", stock)
    assert (len(plan.reviews), len(plan.ideas)) == (3, 1)


def test_what_was_sure_and_wrong_comes_on_its_day_whatever_the_limit_and_its_siblings():
    owed = [a_state("d/a/name", watch=1), a_state("d/a/recognise", watch=2)]
    stock = Stock(reviews=[*states(3), *owed], busy={("d", "a")}, scheduling=Scheduling(reviews_per_day=1))
    assert list(modes.plan("due", stock).reviews) == owed
    assert modes.plan("due", stock).postponed == 3


def test_in_a_pause_nothing_is_asked_and_its_end_is_told():
    plan = modes.plan("due", Stock(reviews=states(5), ideas=ideas(3), paused=range(TODAY, TODAY + 9)))
    assert plan == modes.plan("exam", Stock(paused=range(TODAY, TODAY + 9), examined=TODAY + 20))
    assert (plan.reviews, plan.ideas, plan.away) == ((), (), TODAY + 9)


def test_cards_that_were_reset_are_asked_as_new_ones():
    assert modes.plan("due", Stock(fresh=["d/a"], begun=[(["d/b"], [])])).begun == ("d/a", "d/b")


def test_learning_brings_as_many_ideas_again_as_a_day_allows():
    plan = modes.plan("learn", Stock(ideas=ideas(9), met_today=4, reviews=states(5)))
    assert (len(plan.ideas), plan.reviews) == (4, ())
    assert len(modes.plan("learn", Stock(ideas=ideas(9), scheduling=Scheduling(new_per_day=0))).ideas) == 1


def test_mistakes_are_those_of_seven_days():
    failed = [a_state("d/a", last_wrong=TODAY - 6), a_state("d/b", last_wrong=TODAY - 7)]
    assert list(modes.plan("mistakes", Stock(failed=failed)).practice) == ["d/a"]


def test_flagged_cards_are_asked_whether_they_were_answered_or_not():
    state = a_state("d/a")
    practice = modes.plan("flagged", Stock(flags={"d/a": state, "d/b": None})).practice
    assert dict(practice) == {"d/a": state, "d/b": None}


def test_cramming_goes_through_all_that_was_met_from_the_weakest_on():
    known = states(3)
    plan = modes.plan("cram", Stock(known=known[::-1], ideas=ideas(2)))
    assert list(plan.practice.items()) == [(state.card, state) for state in known]


def test_for_an_exam_new_ideas_are_met_in_time_and_then_all_is_asked_once_more():
    early = Stock(ideas=ideas(40), known=states(4), examined=TODAY + 11)
    # One day of the eleven is for the last pass.
    assert len(modes.plan("exam", early).ideas) == 4
    late = Stock(known=states(4), examined=TODAY + 1)
    assert [state.card for state in modes.plan("exam", late).reviews] == ["d/x3", "d/x2", "d/x1", "d/x0"]
    assert modes.plan("exam", Stock(known=states(4), examined=TODAY + 2)).reviews == ()


def test_a_card_that_is_due_is_asked_once_on_the_last_day_before_an_exam():
    known = states(2)
    plan = modes.plan("exam", Stock(known=known, reviews=known[:1], examined=TODAY + 1))
    assert [state.card for state in plan.reviews] == ["d/x0", "d/x1"]


@pytest.mark.parametrize("mode", modes.MODES)
def test_every_mode_makes_a_plan_of_nothing(mode: str):
    plan = modes.plan(mode, Stock())
    assert (plan.reviews, plan.learning, plan.ideas, dict(plan.practice)) == ((), (), (), {})
    assert modes.MODES[mode].nothing.endswith(".")


def test_look_alikes_follow_each_other_where_cases_are_to_be_recognised():
    a, b, c = (a_state(f"d/{name}/recognise") for name in "abc")
    alike = {("d", "a"): {"c"}, ("d", "c"): {"a"}}
    assert beside_look_alikes([a, b, c], alike) == [a, c, b]
    naming = a_state("d/c/name")
    assert beside_look_alikes([a, b, naming], alike) == [a, b, naming]
    assert beside_look_alikes([a, b, c], {}) == [a, b, c]
