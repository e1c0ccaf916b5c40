"""The caches are what the log says: made anew, they are the same to the last bit."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from aligntutor.memory import replay
from aligntutor.store import checking

from .answering import DAY, SCHEDULING, live, moment, opened, tables


@pytest.mark.parametrize("seed", range(12))
def test_a_rebuild_changes_nothing(tmp_path: Path, seed: int):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(seed), 1)
        assert log._db or log.blank
        live(log, Random(seed), 70)
        kept = tables(path)
        assert kept["card_states"]
        assert kept["totals"]
        log.rebuild()
        assert tables(path) == kept
        states = replay(log.events(), SCHEDULING)
        assert log.states(states) == states
        assert len(kept["card_states"]) == len(states)


def test_a_rebuild_mends_caches_that_went_astray(tmp_path: Path):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(1), 30)
        kept = tables(path)
        assert log._db
        log._db.execute("UPDATE card_states SET stability = 1, deck = 'elsewhere'")
        log._db.execute("DELETE FROM totals")
        log._db.execute("INSERT INTO lessons VALUES ('deck', 'never-read', 1)")
        assert tables(path) != kept
        log.rebuild()
    assert tables(path) == kept


OTHER = (*SCHEDULING.weights[:20], 0.3)


def test_other_weights_hold_at_once_and_everywhere_and_undo_takes_them_back(tmp_path: Path):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log, opened(path) as second:
        live(log, Random(5), 40)
        events, before = list(log.events()), tables(path)
        second.append("flag", {"card": "deck0/own/a", "note": ""}, moment(DAY + 900))
        log.append("parameters", {"weights": OTHER}, moment(DAY + 901))
        weighed = SCHEDULING._replace(weights=OTHER)
        assert log.scheduling == weighed
        assert log.states(state[0] for state in before["card_states"]) == replay(events, weighed)
        assert checking.astray(path, SCHEDULING) == []
        second.append("unflag", {"card": "deck0/own/a"}, moment(DAY + 902))
        assert second.scheduling == weighed
        assert checking.astray(path, SCHEDULING) == []
        (flag,) = log.undo_last(moment(DAY + 903))
        assert flag.event.type == "unflag"
        (undone,) = log.undo_last(moment(DAY + 904))
        assert undone.event.type == "parameters"
        assert log.scheduling == SCHEDULING
        log.undo_last(moment(DAY + 905))
        assert tables(path) == before
    with opened(path) as log:
        assert log.scheduling == SCHEDULING
        assert [event.type for event in log.events()].count("settings") == 0
