"""Damage of any kind is told as damage, and what only looks like it is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aligntutor.core.events import Event
from aligntutor.store import Busy, Damaged, Log, StoreError, Unreadable

from .answering import DAY, SCHEDULING, deciding, live, moment, opened, respond


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def some_days(path: Path, steps: int = 50) -> list[Event]:
    with opened(path) as log:
        live(log, Random(3), steps)
        return list(log.events())


def change(path: Path, *statements: str) -> None:
    """Change the log behind its back, as a disk does it: no journal tells of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            db.execute(statement)
    path.with_name(path.name + "-journal").touch()


def everything_asked(log: Log) -> None:
    """Whatever a tutor asks and does, each time to its end or to a StoreError."""
    late = moment(DAY + 9_999)
    asks: list[Callable[[], Any]] = [
        lambda: list(log.events()),
        lambda: log.due_families(DAY + 9_999),
        lambda: log.due_reviews(DAY + 9_999),
        lambda: log.due_steps(DAY + 9_999, late.ms),
        lambda: log.holds("deck0"),
        lambda: log.lessons_read("deck0"),
        lambda: log.stats(),
        lambda: respond(log, "deck0/own/a", 3, late),
        lambda: log.undo_last(late),
    ]
    for ask in asks:
        try:
            ask()
        except Busy:
            pytest.fail("it got into its own way")
        except StoreError:
            log.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET payload = replace(payload, 'deck', 'dock') WHERE n = 7",
        "UPDATE events SET wall = wall + 1 WHERE n = 7",
        "UPDATE events SET day = 'x' WHERE n = 7",
        "UPDATE events SET prev = upper(prev) WHERE n = 7",
        "UPDATE events SET id = 'other' WHERE n = 7",
        "DELETE FROM events WHERE n = 7",
        "DELETE FROM events WHERE n < 7",
    ],
)
def test_an_event_that_was_changed_or_taken_out_is_told(path: Path, statement: str):
    some_days(path)
    change(path, statement)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with opened(path) as log, pytest.raises(Damaged, match="not what was written"):
        list(log.events())


@pytest.mark.parametrize("payload", ["{", "[]", '{"card":"deck/0', "\\udce9"])
def test_a_last_event_that_cannot_be_read_is_told_before_anything_is_built_on_it(path: Path, payload: str):
    with opened(path) as log:
        for n in range(3):
            respond(log, f"deck/{n}", 3, moment(DAY, n))
    change(path, "DROP INDEX events_of_card", f"UPDATE events SET payload = '{payload}' WHERE n = 3")
    before = path.read_bytes()
    with opened(path) as log:
        with pytest.raises(Damaged):
            respond(log, "deck/9", 3, moment(DAY, 9))
        with pytest.raises(Damaged):
            list(log.events())
        with pytest.raises(Damaged):
            log.undo_last(moment(DAY, 9))
    assert path.read_bytes() == before


def test_a_history_that_cannot_be_read_is_not_built_on(path: Path):
    some_days(path)
    change(path, "DROP INDEX events_of_card", "UPDATE events SET payload = '{' WHERE n = 7")
    before = path.read_bytes()
    with opened(path) as log, pytest.raises(Damaged):
        log.rebuild()
    assert path.read_bytes() == before


def test_an_answer_is_not_taken_back_into_a_history_that_was_changed(path: Path):
    with opened(path) as log:
        for n in range(3):
            respond(log, "deck/a", 3, moment(DAY, 20 * n))
    change(path, "UPDATE events SET payload = replace(payload, '\"rating\":3', '\"rating\":1') WHERE n = 1")
    with opened(path) as log:
        with pytest.raises(Damaged):
            log.undo_last(moment(DAY, 99))
        with pytest.raises(Damaged):
            log.rebuild()
        state = log.state("deck/a")
        assert state
        assert state.reps == 3


def test_bits_that_flip_end_in_an_answer_or_a_store_error(path: Path):
    events = some_days(path)
    good = path.read_bytes()
    random = Random(5)
    told = 0
    for _ in range(150):
        bad = bytearray(good)
        bad[random.randrange(len(bad))] ^= 1 << random.randrange(8)
        path.write_bytes(bad)
        log = Log(path, scheduling=SCHEDULING, patience=0)
        try:
            if list(log.events()) != events:
                told += 1
        except StoreError:
            told += 1
        everything_asked(log)
        log.close()
    assert told > 20


@pytest.mark.parametrize("keep", [0.1, 0.37, 0.6, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_refused_untouched_wherever_it_was_cut(path: Path, keep: float):
    some_days(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    before = path.read_bytes()
    with pytest.raises(Damaged, match="backup"):
        opened(path)
    assert path.read_bytes() == before


class Failing(sqlite3.Connection):
    """A connection whose calls of one statement fail `times` times, as those of a disk that recovers."""

    statement: str | tuple[str, ...] = ""
    times = 0
    code = sqlite3.SQLITE_IOERR
    before = True
    """Fails before anything is done, or after all is."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        failing = Failing.times > 0 and sql.startswith(Failing.statement)
        result = None if failing and Failing.before else super().execute(sql, *values)
        if failing:
            Failing.times -= 1
            corrupt = Failing.code == sqlite3.SQLITE_CORRUPT
            error = (sqlite3.DatabaseError if corrupt else sqlite3.OperationalError)("disk I/O error")
            error.sqlite_errorcode = Failing.code
            raise error
        assert result
        return result


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> type[Failing]:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *words, **more: connect(*words, factory=Failing, **more))
    for name, value in (("times", 0), ("before", True), ("code", sqlite3.SQLITE_IOERR)):
        monkeypatch.setattr(Failing, name, value)
    return Failing


def test_a_commit_that_fails_once_is_tried_again_and_counts_once(path: Path, failing: type[Failing]):
    with opened(path) as log:
        respond(log, "deck/a", 3, moment())
        failing.statement, failing.before, failing.times = "COMMIT", True, 1
        with pytest.raises(Unreadable, match="Nothing was saved"):
            respond(log, "deck/b", 3, moment(DAY, 1))
        assert len(list(log.events())) == 1
        event = respond(log, "deck/b", 3, moment(DAY, 1)).event
        assert [one.id for one in log.events()][1:] == [event.id]


def test_a_commit_that_fails_in_its_last_step_is_made_durable_and_not_told_as_unsaved(
    path: Path, failing: type[Failing]
):
    with opened(path) as log:
        respond(log, "deck/a", 3, moment())
        failing.statement, failing.before, failing.times = "COMMIT", False, 1
        event = respond(log, "deck/b", 3, moment(DAY, 1)).event
        assert failing.times == 0
        assert [one.id for one in log.events()][1:] == [event.id]
        failing.statement, failing.times = "COMMIT", 1
        (undone,) = log.undo_last(moment(DAY, 2))
        assert undone.event == event
    with opened(path) as log:
        assert [one.type for one in log.events()] == ["review", "review", "undo"]


@pytest.mark.parametrize("confirming", ["SELECT 1 FROM events", "REPLACE INTO meta"])
def test_a_commit_that_took_effect_and_could_not_be_confirmed_counts_once_after_a_retry(
    path: Path, failing: type[Failing], confirming: str
):
    with opened(path) as log:
        respond(log, "deck/a", 3, moment())
        id, at = log.new_id(), moment(DAY, 1)
        failing.statement, failing.before, failing.times = ("COMMIT", confirming), False, 2
        with pytest.raises(Unreadable):
            log.append_review("deck/b", at, deciding("deck/b", 3, at), id)
        assert failing.times == 0
        later = moment(DAY, 2)
        recorded = log.append_review("deck/b", later, deciding("deck/b", 3, later), id)
        assert [one.id for one in log.events()][1:] == [recorded.event.id] == [id]
        assert recorded.event.wall == at.ms
        assert recorded.state == log.state("deck/b")
        assert log.answered(DAY)["deck"].reviews == 2


@pytest.mark.parametrize("statement", ["PRAGMA application_id", "SELECT id, writer", "BEGIN IMMEDIATE"])
def test_a_failure_to_read_that_passes_is_not_told_as_damage(
    path: Path, failing: type[Failing], statement: str
):
    some_days(path)
    with opened(path) as log:
        log.close()
        failing.statement, failing.code, failing.times = statement, sqlite3.SQLITE_CORRUPT, 1
        with pytest.raises(Unreadable, match="the file is sound"):
            respond(log, "deck/a", 3, moment(DAY + 9_999))
        respond(log, "deck/a", 3, moment(DAY + 9_999))


def test_an_undo_that_could_not_be_confirmed_takes_back_no_more_after_a_retry(
    path: Path, failing: type[Failing]
):
    with opened(path) as log:
        first = respond(log, "deck/a", 3, moment())
        respond(log, "deck/b", 3, moment(DAY, 1))
        for card in ("deck/b", "deck/c"):
            log.append_all(
                [("suspend", {"card": card}), ("flag", {"card": card, "note": ""})], moment(DAY, 2)
            )
        id, at = log.new_id(), moment(DAY, 3)
        failing.statement, failing.before, failing.times = ("COMMIT", "REPLACE INTO meta"), False, 2
        with pytest.raises(Unreadable):
            log.undo_last(at, id)
        assert failing.times == 0
        undone = log.undo_last(at, id)
        assert [(each.event.type, each.event.payload["card"]) for each in undone] == [
            ("flag", "deck/c"), ("suspend", "deck/c"),
        ]  # fmt: skip
        assert set(log.marks()) == {"deck/b"}
        assert log.state("deck/a") == first.state
