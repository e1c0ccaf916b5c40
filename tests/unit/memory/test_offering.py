"""Weights are offered where they foretold better, by more than chance, what they had not seen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import CERTAIN, Evidence
from aligntutor.memory.fitting import Fit
from aligntutor.memory.measures import log_loss
from aligntutor.memory.offering import MARGIN, offer
from aligntutor.memory.trials import Graded, answering, trials

from .learners import FORGETFUL, changed, log_of

FOUR = Evidence(0.25, 0.05)
STRONG = changed({0: 1.0, 1: 3.0, 2: 8.0, 3: 20.0, 8: 2.4})


def quiet(fit: Fit) -> None:
    """For whom progress is nothing."""


def loss(log: list[Graded], weights: tuple[float, ...]) -> float:
    found = trials(log, weights)
    return log_loss(list(zip(answering(found), [trial.right for trial in found], strict=True)))


@pytest.mark.parametrize("evidence", [CERTAIN, FOUR])
def test_a_learner_unlike_others_is_offered_weights_fitted_to_all_reviews(evidence: Evidence):
    log = log_of(FORGETFUL, 0, evidence=evidence)
    seen: list[Fit] = []
    found = offer(log, DEFAULT_WEIGHTS, seen.append)
    assert found.tested == round(0.4 * len(trials(log, DEFAULT_WEIGHTS)))
    assert found.fitted < found.present - MARGIN * found.error
    # The second fit starts where the first one ended.
    (tested,) = [one.weights for one, other in pairwise(seen) if one.weights == other.weights]
    assert found.weights is not None
    assert found.weights == seen[-1].weights != tested
    assert loss(log, found.weights) < loss(log, tested)
    later = log_of(FORGETFUL, 9, evidence=evidence)
    assert loss(later, found.weights) < loss(later, DEFAULT_WEIGHTS)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("evidence", [CERTAIN, FOUR])
def test_where_only_noise_sets_a_learner_apart_nothing_is_offered(evidence: Evidence, seed: int):
    log = log_of(DEFAULT_WEIGHTS, seed, evidence=evidence)
    assert offer(log, DEFAULT_WEIGHTS, quiet).weights is None


def test_present_weights_that_are_right_already_are_not_replaced():
    assert offer(log_of(FORGETFUL, 0), FORGETFUL, quiet).weights is None


def test_a_memory_that_changed_meanwhile_is_offered_nothing():
    early = log_of(FORGETFUL, 1, cards=60, days=60)
    late = [
        Graded(f"late {review.card}", review.day + 60, review.rating) for review in log_of(STRONG, 1, days=80)
    ]
    found = offer(early + late, DEFAULT_WEIGHTS, quiet)
    assert found.fitted > found.present
    assert found.weights is None


def test_whoever_gives_up_between_two_steps_gets_what_they_raised():
    seen: list[Fit] = []

    def give_up(fit: Fit) -> None:
        seen.append(fit)
        if len(seen) == 2:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        offer(log_of(FORGETFUL, 5, cards=40), DEFAULT_WEIGHTS, give_up)
