"""`aligntutor simulate`."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.processes import Run


def test_workload_and_recall_are_told_and_the_same_each_time(run: Run):
    done = run("simulate", "--cards", "60", "--days", "30")
    assert done.returncode == 0
    assert done.stdout == run("simulate", "--cards", "60", "--days", "30", "--seed", "0").stdout
    first, _, *plot = done.stdout.splitlines()
    assert "reviews per card, mean recall" in first
    assert len(plot) == 10
    assert max(map(len, plot)) <= 80


def test_rows_for_programs_have_the_fields_promised(run: Run):
    told = json.loads(run("simulate", "--cards", "20", "--days", "9", "--guess", "0.5", "--json").stdout)
    assert set(told) == {"reviews_per_card", "recall_mean", "by_day"}
    assert len(told["by_day"]) == 9
    naive = json.loads(
        run("simulate", "--cards", "20", "--days", "9", "--guess", "0.5", "--no-correction", "--json").stdout
    )
    assert naive != told


@pytest.mark.parametrize(
    "options",
    [["--cards", "0"], ["--guess", "1"], ["--retention", "0.5"], ["--days", "x"], ["--seed", "abc"]],
)
def test_a_number_out_of_range_is_told(run: Run, options: list[str]):
    done = run("simulate", *options)
    assert done.returncode == 2
    assert options[1] in done.stderr
