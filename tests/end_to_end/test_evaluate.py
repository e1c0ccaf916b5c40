"""`aligntutor evaluate`: the learner's own log, or one in a file."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.end_to_end.processes import Run
from tests.end_to_end.terminal import Terminal

REAL = Path(__file__).parents[1] / "data" / "real_log.csv"
DAY = 86_400


def write(log: Path, cards: int) -> None:
    """A log of cards that each have three reviews on a later day than the last."""
    random = Random(1)
    rows = [
        f"{card},{(card // 10 + day) * DAY + card},{random.choice((1, 3, 3, 3))}"
        for card in range(cards)
        for day in (0, 1, 4, 12)
    ]
    log.write_text("\n".join(["card_id,t_s,rating", *rows]), encoding="utf-8")


def test_a_log_in_a_file_is_judged_with_its_uncertainty(run: Run):
    done = run("evaluate", str(REAL), "--turn", "10:00", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["long_term"] == 6_372
    assert told["default"]["n"] == told["recalibrated"]["n"] == told["fitted"]["n"] == 2_549
    assert set(told["fitted"]) == set(told["default"])
    assert {"log_loss", "log_loss_error", "rmse_bins", "auc"} <= set(told["default"])
    assert told["fitted"]["log_loss"] <= 0.4330
    assert done.stderr == ""
    assert {"scale", "scale_error", "shift", "shift_error"} <= set(told["recalibrated"])


def test_what_is_told_in_words_is_what_programs_are_told(run: Run, tmp_path: Path):
    log = tmp_path / "log.csv"
    write(log, 150)
    told = json.loads(run("evaluate", str(log), "--json").stdout)
    lines = run("evaluate", str(log)).stdout.splitlines()
    assert lines[0] == "Foretold of the last 180 of 450 reviews on a later day:"
    for line, name in zip(lines[2:5], ("default", "recalibrated", "fitted"), strict=True):
        assert line.startswith(f"{name:<14}{told[name]['log_loss']:.4f} ± ")


def test_below_400_reviews_on_a_later_day_nothing_is_fitted(run: Run, tmp_path: Path):
    log = tmp_path / "log.csv"
    write(log, 133)
    done = run("evaluate", str(log))
    assert done.stdout.startswith("Foretold of the last 160 of 399 reviews on a later day:")
    assert "fitted" not in done.stdout
    assert json.loads(run("evaluate", str(log), "--json").stdout)["fitted"] is None
    write(log, 134)
    assert "\nfitted        " in run("evaluate", str(log)).stdout


def test_on_a_terminal_the_fit_tells_its_steps_and_leaves_no_trace(tmp_path: Path):
    log = tmp_path / "log.csv"
    write(log, 150)
    with Terminal(tmp_path / "home", "evaluate", str(log)) as terminal:
        assert terminal.end() == 0
        assert b"Fitting to your reviews: step 1\r" in terminal.written
        assert "Fitting" not in terminal.text
        assert terminal.text.startswith("Foretold of the last 180 of 450")


def test_a_fit_can_be_interrupted(tmp_path: Path):
    with Terminal(tmp_path / "home", "evaluate", str(REAL), "--turn", "10:00") as terminal:
        terminal.see("Fitting to your reviews: step")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert "Foretold" not in terminal.text
        assert "Traceback" not in terminal.text


def test_a_new_learner_is_told_that_it_is_too_early(run: Run):
    done = run("evaluate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Too early to say: 0 reviews of the 40")
    assert json.loads(run("evaluate", "--json").stdout)["default"] is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: there is no column 'card_id'."),
        ("card_id,t_s\n1,2\n", "line 1: there is no column 'rating'."),
        ("card_id,t_s,rating\n1,0,3\n1,90000,5\n", "line 3: '1,90000,5' is no review."),
        ("card_id,t_s,rating\n1,soon,3\n", "line 2: '1,soon,3' is no review."),
        ("card_id,t_s,rating\n1,inf,3\n", "line 2: '1,inf,3' is no review."),
        ("card_id,t_s,rating\n1\n", "line 2: '1' is no review."),
    ],
)
def test_a_file_that_is_no_log_is_told_with_its_line(run: Run, tmp_path: Path, text: str, told: str):
    log = tmp_path / "log.csv"
    log.write_text(text, encoding="utf-8")
    done = run("evaluate", str(log))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"{log}, {told}")


def test_a_file_that_is_missing_or_no_text_is_told(run: Run, tmp_path: Path):
    assert run("evaluate", str(tmp_path / "none.csv")).stderr.strip().endswith("No such file or directory.")
    binary = tmp_path / "log.csv"
    binary.write_bytes(b"card_id,t_s,rating\n\xff,1,3\n")
    done = run("evaluate", str(binary))
    assert (done.returncode, "not UTF-8" in done.stderr) == (1, True)


@pytest.mark.parametrize("turn", ["9", "24:00", "ten"])
def test_a_turn_that_is_no_time_is_told(run: Run, turn: str):
    done = run("evaluate", str(REAL), "--turn", turn)
    assert done.returncode == 2
    assert "write it like 04:00" in done.stderr
    assert run("evaluate", "--turn", "04:00").returncode == 2
