"""Backups are whole or not there, old ones are thinned and never all taken away."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.store import Damaged, Full, Missing, Newer, StoreError, backups
from aligntutor.store.backups import ALL_OF, Backup, kept, listed, make
from aligntutor.store.checking import Contents, checked, told

from .answering import DAY, live, moment, opened, respond, tables
from .test_damage import change

MS = 86_400_000
NOON = moment(DAY, 480).ms
PROGRAM = Path(__file__).with_name("dying.py")
TIMES = st.lists(st.integers(-60 * MS, 900 * MS), max_size=120)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def lived(path: Path, steps: int = 30) -> None:
    with opened(path) as log:
        live(log, Random(7), steps)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- which are kept ---------------------------------------------------------------


@settings(deadline=None)
@given(TIMES, st.integers(-60 * MS, 900 * MS))
def test_the_newest_and_all_of_two_days_are_kept_and_thinning_again_takes_nothing(times: list[int], now: int):
    keep = kept(times, now)
    assert keep <= set(times)
    assert set(times) - keep <= {at for at in times if at <= now - ALL_OF}
    assert not times or max(times) in keep
    assert kept(keep, now) == keep


@settings(deadline=None)
@given(st.sets(st.integers(0, 900), min_size=1), st.integers(-(10**14), 10**14))
def test_no_clock_however_wrong_takes_more_than_it_must(days: set[int], now: int):
    keep = {at // MS for at in kept([day * MS for day in days], now)}
    assert len(keep) >= min(len(days), 12)
    assert sorted(days)[-12:] == sorted(keep)[-12:]


def test_one_a_day_for_two_years_leaves_days_then_weeks_then_months():
    there: set[int] = set()
    for day in range(20_000, 20_730):
        there.add(day * MS + MS // 2)
        there = kept(there, day * MS + MS // 2)
    ages = [20_729 - at // MS for at in sorted(there, reverse=True)]
    assert ages[:14] == list(range(14))
    weeks, months = ages[14:24], ages[24:]
    assert len(months) == 9
    # the first week and month are those that days still come into
    assert {older - newer for newer, older in pairwise(weeks[1:])} == {7}
    assert all(28 <= older - newer <= 35 for newer, older in pairwise(months[1:]))
    assert 300 < ages[-1] < 400


def test_several_a_day_are_all_kept_for_two_days_and_then_the_last_of_each_day():
    times = [day * MS + hour * MS // 24 for day in range(10) for hour in (8, 12, 20)]
    now = 9 * MS + 21 * MS // 24
    keep = sorted(kept(times, now))
    assert keep == [day * MS + 20 * MS // 24 for day in range(8)] + [at for at in times if at >= 8 * MS]


# -- making -----------------------------------------------------------------------


def test_a_backup_is_the_log_as_it_stands_and_is_named_by_its_time(path: Path, folder: Path):
    lived(path)
    backup, contents = make(path, folder, NOON)
    assert names(folder) == ["progress-2024-10-04T12-00-00Z.sqlite3"]
    assert backup == Backup(folder / names(folder)[0], NOON)
    assert checked(backup.path) == contents == checked(path)
    with opened(path) as log, opened(backup.path) as copy:
        assert list(copy.events()) == list(log.events())
    assert tables(backup.path) == tables(path)
    reviews = told(backup.path)
    assert reviews
    assert reviews.reviews == contents.reviews


def test_backups_of_one_second_have_names_of_their_own_and_sort_by_time(path: Path, folder: Path):
    lived(path)
    made = [make(path, folder, at)[0] for at in (NOON, NOON + 999, NOON + 1000, NOON)]
    assert [backup.number for backup in made] == [1, 2, 1, 3]
    assert [one.path.name for one in listed(folder)] == names(folder)
    assert len(names(folder)) == 4


@pytest.mark.parametrize("year", ["1969-12-31T23-59-59Z", "2038-01-19T03-14-08Z", "8999-06-01T00-00-00Z"])
def test_any_year_has_its_name_and_gives_its_time_back(path: Path, folder: Path, year: str):
    lived(path, 3)
    (folder / "x").mkdir(parents=True)
    (folder / f"progress-{year}.sqlite3").write_bytes(b"")
    at = listed(folder)[0].at
    assert make(path, folder, at)[0] == Backup(folder / f"progress-{year}_2.sqlite3", at, 2)


def test_what_has_another_name_is_no_backup_and_is_never_removed(path: Path, folder: Path):
    lived(path, 3)
    folder.mkdir()
    others = ["progress-1999-01-01.sqlite3", "mine.sqlite3", "progress-1999-13-45T00-00-00Z.sqlite3"]
    for name in others:
        (folder / name).write_text("")
    make(path, folder, NOON)
    assert len(listed(folder)) == 1
    assert set(others) <= set(names(folder))


def test_where_nothing_was_recorded_there_is_nothing_to_back_up(path: Path, folder: Path):
    with pytest.raises(Missing):
        make(path, folder, NOON)
    path.touch()
    with pytest.raises(Missing):
        make(path, folder, NOON)
    assert not folder.exists() or names(folder) == []


def test_old_ones_are_thinned_once_a_new_one_stands(path: Path, folder: Path):
    lived(path, 3)
    for hour in range(6):
        make(path, folder, NOON + hour * MS // 24)
    assert len(names(folder)) == 6
    make(path, folder, NOON + 5 * MS)
    assert [one.at for one in listed(folder)] == [NOON + 5 * MS // 24, NOON + 5 * MS]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(b"no database, though it is long enough to be looked at" * 9),
        lambda path: change(path, "UPDATE events SET payload = replace(payload, 'deck', 'dock') WHERE n = 3"),
        lambda path: change(path, "DELETE FROM events WHERE n = 3"),
        lambda path: path.write_bytes(path.read_bytes()[:8192] + b"\xff" * (path.stat().st_size - 8192)),
    ],
    ids=["cut short", "overwritten", "changed", "taken out", "pages"],
)
def test_a_damaged_file_gives_no_backup_and_thins_none(path: Path, folder: Path, spoil):
    lived(path)
    for hour in range(4):
        make(path, folder, NOON + hour * MS // 24)
    before = names(folder)
    spoil(path)
    bytes_before = path.read_bytes()
    with pytest.raises(Damaged, match="aligntutor restore") as refusal:
        make(path, folder, NOON + 9 * MS)
    assert str(path) in str(refusal.value)
    assert names(folder) == before
    assert path.read_bytes() == bytes_before


def test_a_newer_file_is_not_backed_up_by_an_older_program(path: Path, folder: Path):
    lived(path, 3)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1000")
    with pytest.raises(Newer):
        make(path, folder, NOON)


def test_a_disk_that_is_full_leaves_what_was_there(path: Path, folder: Path):
    resource = pytest.importorskip("resource")
    lived(path)
    make(path, folder, NOON)
    before = names(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises((Full, StoreError)):
            make(path, folder, NOON + 9 * MS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names(folder) == before
    make(path, folder, NOON + MS)


def test_a_backup_made_while_others_write_is_whole(path: Path, folder: Path):
    def write() -> None:
        with opened(path) as log:
            n = 0
            while not done.wait(0.002):  # without it one writer may starve the other beyond its patience
                respond(log, f"deck/{n % 9}", 3, moment(DAY, n))
                n += 1

    lived(path)
    done = threading.Event()
    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        held = [make(path, folder, NOON + n * 1000) for n in range(20)]
    finally:
        done.set()
        for writer in writers:
            writer.join()
    for backup, contents in held:
        assert checked(backup.path) == contents
    events = [contents.events for _, contents in held]
    assert events == sorted(events)
    assert events[0] < events[-1]
    assert events[-1] <= checked(path).events


def test_a_writer_does_not_wait_while_a_long_log_is_copied(path: Path, folder: Path, monkeypatch):
    monkeypatch.setattr("aligntutor.store.checking.PAGES", 1)
    lived(path)
    answered = []

    def pause() -> None:
        if not answered:
            with opened(path, patience=1) as log:
                answered.append(respond(log, "deck/new", 3, moment(DAY + 900)).event.id)

    with backups.copy_of(path, folder, pause=pause) as (copy, contents):
        assert answered
        assert contents.last == answered[0]
        assert checked(copy).events == checked(path).events


def test_what_a_process_left_unfinished_is_swept_up_but_not_what_is_being_made(path: Path, folder: Path):
    lived(path, 3)
    folder.mkdir()
    old, new = folder / "making-0123456789ab", folder / "making-ba9876543210"
    old.touch()
    new.touch()
    long_ago = time.time() - 90_000
    os.utime(old, (long_ago, long_ago))
    make(path, folder, NOON)
    assert not old.exists()
    assert new.exists()


def test_a_backup_killed_at_any_moment_is_whole_or_not_there(path: Path, folder: Path):
    random = Random(2)
    lived(path)
    events = checked(path).events
    for _ in range(4):
        workers = [
            subprocess.Popen(
                [sys.executable, str(PROGRAM), "backs-up", str(path)], stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        for worker in workers:
            assert worker.stdout
            worker.stdout.readline()
            time.sleep(random.random() * 0.1)
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
    there = listed(folder)
    assert len(there) >= 8
    assert {checked(backup.path).events for backup in there} == {events}
    assert checked(path).events == events


# -- checking ---------------------------------------------------------------------


def test_what_is_checked_tells_what_the_log_holds(path: Path):
    with opened(path) as log:
        for n in range(60):
            respond(log, f"deck/{n}", 3, moment(DAY, n))
        log.lesson("deck", "c", moment(DAY, 70))
        undone = log.undo_last(moment(DAY, 71))
        events = list(log.events())
    assert undone
    found = checked(path)
    assert isinstance(found, Contents)
    assert (found.events, found.reviews, found.last) == (62, 59, events[-1].id)
    assert [tuple(writer) for writer in found.writers] == [(events[0].writer, 62, events[-1].wall)]


def test_checking_changes_nothing_and_is_possible_while_it_is_read_only(path: Path):
    lived(path)
    before = {child.name: child.read_bytes() for child in path.parent.iterdir()}
    checked(path)
    assert {child.name: child.read_bytes() for child in path.parent.iterdir()} == before
