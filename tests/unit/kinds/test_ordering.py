"""Ordering: what is shown, what an order is worth, how likely a guess is right."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import Arrange, Arranged, Ask, Chosen, Reason
from aligntutor.core.items import Deal
from aligntutor.kinds.ordering import Ordering

STEPS = {"mix": "Flour is mixed.", "rise": "Dough rises", "heat": "The oven heats", "bake": "Bread is baked"}
"""The dough needs no oven while it rises, so two orders are right."""
BREAD = Ordering(
    "Put these in order.",
    STEPS,
    (("mix", "rise"), ("rise", "bake"), ("heat", "bake"), ("mix", "heat")),
    why="Only what is mixed can rise, and only what has risen is baked.",
)
HOLDS = Reason("holds", BREAD.why)
WORDS = ("a", "b", "c", "d", "e", "f")


def orders(parts: int) -> st.SearchStrategy[Ordering]:
    """Any partial order of so many parts: constraints that follow some hidden order of all."""

    def build(hidden: list[str], chosen: list[bool]) -> Ordering:
        pairs = [(a, b) for n, a in enumerate(hidden) for b in hidden[n + 1 :]]
        kept = [pair for pair, wanted in zip(pairs, chosen, strict=True) if wanted] or [pairs[0]]
        return Ordering("?", {id: f"part {id}" for id in sorted(hidden)}, tuple(kept))

    choices = st.lists(st.booleans(), min_size=parts * (parts - 1) // 2, max_size=parts * (parts - 1) // 2)
    return st.builds(build, st.permutations(WORDS[:parts]), choices)


def shown(ask: Ask) -> list[str]:
    assert isinstance(ask, Arrange)
    return [part.id for part in ask.parts]


def test_every_part_is_shown_with_its_id() -> None:
    ask = BREAD.pose(Deal("seed"))
    assert isinstance(ask, Arrange)
    assert {part.id: part.text for part in ask.parts} == STEPS
    assert ask.stem == "Put these in order."


def test_order_shown_follows_from_the_seed_alone() -> None:
    assert BREAD.pose(Deal("one", most=3)) == BREAD.pose(Deal("one", most=4))
    assert len({tuple(shown(BREAD.pose(Deal(str(n))))) for n in range(400)}) == 18


@settings(deadline=None)
@given(st.integers(2, 5).flatmap(orders), st.text(max_size=4))
def test_no_right_order_is_shown_nor_one_that_is_more_than_half_right(question: Ordering, seed: str) -> None:
    ask = question.pose(Deal(seed))
    assert sorted(shown(ask)) == sorted(question.items)
    untouched = question.grade(ask, Arranged(tuple(shown(ask))))
    assert (untouched.correct, untouched.credit <= 0.5) == (False, True)


@pytest.mark.parametrize("order", ["mix rise heat bake", "mix heat rise bake"])
def test_every_order_that_keeps_all_constraints_is_right(order: str) -> None:
    verdict = BREAD.grade(BREAD.pose(Deal("s")), Arranged(tuple(order.split())))
    assert (verdict.correct, verdict.credit, verdict.reasons) == (True, 1.0, (HOLDS,))


@pytest.mark.parametrize(
    ("order", "credit", "broken"),
    [
        ("rise mix heat bake", 0.75, [("mix", "Flour is mixed", "Dough rises")]),
        ("mix rise bake heat", 0.75, [("heat", "The oven heats", "Bread is baked")]),
        (
            "bake heat rise mix",
            0.0,
            [
                ("mix", "Flour is mixed", "Dough rises"),
                ("rise", "Dough rises", "Bread is baked"),
                ("heat", "The oven heats", "Bread is baked"),
                ("mix", "Flour is mixed", "The oven heats"),
            ],
        ),
    ],
)
def test_credit_is_the_share_of_constraints_kept(
    order: str, credit: float, broken: list[tuple[str, str, str]]
) -> None:
    verdict = BREAD.grade(BREAD.pose(Deal("s")), Arranged(tuple(order.split())))
    assert (verdict.correct, verdict.credit) == (False, credit)
    told = [Reason("remark", f"“{first}” comes before “{then}”.", about) for about, first, then in broken]
    assert verdict.reasons == (*told, HOLDS)


@settings(deadline=None)
@given(st.integers(2, 5).flatmap(orders), st.randoms(use_true_random=False))
def test_full_credit_is_given_exactly_where_it_is_right(question: Ordering, random: object) -> None:
    order = list(question.items)
    random.shuffle(order)  # type: ignore[attr-defined]
    verdict = question.grade(question.pose(Deal("s")), Arranged(tuple(order)))
    kept = [order.index(a) < order.index(b) for a, b in question.constraints]
    assert verdict.correct == all(kept) == (verdict.credit == 1.0)
    assert verdict.credit == pytest.approx(sum(kept) / len(kept))
    assert len(verdict.reasons) == kept.count(False)


@settings(deadline=None)
@given(st.integers(2, 5).flatmap(orders))
def test_a_guess_is_right_as_often_as_orders_are(question: Ordering) -> None:
    ask = question.pose(Deal("s"))
    verdicts = [question.grade(ask, Arranged(order)).correct for order in permutations(question.items)]
    assert question.guess(ask) == pytest.approx(sum(verdicts) / len(verdicts))


@pytest.mark.parametrize(
    ("constraints", "chance"),
    [
        (tuple((str(n), str(n + 1)) for n in range(7)), 1 / 40320),
        ((("0", "1"),), 1 / 2),
        ((("0", "1"), ("2", "3"), ("4", "5"), ("6", "7")), 1 / 16),
    ],
)
def test_chances_among_eight_parts(constraints: tuple[tuple[str, str], ...], chance: float) -> None:
    question = Ordering("?", {str(n): str(n) for n in range(8)}, constraints)
    assert question.guess(question.pose(Deal("s"))) == pytest.approx(chance)


def test_key_is_a_right_order_near_to_the_authors() -> None:
    assert BREAD.key == "Flour is mixed; Dough rises; The oven heats; Bread is baked"
    turned = Ordering("?", {"b": "B", "c": "C", "a": "A"}, (("a", "b"),))
    assert turned.key == "C; A; B"


def test_no_parts_is_not_knowing() -> None:
    verdict = BREAD.grade(BREAD.pose(Deal("s")), Arranged(()))
    assert (verdict.correct, verdict.credit, verdict.reasons) == (False, 0.0, (HOLDS,))


@pytest.mark.parametrize("order", ["mix", "mix rise heat bake bake", "mix rise heat eat"])
def test_an_order_that_is_not_all_parts_is_refused(order: str) -> None:
    with pytest.raises(ValueError, match="each once"):
        BREAD.grade(BREAD.pose(Deal("s")), Arranged(tuple(order.split())))


def test_a_pick_is_no_order() -> None:
    with pytest.raises(ValueError, match="Chosen"):
        BREAD.grade(BREAD.pose(Deal("s")), Chosen(("mix",)))


def test_a_circle_can_be_posed_and_is_never_right() -> None:
    question = Ordering("?", {"a": "A", "b": "B"}, (("a", "b"), ("b", "a"), ("a", "a"), ("a", "z")))
    ask = question.pose(Deal("s"))
    assert (question.key, question.guess(ask)) == ("A; B", 0.0)
    assert [question.grade(ask, Arranged(order)).credit for order in (("a", "b"), ("b", "a"))] == [0.5, 0.5]
