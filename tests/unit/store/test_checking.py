"""Damage that SQLite does not see is found, and so are caches that are not what the events make of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aligntutor.store import Damaged, Log, Missing
from aligntutor.store.checking import astray, checked, sound, told

from .answering import DAY, SCHEDULING, live, moment, opened, respond, tables
from .test_damage import change


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(3), 80)
    return path


def test_every_change_of_any_event_but_the_last_is_found(path: Path):
    """The last one has no follower that keeps its hash; nothing is built on it unread."""
    good = path.read_bytes()
    count = checked(path).events
    assert count > 60
    for n in range(1, count):
        change(path, f"UPDATE events SET payload = replace(payload, ':', ' :') WHERE n = {n}")
        with pytest.raises(Damaged, match=f"event {n}|not what was written"):
            checked(path)
        path.write_bytes(good)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET wall = wall + 1 WHERE n = 7",
        "UPDATE events SET n = 700 WHERE n = 7",
        "UPDATE events SET writer = 'another' WHERE n > 7",
        "UPDATE events SET prev = upper(prev) WHERE n = 7",
        "DELETE FROM events WHERE n = 7",
        "DELETE FROM events WHERE n < 7",
    ],
)
def test_a_broken_chain_is_told_with_its_place(path: Path, statement: str):
    change(path, statement)
    with pytest.raises(Damaged, match="writer"):
        checked(path)


def test_flipped_bits_are_found_or_did_no_harm(path: Path):
    with opened(path) as log:
        events = list(log.events())
    good, random, found = path.read_bytes(), Random(9), 0
    for _ in range(120):
        bad = bytearray(good)
        bad[random.randrange(len(bad))] ^= 1 << random.randrange(8)
        path.write_bytes(bad)
        try:
            checked(path)
        except Damaged:
            found += 1
            continue
        with opened(path) as log:
            assert list(log.events())[:-1] == events[:-1]
    assert found > 20


def test_caches_that_are_what_the_events_make_of_them_are_not_astray(path: Path):
    before = path.read_bytes()
    assert astray(path, SCHEDULING) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        (
            "UPDATE card_states SET due_day = due_day + 1 WHERE card = (SELECT min(card) FROM card_states)",
            None,
        ),
        ("DELETE FROM card_states WHERE card = (SELECT max(card) FROM card_states)", None),
        ("UPDATE card_states SET stability = stability * 1.001", None),
        ("UPDATE totals SET reviews = reviews + 1", "totals"),
        ("DELETE FROM totals", "totals"),
        ("INSERT INTO lessons SELECT deck, 'never-read', day FROM lessons LIMIT 1", "lessons"),
    ],
)
def test_caches_that_went_astray_are_named_and_mended_without_touching_an_event(
    path: Path, statement: str, table: str | None
):
    kept = tables(path)
    with opened(path) as log:
        events = list(log.events())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)
    assert astray(path, SCHEDULING) == [table or "card_states"]
    with opened(path) as log:
        log.rebuild()
        assert list(log.events()) == events
    assert tables(path) == kept
    assert astray(path, SCHEDULING) == []


def test_the_last_bits_of_numbers_may_be_those_of_another_machine(path: Path):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE card_states SET stability = stability * (1 + 1e-13)")
    assert astray(path, SCHEDULING) == []


def test_caches_made_under_other_settings_are_not_judged(path: Path):
    assert astray(path, SCHEDULING._replace(weights=(0.5, *SCHEDULING.weights[1:]))) is None
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM card_states")
    assert astray(path, SCHEDULING._replace(learning_steps=(5,))) is None


@pytest.mark.parametrize("key", ["correct", "rating", "deck", "latency_ms", "due_day"])
def test_a_last_event_of_which_nothing_can_be_made_is_damage(path: Path, key: str):
    with opened(path) as log:
        respond(log, "deck/last", 3, moment(DAY + 9_000))
    change(
        path,
        f"""UPDATE events SET payload = replace(payload, '"{key}"', '"{key[1:]}"')"""
        " WHERE n = (SELECT max(n) FROM events)",
    )
    checked(path)
    with pytest.raises(Damaged, match="cannot be replayed"):
        astray(path, SCHEDULING)


def test_a_file_tells_of_itself_at_a_glance_and_of_what_is_no_log_nothing_is_told(path: Path, tmp_path: Path):
    found = checked(path)
    assert told(path) == (found.reviews, found.events, found.last)
    for content in (b"", b"no database, though it is long enough to be looked at" * 9):
        (tmp_path / "other").write_bytes(content)
        assert told(tmp_path / "other") is None
    assert told(tmp_path / "gone") is None


def test_what_is_not_there_is_missing_and_so_is_what_is_in_an_empty_file(tmp_path: Path):
    with pytest.raises(Missing):
        checked(tmp_path / "progress.sqlite3")
    (tmp_path / "progress.sqlite3").touch()
    with pytest.raises(Missing):
        checked(tmp_path / "progress.sqlite3")


def test_any_file_of_sqlite_is_sound_or_not(path: Path, tmp_path: Path):
    assert sound(path)
    assert sound(tmp_path / "gone")
    path.write_bytes(path.read_bytes()[:9000])
    assert not sound(path)


def test_two_writers_have_a_chain_each(path: Path, tmp_path: Path):
    (tmp_path / "copy.sqlite3").write_bytes(path.read_bytes())
    with Log.open(tmp_path / "copy.sqlite3", scheduling=SCHEDULING) as log:
        for n in range(3):
            respond(log, "deck/9", 3, moment(DAY + 900, n))
    first, second = checked(tmp_path / "copy.sqlite3").writers
    assert (first.events, second.events) == (checked(path).events, 3)
    assert second.last == moment(DAY + 900, 2).ms
