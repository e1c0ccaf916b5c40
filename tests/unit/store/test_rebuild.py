"""The caches are what the log says: made anew, they are the same to the last bit."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from aligntutor.memory import replay

from .answering import SCHEDULING, live, opened, tables


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
