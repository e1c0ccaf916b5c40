"""A file put back from a copy goes on under a new writer, and never takes in what was meant for another."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aligntutor.core.events import Event
from aligntutor.store import Strayed
from aligntutor.store.schema import MIGRATIONS

from .answering import DAY, moment, opened, respond

TICK = 0.05
"""Seconds after which the clock of any file system has moved on."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def answers(path: Path, numbers: range) -> list[Event]:
    with opened(path) as log:
        for n in numbers:
            respond(log, f"deck/{n}", 3, moment(DAY, n))
        return list(log.events())


def written_over(copy: Path, path: Path) -> None:
    shutil.copyfile(copy, path)


def written_over_with_its_times(copy: Path, path: Path) -> None:
    shutil.copy2(copy, path)


def removed_and_copied(copy: Path, path: Path) -> None:
    path.unlink()
    shutil.copyfile(copy, path)


def moved_there(copy: Path, path: Path) -> None:
    shutil.copyfile(copy, path.with_name("new"))
    path.with_name("new").replace(path)


@pytest.mark.parametrize("put", [written_over, written_over_with_its_times, removed_and_copied, moved_there])
def test_a_file_put_back_takes_a_new_writer(path: Path, tmp_path: Path, put: Callable[[Path, Path], None]):
    answers(path, range(3))
    copy = tmp_path / "copy"
    shutil.copyfile(path, copy)
    lost = answers(path, range(3, 5))
    time.sleep(TICK)
    put(copy, path)
    events = answers(path, range(5, 7))
    assert [event.id for event in events[:3]] == [event.id for event in lost[:3]]
    assert [event.n for event in events] == [1, 2, 3, 1, 2]
    assert events[3].writer not in {event.writer for event in lost}


def test_a_file_that_is_only_used_keeps_its_writer(path: Path):
    for n in range(4):
        events = answers(path, range(n, n + 1))
        time.sleep(TICK)
    assert [event.n for event in events] == [1, 2, 3, 4]
    assert len({event.writer for event in events}) == 1


def test_an_older_file_put_back_takes_a_new_writer_also_where_it_is_brought_up_to_date_first(
    path: Path, tmp_path: Path
):
    answers(path, range(3))
    copy = tmp_path / "copy"
    shutil.copyfile(path, copy)
    with opened(path, migrations=(*MIGRATIONS, lambda db: None)) as log:
        respond(log, "deck/lost", 3, moment(DAY, 8))
    time.sleep(TICK)
    written_over(copy, path)
    with opened(path, migrations=(*MIGRATIONS, lambda db: None)) as log:
        assert respond(log, "deck/new", 3, moment(DAY, 9)).event.n == 1


def interrupted(path: Path, *statements: str) -> None:
    """Leave the file as a process leaves it that dies after so much of a transaction."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")  # what is changed goes to the file at once, its journal first
        db.execute("BEGIN IMMEDIATE")
        for statement in statements:
            db.execute(statement)
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{path}{suffix}", f"{path}{suffix}.then")
    for suffix in ("", "-journal"):
        path.with_name(f"{path.name}{suffix}.then").replace(f"{path}{suffix}")


MUCH = f"UPDATE card_states SET last_item = '{'long ' * 2000}'"
OUTER = "PRAGMA user_version = 7"


@pytest.mark.parametrize("statements", [(MUCH,), (MUCH, OUTER), (OUTER, MUCH)])
def test_the_journal_of_an_interrupted_write_is_never_rolled_back_into_another_copy(
    path: Path, tmp_path: Path, statements: tuple[str, ...]
):
    events = answers(path, range(20))
    copy = tmp_path / "copy"
    shutil.copyfile(path, copy)
    answers(path, range(20, 60))
    interrupted(path, *statements)
    written_over(copy, path)
    before = {child.name: child.read_bytes() for child in tmp_path.iterdir()}
    with pytest.raises(Strayed, match="Move that journal elsewhere") as refusal:
        opened(path)
    assert f"{path}-journal" in str(refusal.value)
    assert {child.name: child.read_bytes() for child in tmp_path.iterdir()} == before
    path.with_name(path.name + "-journal").rename(tmp_path / "elsewhere")
    with opened(path) as log:
        assert list(log.events()) == events
        respond(log, "deck/new", 3, moment(DAY, 99))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("statements", [(MUCH,), (MUCH, OUTER), (OUTER, MUCH), (OUTER,)])
def test_an_interrupted_write_to_this_very_file_is_rolled_back(path: Path, statements: tuple[str, ...]):
    events = answers(path, range(60))
    interrupted(path, *statements)
    with opened(path) as log:
        assert list(log.events()) == events
        respond(log, "deck/new", 3, moment(DAY, 99))
        assert len(list(log.events())) == len(events) + 1


def test_the_journal_at_rest_is_no_hindrance_to_a_copy(path: Path, tmp_path: Path):
    events = answers(path, range(3))
    copy = tmp_path / "copy"
    shutil.copyfile(path, copy)
    answers(path, range(3, 9))
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    written_over(copy, path)
    with opened(path) as log:
        assert list(log.events()) == events
