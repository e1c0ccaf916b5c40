"""What an answer is worth as a rating, and how far it is to be believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aligntutor.core.asks import Answer, Chosen, Recalled, Verdict, Written
from aligntutor.memory.evidence import (
    CERTAIN,
    DOUBT,
    SLIP,
    UNSURE,
    Evidence,
    evidence_of,
    rating_of,
    recalled_chance,
    right_chance,
)

shares, inner = some.floats(0, 1), some.floats(0.01, 0.99)
doubts = some.floats(0, 10)
evidences = some.builds(Evidence, shares, shares, doubts)
said = some.sampled_from(["", "sure", "unsure"])


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


@pytest.mark.parametrize("given", [verdict(True, 1), verdict(True, 1, nearly=True)])
def test_a_right_answer_that_was_slow_is_hard(given: Verdict) -> None:
    assert rating_of(given, Chosen(("key",)), slow=True) == 2


@pytest.mark.parametrize("given", [verdict(False, 0), verdict(False, 0.5)])
def test_slowness_changes_nothing_about_a_wrong_answer_or_one_rated_by_the_learner(given: Verdict) -> None:
    assert rating_of(given, Chosen(("other",)), slow=True) == rating_of(given, Chosen(("other",)))
    assert [rating_of(verdict(True, 1), Recalled(n), slow=True) for n in (1, 2, 3, 4)] == [1, 2, 3, 4]


@given(shares, some.booleans(), evidences)
def test_the_chance_of_recall_is_a_chance(before: float, right: bool, evidence: Evidence):
    assert 0 <= recalled_chance(right, before, evidence) <= 1


@given(shares)
def test_an_answer_that_is_certain_is_taken_at_its_word(before: float):
    for doubt in (1.0, *DOUBT.values()):
        assert recalled_chance(True, before, CERTAIN._replace(doubt=doubt)) == 1.0
        assert recalled_chance(False, before, CERTAIN._replace(doubt=doubt)) == 0.0


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


def told(guess: float, confidence: str) -> Evidence:
    return evidence_of("choice", guess, ["key"], confidence)


@given(shares, shares, said, some.booleans())
def test_what_is_said_of_an_answer_leaves_a_chance(before: float, guess: float, word: str, right: bool):
    assert 0 <= recalled_chance(right, before, told(guess, word)) <= 1


@given(shares, shares)
def test_unsure_never_makes_knowing_likelier_and_sure_never_less_likely(before: float, guess: float):
    unsure, nothing, sure = (recalled_chance(True, before, told(guess, w)) for w in ("unsure", "", "sure"))
    assert unsure <= nothing <= sure


@given(shares, shares, said)
def test_of_a_wrong_answer_it_says_nothing(before: float, guess: float, word: str):
    assert recalled_chance(False, before, told(guess, word)) == recalled_chance(
        False, before, told(guess, "")
    )


@given(inner, inner, inner, said)
def test_the_chance_moves_one_way_with_recall_and_the_other_with_guessing(
    low: float, high: float, other: float, word: str
):
    low, high = sorted((low, high))
    assert recalled_chance(True, low, told(other, word)) <= recalled_chance(True, high, told(other, word))
    assert recalled_chance(True, other, told(low, word)) >= recalled_chance(True, other, told(high, word))


def test_a_word_of_confidence_by_hand():
    # Of those who knew, one in five says unsure; of those who guessed, three in five.
    assert UNSURE == (0.2, 0.6)
    unsure = 0.9 * 0.95 * 0.2 / (0.9 * 0.95 * 0.2 + 0.1 * 0.25 * 0.6)
    sure = 0.9 * 0.95 * 0.8 / (0.9 * 0.95 * 0.8 + 0.1 * 0.25 * 0.4)
    assert recalled_chance(True, 0.9, told(0.25, "unsure")) == pytest.approx(unsure)
    assert recalled_chance(True, 0.9, told(0.25, "sure")) == pytest.approx(sure)


def test_what_cannot_be_guessed_was_known_however_unsure_one_is():
    assert recalled_chance(True, 0.3, told(0.0, "unsure")) == 1.0


@pytest.mark.parametrize("word", ["", "a word of another program"])
def test_nothing_said_is_as_it_always_was(word: str):
    assert told(0.25, word) == Evidence(0.25, SLIP) == Evidence(0.25, SLIP, 1.0)


def test_what_is_said_after_an_answer_foretells_nothing_before_it():
    assert right_chance(0.9, told(0.25, "unsure")) == right_chance(0.9, told(0.25, ""))


@pytest.mark.parametrize(("kind", "answer"), [("typed", ""), ("flashcard", {"rating": 3, "met": []})])
def test_confidence_adds_nothing_to_what_is_certain(kind: str, answer: object):
    assert evidence_of(kind, 0.25, answer, "unsure") == CERTAIN
