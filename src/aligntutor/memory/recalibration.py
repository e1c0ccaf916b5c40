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


def learned(known: Calibration, retrievability: float, recalled: bool) -> Calibration:
    """What is known after a long-term review went well or not."""
    x = _logit(retrievability)
    chance = _sigmoid(known.scale * x + known.shift)
    scale_variance, shift_variance = known.scale_variance + DRIFT, known.shift_variance + DRIFT
    of_scale = scale_variance * x + known.covariance
    of_shift = known.covariance * x + shift_variance
    spread = chance * (1 - chance)
    # Covariance of scale and shift with the log-odds, over the variance of one outcome on that scale.
    gain = 1 / (1 / spread + x * of_scale + of_shift)
    surprise = (recalled - chance) / spread * gain
    return Calibration(
        known.scale + of_scale * surprise,
        known.shift + of_shift * surprise,
        scale_variance - of_scale * of_scale * gain,
        known.covariance - of_scale * of_shift * gain,
        shift_variance - of_shift * of_shift * gain,
    )


def recalibrated(outcomes: Iterable[tuple[float, bool]]) -> tuple[list[float], Calibration]:
    """The chance foretold before each (retrievability, recalled), learning from it only afterwards."""
    known, chances = Calibration(), list[float]()
    for retrievability, recalled in outcomes:
        chances.append(recall_chance(known, retrievability))
        known = learned(known, retrievability, recalled)
    return chances, known


def _logit(chance: float) -> float:
    kept = min(max(chance, EDGE), 1 - EDGE)
    return log(kept / (1 - kept))


def _sigmoid(odds: float) -> float:
    kept = min(max(odds, -30.0), 30.0)
    return 1 / (1 + exp(-kept))
