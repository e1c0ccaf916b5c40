"""What an answer is worth as a rating, and how far it is to be believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aligntutor.core.asks import Answer, Chosen, Recalled, Verdict, Written
from aligntutor.memory.evidence import CERTAIN, SLIP, Evidence, evidence_of, rating_of, recalled_chance

shares, inner = some.floats(0, 1), some.floats(0.01, 0.99)
evidences = some.builds(Evidence, shares, shares)


def verdict(correct: bool, credit: float, nearly: bool = False) -> Verdict:
    return Verdict(correct, credit, key="Goodhart's law", nearly=nearly)


@pytest.mark.parametrize(
    ("given", "answer", "expected"),
    [
        (verdict(True, 1), Chosen(("key",)), 3),
        (verdict(True, 1, nearly=True), Written("goodharts lwa"), 3),
        (verdict(False, 0.75), Chosen(("key", "other")), 2),
        (verdict(False, 0.5), Chosen(("key",)), 2),
        (verdict(False, 0.49), Chosen(("key",)), 1),
        (verdict(False, 0), Chosen(("other",)), 1),
        (verdict(False, 0), Written(""), 1),
    ],
)
def test_a_graded_answer_becomes_good_hard_or_again(given: Verdict, answer: Answer, expected: int) -> None:
    assert expected == rating_of(given, answer)


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_a_recalled_answer_keeps_the_rating_the_learner_gave(rating: int) -> None:
    assert rating == rating_of(verdict(rating > 1, 0.5), Recalled(rating))


@given(shares, some.booleans(), evidences)
def test_the_chance_of_recall_is_a_chance(before: float, right: bool, evidence: Evidence):
    assert 0 <= recalled_chance(right, before, evidence) <= 1


@given(shares)
def test_an_answer_that_is_certain_is_taken_at_its_word(before: float):
    assert recalled_chance(True, before, CERTAIN) == 1.0
    assert recalled_chance(False, before, CERTAIN) == 0.0


def test_by_hand():
    # Known with 0.9: right by knowledge 0.9 * 0.95, by luck 0.1 * 0.25.
    right = 0.9 * 0.95 / (0.9 * 0.95 + 0.1 * 0.25)
    wrong = 0.9 * 0.05 / (0.9 * 0.05 + 0.1 * 0.75)
    assert recalled_chance(True, 0.9, Evidence(0.25, 0.05)) == pytest.approx(right)
    assert recalled_chance(False, 0.9, Evidence(0.25, 0.05)) == pytest.approx(wrong)


@given(inner, inner, some.booleans(), inner, inner)
def test_who_likely_knew_before_likely_knew_it_now(
    low: float, high: float, right: bool, guess: float, slip: float
):
    low, high = sorted((low, high))
    evidence = Evidence(guess, slip)
    assert recalled_chance(right, low, evidence) <= recalled_chance(right, high, evidence) + 1e-12


@pytest.mark.parametrize("way", Evidence._fields)
@given(inner, inner, inner, inner)
def test_the_easier_to_be_misled_the_less_a_right_answer_tells_and_the_less_a_wrong_one(
    way: str, before: float, other: float, low: float, high: float
):
    low, high = sorted((low, high))
    less, more = (Evidence(other, other)._replace(**{way: chance}) for chance in (low, high))
    assert recalled_chance(True, before, more) <= recalled_chance(True, before, less) + 1e-12
    assert recalled_chance(False, before, more) >= recalled_chance(False, before, less) - 1e-12


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        ("choice", ["key"], Evidence(0.25, SLIP)),
        ("choice", ["other"], Evidence(0.25, SLIP)),
        ("choice", [], CERTAIN),
        ("typed", "", CERTAIN),
        ("typed", "loss function", Evidence(0.25, SLIP)),
        ("flashcard", {"rating": 3, "met": []}, CERTAIN),
    ],
)
def test_not_knowing_and_judging_oneself_are_certain(kind: str, answer: object, expected: Evidence):
    assert evidence_of(kind, 0.25, answer) == expected
