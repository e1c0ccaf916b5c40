"""Scale and shift of the log-odds of recall are learnt, with an honest idea of how far off they are."""

from __future__ import annotations

from math import exp, log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aligntutor.memory.evidence import CERTAIN, Evidence, right_chance
from aligntutor.memory.measures import log_loss
from aligntutor.memory.recalibration import Calibration, learned, recalibrated, recall_chance
from aligntutor.memory.trials import Trial

chances = some.floats(0.01, 0.999)


def odds(chance: float) -> float:
    return log(chance / (1 - chance))


def trial(foretold: float, right: bool, evidence: Evidence = CERTAIN) -> Trial:
    return Trial("card", foretold, right, 1, 1, 0, evidence)


def history(
    scale: float, shift: float, seed: int, reviews: int = 3_000, evidence: Evidence = CERTAIN
) -> list[Trial]:
    """A learner whose memory is off by a known scale and shift, reviewed at many retrievabilities."""
    random, found = Random(seed), []
    for _ in range(reviews):
        foretold = random.uniform(0.3, 0.99)
        recall = 1 / (1 + exp(-(scale * odds(foretold) + shift)))
        found.append(trial(foretold, random.random() < right_chance(recall, evidence), evidence))
    return found


@given(chances)
def test_before_any_review_the_chance_is_that_of_fsrs(retrievability: float):
    assert recall_chance(Calibration(), retrievability) == pytest.approx(retrievability, abs=1e-12)


@given(some.lists(some.tuples(some.floats(0, 1), some.booleans()), max_size=60))
def test_chances_stay_chances_and_variances_stay_variances(outcomes: list[tuple[float, bool]]):
    found, known = recalibrated([trial(*outcome) for outcome in outcomes])
    assert all(0 < chance < 1 for chance in found)
    assert known.scale_variance > 0
    assert known.shift_variance > 0
    assert known.covariance**2 < known.scale_variance * known.shift_variance


@given(chances, chances)
def test_what_went_well_raises_the_chance_and_what_failed_lowers_it(reviewed: float, other: float):
    known = Calibration()
    if reviewed >= 0.5 and other >= 0.5:
        assert recall_chance(learned(known, reviewed, True), other) >= recall_chance(known, other)
        assert recall_chance(learned(known, reviewed, False), other) <= recall_chance(known, other)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("evidence", [CERTAIN, Evidence(0.25, 0.05)])
@pytest.mark.parametrize(("scale", "shift"), [(0.6, 0.0), (1.4, 0.0), (1.0, -0.8), (1.0, 0.7), (0.7, 0.5)])
def test_a_known_scale_and_shift_are_found_within_the_stated_error_and_beat_the_default(
    scale: float, shift: float, evidence: Evidence, seed: int
):
    trials = history(scale, shift, seed, evidence=evidence)
    found, known = recalibrated(trials)
    assert abs(known.scale - scale) < 3.5 * sqrt(known.scale_variance)
    assert abs(known.shift - shift) < 3.5 * sqrt(known.shift_variance)
    assert sqrt(known.scale_variance) < 0.25
    tested = list(zip(found, trials, strict=True))[1_000:]
    with_it = log_loss([(chance, one.right) for chance, one in tested])
    without = log_loss([(right_chance(one.foretold, evidence), one.right) for _, one in tested])
    assert with_it < without


def test_an_answer_that_tells_nothing_teaches_nothing():
    known = Calibration()
    assert learned(known, 0.8, True, Evidence(0.5, 0.5)) == known


def test_each_chance_is_foretold_from_what_came_before_it_alone():
    outcomes = history(0.7, 0.5, 1, 50)
    whole, _ = recalibrated(outcomes)
    part, _ = recalibrated(outcomes[:20])
    assert whole[:20] == part
