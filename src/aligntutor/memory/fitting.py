"""The weights of FSRS-6 fitted to a learner's own reviews.

What is minimised is the mean log loss of the long-term reviews with a pull towards the published weights, the
sum of ((w - default) / spread)^2 over the number of reviews: the loss of fsrs-optimizer 6 (`Trainer`, gamma
= 1, `DEFAULT_PARAMS_STDDEV_TENSOR`) and of fsrs-rs (`training.rs`, `l2_regularization`). The outcome that is
foretold is the answer, which may be a guess or a slip.

It is minimised by Fisher's scoring, which is Gauss and Newton's method for a likelihood (Osborne 1992,
"Fisher's method of scoring", International Statistical Review 60), damped as by Marquardt (1963, "An
algorithm for least-squares estimation of nonlinear parameters", SIAM Journal 11). Derivatives are differences
of the model itself: that costs a second for 10,000 reviews, and leaves no second copy of its formulas to keep
true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import mul
from typing import NamedTuple

from aligntutor.core.states import DEFAULT_WEIGHTS

from .measures import EDGE, log_loss
from .trials import Graded, answering, trials

ENOUGH = 400
"""Long-term reviews from which weights are fitted."""
LOWEST = (0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
          0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)  # fmt: skip
HIGHEST = (100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
           5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)  # fmt: skip
"""The published bounds of the weights (py-fsrs 6.3.2, `scheduler.py`)."""
SPREAD = (6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
          0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27)  # fmt: skip
"""The published standard deviations of the weights among learners."""
_ALL = range(len(SPREAD))
_RATINGS = 4
_WAYS = [[SPREAD[n] / SPREAD[k] * (k == n or n < k < _RATINGS) for k in _ALL] for n in _ALL]
"""How many spreads each weight goes with one of the n-th: a first stability takes those above it along.

So two that have become equal can go on together, though one may not pass the other.
"""
_NUDGE = 1e-6
"""By how much of its spread a weight is moved to see what that does."""
_DAMPING = 1e-3
"""How far the first step is held back."""
_LEAST_GAIN = 0.05
"""Nats, over all reviews: it ends where no step promises more, which is far less than chance brings about."""


class Fit(NamedTuple):
    """The best weights so far."""

    weights: tuple[float, ...]
    loss: float
    """Nats a long-term review, the pull included."""


class _Point(NamedTuple):
    """Weights, and what they make of the long-term reviews."""

    weights: tuple[float, ...]
    rights: list[bool]
    chances: list[float]
    """Foretold, of a right answer."""
    loss: float
    """Nats in all, the pull included."""


def fitting(reviews: Sequence[Graded], start: tuple[float, ...] = DEFAULT_WEIGHTS) -> Iterator[Fit]:
    """The starting weights, brought within bounds, then ever better ones until no step promises to help.

    The reviews are in the order of the log. Four to ten steps are usual, each about 23 times the cost of
    foretelling all reviews once. Whoever stops early has in the last fit the best weights so far. The same
    reviews and start give the same weights. Raises ValueError for a rating outside 1 to 4.
    """
    here, damping = _point(reviews, bounded(start)), _DAMPING
    while True:
        yield Fit(here.weights, here.loss / max(1, len(here.rights)))
        gradient, curvature = _local(here, slopes(reviews, here.weights, here.chances))
        there = here
        while there is here:
            weights, promised = _step(here.weights, gradient, curvature, damping)
            if not promised >= _LEAST_GAIN:
                return
            tried = _point(reviews, weights)
            gained = here.loss - tried.loss
            # The less is promised the more it is held back, so that this comes to an end.
            if gained > 0.75 * promised:
                damping /= 10
            elif not gained > 0.25 * promised:
                damping *= 10
            if gained > 0:
                there = tried
        here = there


def fitted(
    reviews: Sequence[Graded],
    progress: Callable[[Fit], None],
    start: tuple[float, ...] = DEFAULT_WEIGHTS,
) -> tuple[float, ...]:
    """The weights at the end of `fitting`; `progress` is told each fit, and may raise to give up."""
    weights = start
    for fit in fitting(reviews, start):
        progress(fit)
        weights = fit.weights
    return weights


def bounded(weights: Sequence[float]) -> tuple[float, ...]:
    """The weights within the published bounds, and first stabilities that do not fall from Again to Easy.

    The order, as in fsrs-rs (`smooth_and_fill`), keeps a rating that is hardly ever given from being
    overtaken by a lower one.
    """
    found = [min(max(w, low), high) for w, low, high in zip(weights, LOWEST, HIGHEST, strict=True)]
    for rating in range(1, _RATINGS):
        found[rating] = max(found[rating], found[rating - 1])
    return tuple(found)


def slopes(
    reviews: Sequence[Graded], weights: tuple[float, ...], chances: Sequence[float]
) -> list[list[float]]:
    """For each weight, how fast the chance of each right answer grows with it, per spread of the weight.

    `chances` are those that the weights themselves foretell.
    """
    found = []
    for n in _ALL:
        nudged = (*weights[:n], weights[n] + _NUDGE * SPREAD[n], *weights[n + 1 :])
        moved = answering(trials(reviews, nudged))
        found.append([(after - before) / _NUDGE for after, before in zip(moved, chances, strict=True)])
    return found


def _point(reviews: Sequence[Graded], weights: tuple[float, ...]) -> _Point:
    found = trials(reviews, weights)
    rights = [trial.right for trial in found]
    chances = answering(found)
    lost = log_loss(list(zip(chances, rights, strict=True))) * len(found) if found else 0.0
    return _Point(weights, rights, chances, lost + sum(away * away for away in _away(weights)))


def _away(weights: tuple[float, ...]) -> list[float]:
    """How many spreads each weight is from the published one."""
    return [
        (w - default) / spread for w, default, spread in zip(weights, DEFAULT_WEIGHTS, SPREAD, strict=True)
    ]


def _local(here: _Point, columns: list[list[float]]) -> tuple[list[float], list[list[float]]]:
    """Gradient of the loss and its expected curvature, the weights counted in spreads."""
    precisions = [1 / max(chance * (1 - chance), EDGE) for chance in here.chances]
    surprises = [
        (right - chance) * precision
        for right, chance, precision in zip(here.rights, here.chances, precisions, strict=True)
    ]
    gradient = [
        2 * away - sum(map(mul, column, surprises))
        for away, column in zip(_away(here.weights), columns, strict=True)
    ]
    weighed = [list(map(mul, column, precisions)) for column in columns]
    curvature = [[0.0] * len(columns) for _ in columns]
    for a in _ALL:
        for b in range(a + 1):
            curvature[a][b] = curvature[b][a] = sum(map(mul, weighed[a], columns[b])) + 2 * (a == b)
    return gradient, curvature


def _step(
    weights: tuple[float, ...], gradient: list[float], curvature: list[list[float]], damping: float
) -> tuple[tuple[float, ...], float]:
    """Where to go from these weights, and how many nats that promises to gain.

    What would cross a bound at once stays.
    """
    floors = (LOWEST[0], *weights[: _RATINGS - 1], *LOWEST[_RATINGS:])
    ways, slope = [], []
    for w, low, high, way in zip(weights, floors, HIGHEST, _WAYS, strict=True):
        rise = sum(map(mul, way, gradient))
        if not (w <= low and rise > 0) and not (w >= high and rise < 0):
            ways.append(way)
            slope.append(rise)
    bent = [[sum(map(mul, row, way)) for row in curvature] for way in ways]
    inner = [[sum(map(mul, way, other)) for other in bent] for way in ways]
    damped = [
        [value * (1 + damping * (a == b)) for b, value in enumerate(row)] for a, row in enumerate(inner)
    ]
    lengths = solved(damped, [-rise for rise in slope])
    curved = sum(length * sum(map(mul, row, lengths)) for length, row in zip(lengths, inner, strict=True))
    moves = [sum(map(mul, lengths, shares)) for shares in zip(*ways, strict=True)]
    there = [w + move * spread for w, move, spread in zip(weights, moves, SPREAD, strict=True)]
    return bounded(there), -sum(map(mul, slope, lengths)) - curved / 2


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The x of matrix x = right, by elimination; the matrix is symmetric and positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n, pivot in enumerate(rows):
        for row in rows[n + 1 :]:
            share = row[n] / pivot[n]
            row[n:] = [value - share * above for value, above in zip(row[n:], pivot[n:], strict=True)]
    found = [0.0] * len(rows)
    for n in reversed(range(len(rows))):
        known = sum(map(mul, rows[n][n + 1 : -1], found[n + 1 :]))
        found[n] = (rows[n][-1] - known) / rows[n][n]
    return found
