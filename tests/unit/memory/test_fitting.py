"""Fitted weights foretell better than the published ones, stay within bounds, and are always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice, pairwise
from math import exp, log
from pathlib import Path

import pytest
from fsrs import Scheduler
from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import CERTAIN, Evidence
from aligntutor.memory.fitting import HIGHEST, LOWEST, SPREAD, Fit, bounded, fitted, fitting, slopes, solved
from aligntutor.memory.fsrs import retrievability
from aligntutor.memory.measures import log_loss
from aligntutor.memory.trials import Graded, answering, before_tested, first_tested, trials
from aligntutor.tutor.evaluating import of_csv

from .learners import FORGETFUL, changed, log_of

REAL = Path(__file__).parents[2] / "data" / "real_log.csv"
FOUR = Evidence(0.25, 0.05)
weights = some.tuples(*(some.floats(low, high) for low, high in zip(LOWEST, HIGHEST, strict=True)))
reviews = some.lists(
    some.builds(
        Graded,
        some.sampled_from("abc"),
        some.integers(0, 60),
        some.integers(1, 4),
        some.sampled_from([CERTAIN, FOUR, Evidence(0.5, 0.05)]),
    ),
    max_size=40,
)


def quiet(fit: Fit) -> None:
    """For whom progress is nothing."""


def held_out(log: list[Graded], found: tuple[float, ...]) -> float:
    """Log loss of the tested reviews by these weights."""
    long_term = trials(log, found)
    last = long_term[first_tested(long_term) :]
    return log_loss(list(zip(answering(last), [trial.right for trial in last], strict=True)))


def chances(log: list[Graded], found: tuple[float, ...]) -> list[float]:
    return answering(trials(log, found))


@pytest.mark.parametrize("evidence", [CERTAIN, FOUR])
@pytest.mark.parametrize(
    "at", [DEFAULT_WEIGHTS, FORGETFUL, changed({4: 5.0, 7: 0.2, 17: 1.1, 18: 0.4, 20: 0.5})]
)
def test_slopes_are_those_of_wide_central_differences(at: tuple[float, ...], evidence: Evidence):
    log = log_of(FORGETFUL, 1, cards=40, days=50, evidence=evidence)
    found = slopes(log, at, chances(log, at))
    for n, spread in enumerate(SPREAD):
        reach = 1e-4 * spread
        up = chances(log, (*at[:n], at[n] + reach, *at[n + 1 :]))
        down = chances(log, (*at[:n], at[n] - reach, *at[n + 1 :]))
        wide = [(above - below) / 2e-4 for above, below in zip(up, down, strict=True)]
        # Where a limit of the model lies between, the two may differ; that is rare.
        far = [
            abs(one - other) > 1e-3 * max(1, abs(other)) for one, other in zip(found[n], wide, strict=True)
        ]
        assert sum(far) <= 0.01 * len(far), n


def test_slopes_of_a_second_review_are_those_worked_out_by_hand():
    log_ = [Graded("a", 0, 3, FOUR), Graded("a", 5, 1, FOUR)]
    w = DEFAULT_WEIGHTS
    knew = 0.95 / (0.95 + 0.25)
    stability = exp(knew * log(w[2]) + (1 - knew) * log(w[0]))
    factor = 0.9 ** (-1 / w[20]) - 1
    fall = w[20] * factor * 5 / stability**2 * (1 + factor * 5 / stability) ** (-w[20] - 1)
    assert chances(log_, w) == pytest.approx([0.25 + 0.7 * retrievability(w, stability, 5)])
    found = slopes(log_, w, chances(log_, w))
    assert found[2] == pytest.approx([0.7 * fall * stability * knew / w[2] * SPREAD[2]], rel=1e-4)
    assert found[0] == pytest.approx([0.7 * fall * stability * (1 - knew) / w[0] * SPREAD[0]], rel=1e-4)
    assert [n for n, column in enumerate(found) if column != [0.0]] == [0, 2, 20]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("evidence", [CERTAIN, FOUR])
def test_a_known_memory_is_foretold_better_than_by_the_default_on_reviews_not_seen(
    evidence: Evidence, seed: int
):
    log = log_of(FORGETFUL, seed, evidence=evidence)
    found = fitted(before_tested(log), quiet)
    assert held_out(log, found) < held_out(log, DEFAULT_WEIGHTS)


def test_the_real_log_is_foretold_as_well_as_by_published_optimisers():
    with REAL.open(encoding="utf-8") as lines:
        log = of_csv(lines, 600)
    found = fitted(before_tested(log), quiet)
    assert held_out(log, DEFAULT_WEIGHTS) == pytest.approx(0.4373, abs=2e-4)
    assert held_out(log, found) <= 0.4330
    Scheduler(parameters=found)


def test_what_nothing_tells_about_stays_as_published():
    log = [review._replace(rating=min(review.rating, 3)) for review in log_of(DEFAULT_WEIGHTS, 1, cards=40)]
    found = fitted(log, quiet)
    assert found[2] != DEFAULT_WEIGHTS[2]
    assert found[3] == pytest.approx(DEFAULT_WEIGHTS[3], abs=0.1)
    assert found[16] == DEFAULT_WEIGHTS[16]


def test_first_stabilities_that_became_equal_go_on_together():
    log = []
    for n in range(60):  # Hard at first is recalled more often than Good at first.
        log += [Graded(f"{n}", 0, 2 + n % 2), Graded(f"{n}", 5, 3 if n % 5 == 0 or n % 2 == 0 else 1)]
    found = [list(fitting(log, changed({1: first, 2: first, 3: 40.0})))[-1] for first in (0.1, 30.0)]
    for fit in found:
        assert fit.weights[1] == fit.weights[2]
    assert found[0].loss == pytest.approx(found[1].loss, abs=2e-3)


@pytest.mark.parametrize("log", [[], [Graded("a", 3, 3)], [Graded("a", 3, 3), Graded("a", 3, 1)]])
def test_without_long_term_reviews_the_weights_are_the_default(log: list[Graded]):
    assert list(fitting(log)) == [Fit(DEFAULT_WEIGHTS, 0.0)]


def test_each_fit_is_better_than_the_last_so_that_one_may_stop_at_any():
    log = log_of(FORGETFUL, 2, cards=60)
    fits = list(fitting(log))
    assert len(fits) > 3
    assert all(after.loss < before.loss for before, after in pairwise(fits))
    assert list(islice(fitting(log), 2)) == fits[:2]
    assert fitted(log, quiet) == fits[-1].weights


def test_whoever_gives_up_gets_what_they_raised():
    def give_up(fit: Fit) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        fitted(log_of(FORGETFUL, 2, cards=20), give_up)


@settings(max_examples=30, deadline=None)
@given(reviews, weights)
def test_whatever_the_log_and_the_start_weights_stay_within_bounds_and_get_no_worse(
    log: list[Graded], start: tuple[float, ...]
):
    fits = list(islice(fitting(log, start), 6))
    for fit in fits:
        assert all(low <= w <= high for low, w, high in zip(LOWEST, fit.weights, HIGHEST, strict=True))
        assert sorted(fit.weights[:4]) == list(fit.weights[:4])
    assert [fit.loss for fit in fits] == sorted((fit.loss for fit in fits), reverse=True)


@given(some.tuples(*(some.floats(-1e6, 1e6) for _ in SPREAD)))
def test_bounds_are_those_that_py_fsrs_accepts(far: tuple[float, ...]):
    Scheduler(parameters=bounded(far))
    assert bounded(bounded(far)) == bounded(far)
    assert bounded(DEFAULT_WEIGHTS) == DEFAULT_WEIGHTS


@given(some.lists(some.lists(some.floats(-9, 9), min_size=5, max_size=5), min_size=5, max_size=5))
def test_solving_undoes_multiplying(roots: list[list[float]]):
    matrix = [[sum(x * y for x, y in zip(a, b, strict=True)) + (a is b) for b in roots] for a in roots]
    wanted = [1.0, -2.0, 3.0, 0.0, 5.0]
    right = [sum(x * y for x, y in zip(row, wanted, strict=True)) for row in matrix]
    assert solved(matrix, right) == pytest.approx(wanted, abs=1e-6)


def test_the_same_log_gives_the_same_bytes_in_another_process():
    code = (
        "from tests.unit.memory.learners import FORGETFUL, log_of\n"
        "from aligntutor.memory.fitting import fitted\n"
        "print([w.hex() for w in fitted(log_of(FORGETFUL, 3, cards=40), lambda _: None)])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            cwd=Path(__file__).parents[3], env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    here = [w.hex() for w in fitted(log_of(FORGETFUL, 3, cards=40), quiet)]
    assert told == [f"{here}\n"] * 2


@given(reviews)
def test_what_comes_before_the_tested_reviews_holds_all_other_trials_and_no_tested_one(log: list[Graded]):
    found = trials(log, DEFAULT_WEIGHTS)
    early = list(before_tested(log))
    assert early == log[: len(early)]
    assert trials(early, DEFAULT_WEIGHTS) == found[: first_tested(found)]
    assert len(trials(log[: len(early) + 1], DEFAULT_WEIGHTS)) == min(first_tested(found) + 1, len(found))
