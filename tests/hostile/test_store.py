"""Hostile cases of the store and of the process, 58 to 72, and where each is tested.

Here or, under `tests/`, in:

58 kill −9 mid-answer: unit/store/test_dying (56 kills), end_to_end/test_plain (16), end_to_end/test_terminal
59 kill −9 mid-migration: unit/store/test_dying; the backup made before it: unit/tutor/test_keeping
60 power cut: here
61 disk full: unit/store/test_refusals, end_to_end/test_faults; while backing up: unit/store/test_backups
62 read-only folder: unit/store/test_refusals, tui/test_not_saved, unit/tutor/test_keeping
63 bit flip: unit/store/test_damage, test_checking; told, and the backup offered: end_to_end/test_keeping
64 cut short, no database: unit/store/test_refusals; told and kept aside: end_to_end/test_faults, test_keeping
65 newer or foreign: unit/store/test_refusals, test_migrations; when restoring: unit/store/test_putting_back
66 transient EIO: unit/store/test_damage; while the day's backup is made: here
67 two instances: unit/store/test_log, end_to_end/test_plain; while backing up: unit/store/test_backups
68 restore beside a stale journal: unit/store/test_restoring, test_putting_back
69 clock back, 1969, 2038: unit/store/test_log, test_backups, unit/tutor/test_keeping,
   end_to_end/test_keeping; days on which the clock is changed: here
70 SIGTERM, SIGHUP: end_to_end/test_terminal
71 1×1 terminal: end_to_end/test_terminal; no terminal: end_to_end/test_faults, test_commands
72 undecodable file name: unit/store/test_refusals, test_compiled, end_to_end/test_keeping
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from aligntutor.cli.context import as_moment
from aligntutor.core.events import Event
from aligntutor.memory import replay
from aligntutor.settings import Places
from aligntutor.store import Log
from aligntutor.store.backups import listed
from aligntutor.store.checking import astray, checked
from aligntutor.tutor import keeping
from tests.unit.store.answering import DAY, SCHEDULING, live, moment, opened, respond
from tests.unit.store.test_damage import Failing, failing

__all__ = ["failing"]
SECTOR = 512
"""Bytes that a disk writes whole; a page of a database is several."""


# -- 60: power cut ------------------------------------------------------------------


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of some days, its journal at rest beside it."""
    path = tmp_path_factory.mktemp("lived") / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(11), 60)
    return path


def torn(old: bytes, new: bytes, random: Random, chance: float) -> bytes:
    """What a disk may hold after writes that were not synced: of each sector the old or the new."""
    length = random.choice((len(old), len(new), max(len(old), len(new))))
    old, new = old.ljust(length, b"\0")[:length], new.ljust(length, b"\0")[:length]
    return b"".join(
        (new if random.random() < chance else old)[at : at + SECTOR] for at in range(0, length, SECTOR)
    )


def mid_answer(path: Path, spills: bool) -> tuple[bytes, bytes]:
    """Database and journal as they are when the power goes in an answer, before its commit ends.

    With `spills`, the journal was synced and pages go to the database; else neither was synced.
    """
    with opened(path) as log:
        log.lesson("deck", "before", moment(DAY + 800))
        assert log._db
        log._db.execute("PRAGMA cache_size = 1" if spills else "PRAGMA cache_size = 1000")
        with log._commit(moment(DAY + 801)) as db:
            db.execute("UPDATE card_states SET last_item = 'torn'")
            db.execute("UPDATE totals SET reviews = reviews + 1")
            db.execute("INSERT INTO lessons VALUES ('deck', 'torn', 1)")
            found = path.read_bytes(), path.with_name(path.name + "-journal").read_bytes()
            db.execute("ROLLBACK")
            db.execute("BEGIN")
    return found


def sound(path: Path, acknowledged: list[Event]) -> None:
    """Everything acknowledged is there, and all is whole, and it goes on."""
    with opened(path) as log:
        assert list(log.events()) == acknowledged
        states = replay(acknowledged, SCHEDULING)
        assert log.states(states) == states
    assert checked(path).events == len(acknowledged)
    assert astray(path, SCHEDULING) == []
    with opened(path) as log:
        respond(log, "deck/after", 3, moment(DAY + 900))
        assert len(list(log.events())) == len(acknowledged) + 1


@pytest.mark.parametrize("seed", range(4))
def test_60_a_power_cut_while_pages_are_written_loses_nothing_acknowledged(
    lived: Path, tmp_path: Path, seed: int
):
    """The journal is on the disk before the first page is; of the pages any sector may be there or not."""
    path, random = tmp_path / "progress.sqlite3", Random(seed)
    shutil.copytree(lived.parent, tmp_path, dirs_exist_ok=True)
    with opened(path) as log:
        log.lesson("deck", "before", moment(DAY + 799))
    new, journal = mid_answer(path, spills=True)
    assert journal[:8] == bytes.fromhex("d9d505f920a163d7")
    with opened(path) as log:
        acknowledged = list(log.events())
    old = path.read_bytes()
    assert old != new
    for _ in range(20):
        os.truncate(path, 0)
        with path.open("r+b") as file:  # the same file, at its place
            file.write(torn(old, new, random, random.random()))
        path.with_name(path.name + "-journal").write_bytes(journal)
        sound(path, acknowledged)


@pytest.mark.parametrize("seed", range(4))
def test_60_a_power_cut_before_the_journal_is_on_the_disk_changes_nothing(
    lived: Path, tmp_path: Path, seed: int
):
    path, random = tmp_path / "progress.sqlite3", Random(seed)
    shutil.copytree(lived.parent, tmp_path, dirs_exist_ok=True)
    with opened(path) as log:
        log.lesson("deck", "before", moment(DAY + 799))
    rest = path.with_name(path.name + "-journal").read_bytes()
    _, journal = mid_answer(path, spills=True)
    with opened(path) as log:
        acknowledged = list(log.events())
    old = path.read_bytes()
    for _ in range(20):
        os.truncate(path, 0)
        with path.open("r+b") as file:
            file.write(old)
        # The number of records is written, and synced, after the records themselves were.
        unsynced = journal[:8] + bytes(4) + journal[12:]
        path.with_name(path.name + "-journal").write_bytes(torn(rest, unsynced, random, random.random()))
        sound(path, acknowledged)


def test_60_a_power_cut_while_a_backup_is_made_leaves_no_half_one(lived: Path, tmp_path: Path):
    """A name is given only to what was synced and checked: what was not is no backup, and is not listed."""
    where = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")
    shutil.copytree(lived.parent, where.data)
    whole = keeping.back_up(where, moment(DAY + 950)).path.read_bytes()
    for length in range(0, len(whole), 7000):
        (where.backups / f"making-{length:012}").write_bytes(whole[:length])
    assert [checked(one.path).events for one in listed(where.backups)] == [checked(where.progress).events]


# -- 66: transient EIO ----------------------------------------------------------------


@pytest.mark.parametrize(
    "statement", ["PRAGMA application_id", "SELECT id, writer", "PRAGMA integrity_check"]
)
@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT])
def test_66_a_disk_that_fails_to_read_once_is_not_told_as_damage(
    lived: Path, tmp_path: Path, failing: type[Failing], statement: str, code: int
):
    where = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")
    shutil.copytree(lived.parent, where.data)
    before = where.progress.read_bytes()
    failing.statement, failing.code, failing.times = statement, code, 1
    trouble = keeping.look_after(where, moment(DAY + 950), 240)
    assert failing.times == 0
    assert trouble is None or trouble.head == "No backup was made."
    assert keeping.look_after(where, moment(DAY + 950), 240) is None
    assert len(listed(where.backups)) == 1
    assert where.progress.read_bytes() == before


# -- 69: clocks -----------------------------------------------------------------------


def hours(zone: ZoneInfo, day: datetime, count: int) -> Iterator[datetime]:
    start = day.replace(tzinfo=zone).astimezone(UTC)
    for hour in range(count):
        yield (start + timedelta(hours=hour)).astimezone(zone)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29)),
        ("Europe/Berlin", datetime(2026, 10, 25)),
        ("America/New_York", datetime(2026, 3, 8)),
        ("America/New_York", datetime(2026, 11, 1)),
        ("Australia/Lord_Howe", datetime(2026, 4, 5)),
        ("America/Sao_Paulo", datetime(2018, 11, 4)),
        ("Pacific/Apia", datetime(2011, 12, 29)),
    ],
)
def test_69_on_days_on_which_the_clock_is_changed_days_follow_each_other_and_nothing_is_lost(
    tmp_path: Path, zone: str, day: datetime
):
    with Log.open(tmp_path / "progress.sqlite3", scheduling=SCHEDULING) as log:
        given = [
            respond(log, f"deck/{n % 5}", 3, as_moment(local)).event
            for n, local in enumerate(hours(ZoneInfo(zone), day, 72))
        ]
        assert list(log.events()) == given
        expected = [
            ((local - timedelta(hours=4)).replace(tzinfo=None) - datetime(1970, 1, 1)).days
            for local in hours(ZoneInfo(zone), day, 72)
        ]
        assert [event.day for event in given] == expected
        assert expected == sorted(expected)
        orders = [event.order for event in given]
        assert orders == sorted(set(orders))
        assert sum(total.reviews for total in log.stats().days) == 72
    assert astray(tmp_path / "progress.sqlite3", SCHEDULING) == []
