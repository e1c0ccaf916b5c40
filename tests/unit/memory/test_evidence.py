"""What an answer is worth as a rating."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Answer, Chosen, Recalled, Verdict, Written
from aligntutor.memory.evidence import rating_of


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
