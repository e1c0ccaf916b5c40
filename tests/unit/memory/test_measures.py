"""Log loss, RMSE over bins and AUC, by hand, against their definitions, and on a real log."""

from __future__ import annotations

import csv
from math import log, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory import fsrs
from aligntutor.memory.measures import auc, bin_of, log_loss, measured, rmse
from aligntutor.memory.recalibration import recalibrated
from aligntutor.memory.trials import Graded, Trial, first_tested, trials
from aligntutor.tutor.evaluating import of_csv

REAL = Path(__file__).parents[2] / "data" / "real_log.csv"
outcomes = some.lists(some.tuples(some.sampled_from([0.1, 0.5, 0.7, 0.9]), some.booleans()), min_size=1)


def test_log_loss_by_hand():
    assert log_loss([(0.9, True), (0.2, False)]) == pytest.approx(-(log(0.9) + log(0.8)) / 2)
    assert log_loss([(0.0, True)]) < 25


def test_rmse_weighs_each_bin_by_its_reviews():
    bins = [[(0.9, True), (0.9, False)], [(0.5, True)]]
    assert rmse(bins) == pytest.approx(sqrt((2 * 0.4**2 + 0.5**2) / 3))


@given(outcomes)
def test_auc_is_the_share_of_pairs_put_in_the_right_order(pairs: list[tuple[float, bool]]):
    good = [chance for chance, recalled in pairs if recalled]
    bad = [chance for chance, recalled in pairs if not recalled]
    won = sum((a > b) + (a == b) / 2 for a in good for b in bad)
    wanted = won / (len(good) * len(bad)) if good and bad else 0.5
    assert auc(pairs) == pytest.approx(wanted)


def test_bins_part_by_days_reviews_and_lapses():
    one = Trial("c", 0.9, True, 1, 1, 0)
    assert bin_of(one) == (0, 0, 0)
    assert bin_of(one._replace(elapsed=3)) == bin_of(one)
    assert bin_of(one._replace(elapsed=4)) != bin_of(one)
    assert bin_of(one._replace(reviews=2)) != bin_of(one)
    assert bin_of(one._replace(lapses=1)) not in (bin_of(one), bin_of(one._replace(lapses=2)))


def test_trials_are_reviews_on_a_later_day_with_what_was_known_before():
    log = [Graded("a", 0, 3), Graded("b", 0, 1), Graded("a", 0, 3), Graded("a", 4, 1), Graded("a", 6, 3)]
    first, second = trials(log, DEFAULT_WEIGHTS)
    stability, difficulty = fsrs.first(DEFAULT_WEIGHTS, 3)
    stability, difficulty = fsrs.step(DEFAULT_WEIGHTS, stability, difficulty, 0, 3)
    assert first == Trial("a", fsrs.retrievability(DEFAULT_WEIGHTS, stability, 4), False, 4, 2, 0)
    assert (second.elapsed, second.reviews, second.lapses, second.right) == (2, 3, 1, True)


def test_a_clock_put_back_makes_no_trial():
    assert trials([Graded("a", 9, 3), Graded("a", 3, 3)], DEFAULT_WEIGHTS) == []


def test_the_real_log_is_foretold_as_published():
    with REAL.open(encoding="utf-8") as lines:
        found = trials(of_csv(lines, 600), DEFAULT_WEIGHTS)
    start = first_tested(found)
    last = found[start:]
    assert (len(found), len(last)) == (6_372, 2_549)
    default = measured(last, [trial.foretold for trial in last])
    assert default.log_loss.value == pytest.approx(0.4373, abs=2e-4)
    assert 0.005 < default.log_loss.error < 0.03
    chances, known = recalibrated(found)
    assert measured(last, chances[start:]).log_loss.value <= 0.4390
    assert known.scale == pytest.approx(1, abs=0.2)


def test_the_real_log_is_whole():
    with REAL.open(encoding="utf-8") as lines:
        assert sum(1 for _ in csv.DictReader(lines)) == 12_580
