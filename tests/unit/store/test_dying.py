"""A process killed at any moment loses nothing that it has said is stored.

So many kills of each sort by hand:
`ALIGNTUTOR_KILLS=1000 pytest tests/unit/store/test_dying.py tests/end_to_end/test_plain.py`.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aligntutor.memory import replay
from aligntutor.store import Log

from .answering import DAY, SCHEDULING, live, moment, opened, respond, tables

PROGRAM = Path(__file__).with_name("dying.py")
KILLS = int(os.environ.get("ALIGNTUTOR_KILLS", "56"))
AT_ONCE = 2
OF_ONE_FILE = 28
"""Kills after which a new file is begun, as checking a long one takes most of the time."""


def start(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROGRAM), *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def killed(process: subprocess.Popen[str], first: str) -> list[str]:
    """The lines that it had printed when it was killed."""
    assert process.stdout
    process.kill()
    lines = [first, *process.stdout]
    process.wait()
    process.stdout.close()
    # A line without its end is one that was never said.
    return [line.strip() for line in lines if line.endswith("\n")]


def check(log: Log, path: Path) -> None:
    events = list(log.events())
    states = replay(events, SCHEDULING)
    assert log.states(states) == states
    kept = tables(path)
    log.rebuild()
    assert tables(path) == kept


@pytest.mark.parametrize("seed", range(0, KILLS, OF_ONE_FILE))
def test_what_was_said_to_be_stored_is_there_after_a_kill(tmp_path: Path, seed: int):
    random = Random(seed)
    path = tmp_path / "progress.sqlite3"
    said: list[str] = []
    for kill in range(0, OF_ONE_FILE, AT_ONCE):
        workers = [start("answers", path, seed + kill + n) for n in range(AT_ONCE)]
        firsts = [first_line(worker) for worker in workers]
        for worker, first in zip(workers, firsts, strict=True):
            time.sleep(random.random() * 0.04)
            said += killed(worker, first)
        with opened(path) as log:
            events = list(log.events())
            there = {f"stored {event.id}" for event in events if event.type == "review"}
            there |= {f"undone {event.payload['undoes']}" for event in events if event.type == "undo"}
            assert set(said) <= there
            # At most what each of the killed had stored and not said.
            assert len(events) - len(said) <= kill + AT_ONCE
            check(log, path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(said) >= OF_ONE_FILE


@pytest.mark.parametrize("reads", [True, False])
def test_a_migration_killed_in_the_middle_leaves_the_old_version_whole(tmp_path: Path, reads: bool):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(3), 40)
        events = list(log.events())
    kept = tables(path)
    before = path.read_bytes()
    migrating = start("migrates", path)
    assert killed(migrating, first_line(migrating)) == ["in the middle"]
    assert path.read_bytes() != before
    with opened(path) as log:
        if reads:
            assert list(log.events()) == events
            assert tables(path) == kept
        respond(log, "deck/new", 3, moment(DAY + 900))
        assert len(list(log.events())) == len(events) + 1
        check(log, path)


def test_a_log_that_is_only_read_survives_the_death_of_its_writer(tmp_path: Path):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(4), 40)
        events = list(log.events())
    with opened(path) as log:
        assert not log.blank
        migrating = start("migrates", path)
        killed(migrating, first_line(migrating))
        assert list(log.events()) == events
