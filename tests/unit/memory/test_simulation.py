"""A simulated learner does the same again, and loses by taking every right answer for knowing."""

from __future__ import annotations

import pytest

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import CERTAIN, UNSURE, Evidence
from aligntutor.memory.simulation import Learner, holding, simulate

FOUR = Learner(cards=200, days=250, evidence=Evidence(0.25, 0.05), new_per_day=50)


def test_the_same_seed_gives_the_same_again_and_another_does_not():
    one = simulate(FOUR, DEFAULT_WEIGHTS, 1)
    assert simulate(FOUR, DEFAULT_WEIGHTS, 1) == one
    assert simulate(FOUR, DEFAULT_WEIGHTS, 2) != one


def test_days_add_up():
    found = simulate(FOUR, DEFAULT_WEIGHTS, 1)
    assert len(found.by_day) == FOUR.days
    assert sum(day.reviews for day in found.by_day) == pytest.approx(found.reviews_per_card * FOUR.cards)
    assert found.by_day[0].reviews == FOUR.new_per_day
    assert found.by_day[0].recall == 0
    assert all(0 < day.recall < 1 for day in found.by_day[1:])


def test_answers_that_are_recall_itself_need_no_correction():
    certain = FOUR._replace(evidence=CERTAIN)
    assert simulate(certain, DEFAULT_WEIGHTS, 1) == simulate(
        certain._replace(corrected=False), DEFAULT_WEIGHTS, 1
    )


@pytest.mark.parametrize("guess", [0.25, 0.5])
def test_to_reckon_with_guesses_saves_reviews_at_the_same_recall(guess: float):
    learner = FOUR._replace(evidence=Evidence(guess, 0.05))
    corrected = holding(0.95, learner, DEFAULT_WEIGHTS, 1)
    naive = holding(0.95, learner._replace(corrected=False), DEFAULT_WEIGHTS, 1)
    assert corrected.recall_mean >= 0.95
    assert naive.recall_mean >= 0.95
    assert corrected.reviews_per_card <= 0.92 * naive.reviews_per_card


def test_more_retention_asks_for_more_work():
    loads = [
        simulate(FOUR._replace(retention=retention), DEFAULT_WEIGHTS, 1).reviews_per_card
        for retention in (0.8, 0.85, 0.9, 0.95)
    ]
    assert loads == sorted(loads)


def test_a_learner_who_says_how_sure_they_are_is_scheduled_by_it_unless_taken_at_their_word():
    asked = FOUR._replace(unsure=UNSURE)
    assert simulate(asked, DEFAULT_WEIGHTS, 1) == simulate(asked, DEFAULT_WEIGHTS, 1)
    assert simulate(asked, DEFAULT_WEIGHTS, 1) != simulate(FOUR, DEFAULT_WEIGHTS, 1)
    naive = FOUR._replace(corrected=False)
    assert simulate(naive._replace(unsure=UNSURE), DEFAULT_WEIGHTS, 1) == simulate(naive, DEFAULT_WEIGHTS, 1)


def test_to_be_told_by_the_learner_what_was_a_guess_saves_reviews_at_the_same_recall():
    learner = FOUR._replace(cards=1_000, new_per_day=250)
    honest = holding(0.95, learner._replace(unsure=(0.0, 1.0)), DEFAULT_WEIGHTS, 1)
    assert honest.recall_mean >= 0.95
    assert honest.reviews_per_card < holding(0.95, learner, DEFAULT_WEIGHTS, 1).reviews_per_card
