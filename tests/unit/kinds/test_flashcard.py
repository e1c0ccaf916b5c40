"""Flashcards: the learner's own rating is the verdict."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Reason, Recall, Recalled, Written
from aligntutor.core.items import Deal
from aligntutor.kinds.flashcard import Flashcard

CARD = Flashcard(
    "Why does dough rest?", "So that it can rise.", ("Gas forms.", "Gluten relaxes"), why="Rest is work."
)
ASK = CARD.pose(Deal("seed"))


def test_the_card_is_turned_over() -> None:
    assert Recall("Why does dough rest?", "So that it can rise.", ("Gas forms.", "Gluten relaxes")) == ASK
    assert CARD.guess(ASK) == 0.0
    assert (CARD.key, CARD.stem, CARD.options, CARD.accepted) == (CARD.back, CARD.front, (), ())


@pytest.mark.parametrize(
    ("rating", "correct", "credit"), [(1, False, 0.0), (2, True, 1.0), (3, True, 1.0), (4, True, 1.0)]
)
def test_again_is_wrong_and_all_else_is_right(rating: int, correct: bool, credit: float) -> None:
    verdict = CARD.grade(ASK, Recalled(rating, (0, 1)))
    assert (verdict.correct, verdict.credit, verdict.key) == (correct, credit, CARD.back)
    assert verdict.reasons == (Reason("holds", "Rest is work."),)


def test_points_not_met_are_named() -> None:
    assert CARD.grade(ASK, Recalled(3, (1,))).reasons[-1] == Reason(
        "remark", "Not yet in your answer: Gas forms."
    )
    assert (
        CARD.grade(ASK, Recalled(3)).reasons[-1].text == "Not yet in your answer: Gas forms; Gluten relaxes."
    )


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_another_rating_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match=str(rating)):
        CARD.grade(ASK, Recalled(rating))


@pytest.mark.parametrize("point", [2, -1])
def test_a_point_that_is_not_there_is_refused(point: int) -> None:
    with pytest.raises(ValueError, match=str(point)):
        CARD.grade(ASK, Recalled(3, (0, point)))


def test_another_kind_of_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="Written"):
        CARD.grade(ASK, Written("Gas forms"))
