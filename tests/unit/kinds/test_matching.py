"""Matching: what is shown, what pairs are worth, how likely a guess is right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import Ask, Match, Matched, Reason, Written
from aligntutor.core.identity import text_id
from aligntutor.core.items import Deal
from aligntutor.kinds.matching import Matching

YEAST, SODA, STEAM, SALT = "Yeast.", "Baking soda", "Steam", "Salt"
GAS, ACID, PUFF = (
    "It feeds on sugar.",
    "It needs an acid",
    "It lifts a dough that has been folded with butter",
)
RISE = Matching(
    "What lifts the dough here?",
    {GAS: YEAST, ACID: SODA, PUFF: STEAM},
    extra=(SALT,),
    why="Each makes gas in its own way.",
    feedback={GAS: "Only living things feed."},
)
HOLDS = Reason("holds", RISE.why)
RIGHT = {GAS: YEAST, ACID: SODA, PUFF: STEAM}
ASK = RISE.pose(Deal("seed"))


def pairs(texts: dict[str, str]) -> Matched:
    return Matched(tuple((text_id(left), text_id(right)) for left, right in texts.items()))


def sides(ask: Ask) -> tuple[list[str], list[str]]:
    assert isinstance(ask, Match)
    return [one.text for one in ask.left], [one.text for one in ask.right]


def test_both_sides_are_shown_whole() -> None:
    left, right = sides(ASK)
    assert sorted(left) == sorted([GAS, ACID, PUFF])
    assert sorted(right) == sorted([YEAST, SODA, STEAM, SALT])


def test_ids_are_hashes_of_the_texts() -> None:
    assert isinstance(ASK, Match)
    assert all(one.id == text_id(one.text) for one in (*ASK.left, *ASK.right))


def test_orders_follow_from_the_seed_alone() -> None:
    assert RISE.pose(Deal("one", most=3)) == RISE.pose(Deal("one", most=4))
    many = [sides(RISE.pose(Deal(str(n)))) for n in range(400)]
    assert len({tuple(left) for left, _ in many}) == 6
    assert len({tuple(right) for _, right in many}) == 24


def test_all_pairs_are_right() -> None:
    verdict = RISE.grade(ASK, pairs(RIGHT))
    assert (verdict.correct, verdict.credit, verdict.reasons) == (True, 1.0, (HOLDS,))


def test_a_wrong_pair_gets_its_feedback_and_what_is_right() -> None:
    verdict = RISE.grade(ASK, pairs({GAS: SODA, ACID: YEAST, PUFF: STEAM}))
    assert (verdict.correct, verdict.credit) == (False, pytest.approx(1 / 3))
    assert verdict.reasons == (
        Reason("remark", "“It feeds on sugar” goes with “Yeast”. Only living things feed.", text_id(GAS)),
        Reason("remark", "“It needs an acid” goes with “Baking soda”.", text_id(ACID)),
        HOLDS,
    )


def test_a_long_left_side_is_quoted_short() -> None:
    verdict = RISE.grade(ASK, pairs({GAS: YEAST, ACID: SODA, PUFF: SALT}))
    assert verdict.credit == pytest.approx(2 / 3)
    assert verdict.reasons[0].text == "“It lifts a dough that has been folded…” goes with “Steam”."


def test_a_left_side_without_a_pair_counts_as_wrong() -> None:
    verdict = RISE.grade(ASK, pairs({GAS: YEAST, ACID: SODA}))
    assert (verdict.correct, verdict.credit) == (False, pytest.approx(2 / 3))
    assert [reason.about for reason in verdict.reasons] == [text_id(PUFF), ""]


def test_no_pairs_is_not_knowing() -> None:
    verdict = RISE.grade(ASK, Matched(()))
    assert (verdict.correct, verdict.credit, verdict.reasons) == (False, 0.0, (HOLDS,))


@settings(deadline=None)
@given(st.permutations([YEAST, SODA, STEAM, SALT]))
def test_credit_is_the_share_of_left_sides_matched_right(rights: list[str]) -> None:
    given = dict(zip(RIGHT, rights, strict=False))
    verdict = RISE.grade(ASK, pairs(given))
    right = sum(RIGHT[left] == given[left] for left in RIGHT)
    assert verdict.credit == pytest.approx(right / 3)
    assert verdict.correct == (right == 3)


def test_chances_of_guessing() -> None:
    assert RISE.guess(ASK) == pytest.approx(1 / 24)
    bare = Matching("?", {"a": "b", "c": "d"})
    assert bare.guess(bare.pose(Deal("s"))) == 0.5


def test_key_names_every_pair() -> None:
    assert RISE.key == (
        "It feeds on sugar: Yeast; It needs an acid: Baking soda; "
        "It lifts a dough that has been folded with butter: Steam"
    )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Matched((("gravel", text_id(SALT)),)), "gravel"),
        (Matched(((text_id(GAS), "gravel"),)), "gravel"),
        (Matched(((text_id(YEAST), text_id(GAS)),)), "not among"),
        (pairs({GAS: SALT, ACID: SALT}), "twice"),
        (Matched(((text_id(GAS), text_id(SALT)), (text_id(GAS), text_id(SODA)))), "twice"),
    ],
)
def test_pairs_that_cannot_be_are_refused(answer: Matched, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        RISE.grade(ASK, answer)


def test_a_typed_text_is_no_pair() -> None:
    with pytest.raises(ValueError, match="Written"):
        RISE.grade(ASK, Written("1c"))
