"""Fitting the memory model to one's own log, by real processes."""

from __future__ import annotations

import json
from pathlib import Path

from aligntutor.core.days import Moment, turn_of
from aligntutor.core.states import DEFAULT_WEIGHTS, Scheduling
from aligntutor.store import Log
from tests.end_to_end.processes import Run, logged
from tests.unit.memory.learners import FORGETFUL, log_of
from tests.unit.store.answering import respond


def lived(home: Path) -> None:
    """A home whose learner forgets more than most."""
    with Log.open(home / "data" / "progress.sqlite3", scheduling=Scheduling()) as log:
        log.blank  # noqa: B018 - opens it
        for n, review in enumerate(log_of(FORGETFUL, 0)):
            at = Moment(turn_of(review.day, 0) + n)
            respond(log, f"deck/{review.card}", review.rating, at)
            assert log._db
            log._db.execute("PRAGMA synchronous = OFF")


def test_with_few_reviews_it_is_too_early(run: Run):
    done = run("fit")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Too early to fit: 0 of 400 reviews")


def test_weights_that_foretell_better_are_used_and_can_be_taken_back(run: Run, home: Path):
    lived(home)
    found = json.loads(run("fit", "--json").stdout)
    assert found["installed"] is True
    assert found["fitted"] < found["present"]
    assert [event["weights"] for event in logged(run, "parameters")] == [found["weights"]]
    assert json.loads(run("doctor", "--json").stdout)["findings"][-1]["severity"] != "error"
    off = json.loads(run("fit", "off", "--json").stdout)
    assert off == {"installed": True, "weights": list(DEFAULT_WEIGHTS)}
    assert run("fit", "off").stdout == "They are in use already.\n"
    assert run("undo", "2").stdout.count("Taken back: parameters") == 2
