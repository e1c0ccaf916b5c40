"""What there is to do today."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory import retrievability
from aligntutor.study.queue import opening, siblings_apart, unlocked

from .makers import a_state


def test_the_weakest_comes_first():
    strong, weak = a_state("d/a/name", stability=50.0), a_state("d/b/name", stability=5.0)
    assert siblings_apart([strong, weak], 100, ()) == [weak, strong]


@given(
    some.lists(some.tuples(some.floats(0.01, 3_000), some.integers(0, 120)), max_size=8),
    some.floats(0.1, 0.8),
)
def test_the_weakest_is_the_one_least_likely_recalled_whatever_the_weights(kept, decay):  # type: ignore[no-untyped-def]
    weights = (*DEFAULT_WEIGHTS[:20], decay)
    states = [a_state(f"d/{n}", stability=s, last_day=day) for n, (s, day) in enumerate(kept)]
    chances = [
        retrievability(weights, state.stability, max(0, 100 - state.last_day))
        for state in siblings_apart(states, 100, ())
    ]
    assert all(one <= other + 1e-12 for one, other in pairwise(chances))


def test_one_review_of_a_concept_a_day():
    name, meaning = a_state("d/a/name", stability=5.0), a_state("d/a/meaning", stability=9.0)
    assert siblings_apart([meaning, name], 100, ()) == [name]


def test_what_was_sure_and_wrong_comes_before_weaker_cards_and_its_siblings():
    owed = a_state("d/a/name", stability=90.0, watch=2)
    sibling, weak = a_state("d/a/meaning", stability=1.0), a_state("d/b/name", stability=1.0)
    assert siblings_apart([weak, sibling, owed], 100, ()) == [owed, weak]


def test_siblings_of_a_card_answered_today_wait():
    assert siblings_apart([a_state("d/a/name")], 100, {("d", "a")}) == []


def test_written_cards_without_a_concept_are_nobodys_siblings():
    cards = [a_state("d/x"), a_state("d/y")]
    assert siblings_apart(cards, 100, ()) == cards


def test_a_concept_opens_with_naming_and_recognising():
    cards = [
        ("d/a/meaning", "meaning"),
        ("d/a/name", "name"),
        ("d/a/infer/x", "infer/x"),
        ("d/a/recognise", "recognise"),
    ]
    assert opening(cards) == ("d/a/name", "d/a/recognise")


def test_naming_and_meaning_are_not_asked_on_one_day():
    name, meaning, follows = ("d/a/name", "name"), ("d/a/meaning", "meaning"), ("d/a/infer/x", "infer/x")
    assert opening([meaning, name]) == ("d/a/name",)
    assert opening([meaning, name, follows]) == ("d/a/name", "d/a/infer/x")
    assert opening([meaning, follows]) == ("d/a/infer/x", "d/a/meaning")


def test_the_next_card_follows_the_order_of_skills():
    cards = [("d/a/refute/m", "refute/m"), ("d/a/meaning", "meaning"), ("d/a/name", "name")]
    assert unlocked(cards, frozenset({"d/a/name"})) == "d/a/meaning"
    assert unlocked(cards, frozenset(key for key, _ in cards)) == ""
