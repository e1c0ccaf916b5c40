"""How good foretold chances of recall were: log loss, RMSE over bins, AUC, each with its standard error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import floor, log, sqrt
from random import Random
from statistics import stdev
from typing import NamedTuple

from .trials import Trial

RESAMPLES = 200
"""Bootstrap samples of cards."""
EDGE = 1e-9
"""A chance is kept this far from 0 and 1, so that one miss does not cost infinitely much."""


class Measure(NamedTuple):
    """A number, and its standard error by the bootstrap over cards."""

    value: float
    error: float


class Measures(NamedTuple):
    """Of `n` foretold chances: mean log loss (nats), RMSE over bins, and area under the ROC curve."""

    n: int
    log_loss: Measure
    rmse_bins: Measure
    auc: Measure


def measured(trials: Sequence[Trial], chances: Sequence[float]) -> Measures:
    """All measures of the chances foretold of these trials, of which there must be one or more.

    The errors are those of the bootstrap with cards as the units (Efron and Tibshirani 1993, chapter 6),
    as reviews of one card hang together; its seed is fixed. The AUC of outcomes all alike is 0.5.
    """
    of_card: dict[str, list[int]] = defaultdict(list)
    for n, trial in enumerate(trials):
        of_card[trial.card].append(n)
    groups, random = list(of_card.values()), Random(0)
    whole = _all(trials, chances, range(len(trials)))
    samples = []
    for _ in range(RESAMPLES):
        drawn = [n for group in random.choices(groups, k=len(groups)) for n in group]
        samples.append(_all(trials, chances, drawn))
    found = [Measure(value, stdev(one[at] for one in samples)) for at, value in enumerate(whole)]
    return Measures(len(trials), *found)


def _all(
    trials: Sequence[Trial], chances: Sequence[float], which: Sequence[int]
) -> tuple[float, float, float]:
    pairs = [(chances[n], trials[n].right) for n in which]
    bins: dict[tuple[int, int, int], list[tuple[float, bool]]] = defaultdict(list)
    for n, pair in zip(which, pairs, strict=True):
        bins[bin_of(trials[n])].append(pair)
    return log_loss(pairs), rmse(list(bins.values())), auc(pairs)


def log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean of -ln of the chance given to what happened."""
    total = 0.0
    for chance, right in pairs:
        total -= log(max(chance if right else 1 - chance, EDGE))
    return total / len(pairs)


def rmse(bins: Sequence[Sequence[tuple[float, bool]]]) -> float:
    """Root of the mean over reviews of the squared gap between foretold and actual share in their bin."""
    total = sum(
        len(pairs) * (sum(chance - right for chance, right in pairs) / len(pairs)) ** 2 for pairs in bins
    )
    return sqrt(total / sum(map(len, bins)))


def auc(pairs: Sequence[tuple[float, bool]]) -> float:
    """Chance that a recalled review was given the higher chance than a failed one, ties half.

    By the sum of ranks (Mann and Whitney 1947; Hanley and McNeil 1982).
    """
    ordered = sorted(pairs)
    good = sum(right for _, right in ordered)
    bad = len(ordered) - good
    if not good or not bad:
        return 0.5
    ranks, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks += sum(right for _, right in ordered[at:end]) * (at + end + 1) / 2
        at = end
    return (ranks - good * (good + 1) / 2) / (good * bad)


def bin_of(trial: Trial) -> tuple[int, int, int]:
    """The bin of a review, by elapsed days, number of reviews and lapses, each on a geometric scale.

    As in the benchmark of open-spaced-repetition (srs-benchmark, `utils.py`, RMSE(bins)).
    """
    lapses = 0 if not trial.lapses else 1 + floor(log(trial.lapses) / log(1.73))
    return floor(log(trial.elapsed) / log(3.62)), floor(log(trial.reviews) / log(1.89)), lapses
