"""A learner's own scale and shift of the log-odds of recall, learnt review by review.

The chance of recall is taken as sigmoid(scale * logit(R) + shift), with R the retrievability by FSRS (Platt
1999, "Probabilistic outputs for support vector machines", has this form). Scale and shift wander slowly and
are followed by the extended Kalman filter for a binary outcome (Fahrmeir 1992, "Posterior mode estimation by
extended Kalman filtering for multivariate dynamic generalized linear models", JASA 87, section 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log
from typing import NamedTuple

from .evidence import CERTAIN, Evidence, right_chance
from .trials import Trial

PRIOR = 0.25
"""Variance of the scale about 1 and of the shift about 0 before the first review."""
DRIFT = 1e-5
"""Variance that scale and shift gain from one review to the next."""
EDGE = 1e-6
"""Retrievability is kept this far from 0 and 1, whose log-odds have no end."""


class Calibration(NamedTuple):
    """What is known of a learner's scale and shift: means, variances and covariance."""

    scale: float = 1.0
    shift: float = 0.0
    scale_variance: float = PRIOR
    covariance: float = 0.0
    shift_variance: float = PRIOR


def recall_chance(known: Calibration, retrievability: float) -> float:
    """The chance of recall, 0 to 1, where FSRS says `retrievability`."""
    return _sigmoid(known.scale * _logit(retrievability) + known.shift)


def learned(
    known: Calibration, retrievability: float, right: bool, evidence: Evidence = CERTAIN
) -> Calibration:
    """What is known after a long-term review was answered right or not.

    The outcome that is foretold is the answer: recall, unless it slips, or else a guess.
    """
    x = _logit(retrievability)
    recall = recall_chance(known, retrievability)
    chance = right_chance(recall, evidence)
    scale_variance, shift_variance = known.scale_variance + DRIFT, known.shift_variance + DRIFT
    of_scale = scale_variance * x + known.covariance
    of_shift = known.covariance * x + shift_variance
    # How the chance of a right answer moves with the log-odds of recall.
    slope = (1 - evidence.slip - evidence.guess) * recall * (1 - recall)
    if slope <= 0:  # The answer tells nothing.
        return known
    # In terms of the log-odds: over the variance that one answer has, and the surprise that it brings.
    gain = 1 / (chance * (1 - chance) / slope**2 + x * of_scale + of_shift)
    surprise = (right - chance) / slope * gain
    return Calibration(
        known.scale + of_scale * surprise,
        known.shift + of_shift * surprise,
        scale_variance - of_scale * of_scale * gain,
        known.covariance - of_scale * of_shift * gain,
        shift_variance - of_shift * of_shift * gain,
    )


def recalibrated(trials: Iterable[Trial]) -> tuple[list[float], Calibration]:
    """The chance of a right answer foretold before each trial, learning from it only afterwards."""
    known, chances = Calibration(), list[float]()
    for trial in trials:
        chances.append(right_chance(recall_chance(known, trial.foretold), trial.evidence))
        known = learned(known, trial.foretold, trial.right, trial.evidence)
    return chances, known


def _logit(chance: float) -> float:
    kept = min(max(chance, EDGE), 1 - EDGE)
    return log(kept / (1 - kept))


def _sigmoid(odds: float) -> float:
    kept = min(max(odds, -30.0), 30.0)
    return 1 / (1 + exp(-kept))
