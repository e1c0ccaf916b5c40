"""FSRS-6: how a review changes the stability and difficulty of a memory, in pure floats.

The formulas and the 21 weights are those of FSRS-6 by open-spaced-repetition (the free spaced
repetition scheduler of Jarrett Ye and others); w0 to w20 below are the indices of the weights.
Hard does not lower stability on the same day, as in py-fsrs 6.3.2, ts-fsrs and fsrs-rs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp
from typing import TypeAlias

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4

LEAST_STABILITY = 0.001
"""Days."""

Step: TypeAlias = Callable[[float, float, float, int], tuple[float, float]]
"""Stability, difficulty, elapsed days, rating -> stability, difficulty."""


def first(weights: tuple[float, ...], rating: int) -> tuple[float, float]:
    """Stability (days) and difficulty (1 to 10) after the first review of a card.

    Raises ValueError for a rating outside 1 to 4. FSRS-6: S0(r) = w[r-1], D0(r) = w4 - e^(w5 (r-1)) + 1.
    """
    if not AGAIN <= rating <= EASY:
        raise ValueError(f"a rating is 1 to 4, not {rating}")
    return max(weights[rating - 1], LEAST_STABILITY), min(max(_first_difficulty(weights, rating), 1.0), 10.0)


def step(
    weights: tuple[float, ...], stability: float, difficulty: float, elapsed_days: float, rating: int
) -> tuple[float, float]:
    """Stability (days) and difficulty (1 to 10) after a further review, `elapsed_days` after the last.

    Less than one day uses the same-day formula. Raises ValueError for a rating outside 1 to 4.
    For many steps under the same weights, `stepper` is about twice as quick.
    """
    return stepper(weights)(stability, difficulty, elapsed_days, rating)


def retrievability(weights: tuple[float, ...], stability: float, elapsed_days: float) -> float:
    """The chance, 0 to 1, of recalling it `elapsed_days` after the last review.

    FSRS-6: R = (1 + F t / S)^-w20 with F = 0.9^(-1/w20) - 1, so that R = 0.9 at t = S.
    """
    decay = -weights[20]
    return float((1 + (0.9 ** (1 / decay) - 1) * elapsed_days / stability) ** decay)


def interval(weights: tuple[float, ...], stability: float, retention: float) -> float:
    """Days, unrounded, until retrievability falls to `retention` (FSRS-6: `retrievability` solved for t)."""
    inverse = -1 / weights[20]
    return float(stability / (0.9**inverse - 1) * (retention**inverse - 1))


@lru_cache(maxsize=4)
def stepper(weights: tuple[float, ...]) -> Step:
    """`step` for one set of weights, with all that depends on the weights alone worked out beforehand.

    FSRS-6, after R from `retrievability`, with D0 from `first`:
    - same day: S' = S f, f = e^(w17 (r - 3 + w18)) S^-w19, where f is at least 1 unless r is Again;
    - recalled: S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1) h), h = w15 if Hard, w16 if Easy;
    - forgotten: S' = w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)), at most S / e^(w17 w18);
    - S' is at least 0.001;
    - D' = w7 D0(Easy) + (1 - w7) (D - w6 (r - 3) (10 - D) / 9), kept within 1 to 10.
    """
    w9, w10, w11, w12, w13, w14 = weights[9:15]
    w19, decay = weights[19], -weights[20]
    curve = 0.9 ** (1 / decay) - 1
    same_day = (0.0, *(exp(weights[17] * (rating - 3 + weights[18])) for rating in (AGAIN, HARD, GOOD, EASY)))
    growth = tuple(exp(weights[8]) * bonus for bonus in (0.0, 0.0, weights[15], 1.0, weights[16]))
    loss = exp(weights[17] * weights[18])
    slope = tuple(weights[6] * (rating - 3) / 9 for rating in range(5))
    pull = weights[7] * _first_difficulty(weights, EASY)
    rest = 1 - weights[7]

    def one(stability: float, difficulty: float, elapsed_days: float, rating: int) -> tuple[float, float]:
        if not AGAIN <= rating <= EASY:
            raise ValueError(f"a rating is 1 to 4, not {rating}")
        if elapsed_days < 1:
            factor = same_day[rating] * stability**-w19
            after = stability if factor < 1 and rating != AGAIN else stability * factor
        else:
            forgetting = 1 - (1 + curve * elapsed_days / stability) ** decay
            if rating == AGAIN:
                after = w11 * difficulty**-w12 * ((stability + 1) ** w13 - 1) * exp(forgetting * w14)
                after = min(after, stability / loss)
            else:
                gain = (11 - difficulty) * stability**-w9 * (exp(forgetting * w10) - 1)
                after = stability * (1 + growth[rating] * gain)
        moved = pull + rest * (difficulty - slope[rating] * (10 - difficulty))
        # Conditional expressions, as min and max would cost a fifth of the whole.
        return (
            after if after > LEAST_STABILITY else LEAST_STABILITY,
            1.0 if moved < 1 else 10.0 if moved > 10 else moved,
        )

    return one


def _first_difficulty(weights: tuple[float, ...], rating: int) -> float:
    return weights[4] - exp(weights[5] * (rating - 1)) + 1
