"""A file that is none of ours to change is left as it is, and what fails says so and can be tried again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligntutor.store import (
    Busy,
    Damaged,
    Foreign,
    Full,
    Log,
    Newer,
    ReadOnly,
    StoreError,
    Unreadable,
)
from aligntutor.store.schema import APPLICATION, MIGRATIONS

from .answering import DAY, SCHEDULING, let_in, moment, opened, respond, unprivileged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def ours(path: Path, answers: int = 3) -> None:
    with opened(path) as log:
        for n in range(answers):
            respond(log, f"deck/{n}", 3, moment(DAY, n))


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (a)")


def marked_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 77")
        db.execute("CREATE TABLE events (a)")


def numbered_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1")


def foreign_with_a_log_of_its_own(path: Path) -> None:
    """A database in WAL mode whose program died before its log was written back."""
    away = path.with_name("away")
    with closing(sqlite3.connect(away)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("CREATE TABLE theirs (a)")
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(away.with_name("away" + suffix).read_bytes())
    away.unlink()


def newer(path: Path) -> None:
    ours(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1000")


def text(path: Path) -> None:
    path.write_text("This is no database, though it has more than a hundred characters in it. " * 9)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def cut_short(path: Path) -> None:
    ours(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_off(path: Path) -> None:
    ours(path)
    path.write_bytes(path.read_bytes()[:60])


def without_its_version(path: Path) -> None:
    ours(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")


def folder(path: Path) -> dict[str, bytes]:
    return {child.name: child.read_bytes() for child in path.parent.iterdir()}


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (foreign, Foreign),
        (marked_foreign, Foreign),
        (numbered_foreign, Foreign),
        (newer, Newer),
        (text, Damaged),
        (zeros, Damaged),
        (cut_short, Damaged),
        (cut_off, Damaged),
        (without_its_version, Damaged),
    ],
)
def test_a_file_that_is_not_ours_to_change_is_refused_untouched(path: Path, make, error: type[StoreError]):
    make(path)
    before = folder(path)
    with pytest.raises(error) as refusal:
        opened(path)
    assert folder(path) == before
    assert str(path) in str(refusal.value)
    assert "!" not in str(refusal.value)
    log = Log(path, scheduling=SCHEDULING)
    with pytest.raises(error):
        log.lesson("deck", "c", moment())
    assert folder(path) == before


def test_a_foreign_file_that_its_program_left_in_the_middle_is_refused_untouched(path: Path):
    foreign_with_a_log_of_its_own(path)
    before = folder(path)
    with pytest.raises(Foreign):
        opened(path)
    assert {name: folder(path)[name] for name in before} == before


def test_a_newer_file_says_which_format_it_has(path: Path):
    newer(path)
    with pytest.raises(Newer, match=f"its format is 1000, this one knows up to {len(MIGRATIONS)}"):
        opened(path)


def test_a_file_that_becomes_newer_meanwhile_is_refused_too(path: Path):
    ours(path)
    with opened(path) as log:
        newer(path.with_name("other"))
        path.with_name("other").replace(path)
        with pytest.raises(Newer):
            respond(log, "deck/9", 3, moment(DAY, 9))


def test_damage_that_shows_while_reading_is_told(path: Path):
    ours(path, 40)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(Damaged), opened(path) as log:
        list(log.events())


def test_a_file_without_its_tables_is_damaged(path: Path):
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        db.execute("CREATE TABLE other (a)")
    with pytest.raises(Damaged):
        opened(path)


def test_what_is_no_regular_file_is_not_opened(path: Path):
    path.mkdir()
    with pytest.raises(Unreadable, match="not a regular file"):
        opened(path)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="not a regular file"):
        opened(path)


def test_a_folder_that_is_a_file_cannot_hold_the_log(path: Path):
    path.write_text("")
    with opened(path / "progress.sqlite3") as log:
        assert log.blank
        with pytest.raises(Unreadable):
            log.lesson("deck", "c", moment())


@pytest.mark.parametrize("name", ["what? 100% #1.sqlite3", "caf\udce9.sqlite3", "a&mode=ro"])
def test_odd_file_names_are_names(tmp_path: Path, name: str):
    ours(tmp_path / name)
    assert {os.fsencode(child.name) for child in tmp_path.iterdir()} == {
        os.fsencode(name),
        os.fsencode(f"{name}-journal"),
    }
    with opened(tmp_path / name) as log:
        assert len(list(log.events())) == 3


def test_a_lock_that_is_held_too_long_is_told_and_trying_again_succeeds(path: Path):
    ours(path)
    with opened(path, patience=0.05) as log, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="Nothing was saved"):
            respond(log, "deck/9", 3, moment(DAY, 9))
        assert len(list(log.events())) == 3
        other.execute("ROLLBACK")
        respond(log, "deck/9", 3, moment(DAY, 9))
        assert len(list(log.events())) == 4


def test_a_reader_that_holds_on_keeps_a_commit_from_ending_and_nothing_is_half_saved(path: Path):
    ours(path)
    with opened(path, patience=0.05) as log, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM events").fetchone()
        with pytest.raises(Busy):
            respond(log, "deck/9", 3, moment(DAY, 9))
        other.execute("ROLLBACK")
        assert log.state("deck/9") is None
        assert respond(log, "deck/9", 3, moment(DAY, 9)).event.n == 4


def test_what_is_due_is_told_while_another_tutor_is_in_the_middle_of_writing(path: Path):
    ours(path)
    with opened(path, patience=0) as log, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM card_states")
        assert len(log.due_steps(DAY, moment(DAY, 60).ms)) == 3
        other.execute("ROLLBACK")


def test_a_full_disk_is_told_and_trying_again_succeeds(path: Path):
    ours(path)
    with opened(path) as log:
        log.lesson("deck", "c", moment(DAY, 8))
        assert log._db
        pages = log._db.execute("PRAGMA page_count").fetchone()[0]
        log._db.execute(f"PRAGMA max_page_count = {pages}")
        answer = "long " * 9_000
        with pytest.raises(Full, match="no room left"):
            respond(log, "deck/9", 3, moment(DAY, 9), answer=answer)
        assert log.state("deck/9") is None
        assert len(list(log.events())) == 4
        log._db.execute(f"PRAGMA max_page_count = {pages + 99}")
        event = respond(log, "deck/9", 3, moment(DAY, 9), answer=answer).event
        assert list(log.events())[-1] == event
        assert event.n == 5


def test_a_file_that_may_not_grow_is_told_and_trying_again_succeeds(path: Path):
    resource = pytest.importorskip("resource")
    ours(path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened(path) as log:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
        try:
            with pytest.raises((Unreadable, Full)):
                respond(log, "deck/9", 3, moment(DAY, 9), answer="long " * 9_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert len(list(log.events())) == 3
        respond(log, "deck/9", 3, moment(DAY, 9))
        assert len(list(log.events())) == 4


@pytest.fixture
def guarded(path: Path) -> Path:
    """A log in a folder that may be entered and read by all, with nothing above it in the way."""
    ours(path)
    path.chmod(0o644)
    let_in(path.parent)
    return path


def test_a_read_only_folder_is_told_while_reading_goes_on(guarded: Path):
    guarded.parent.chmod(0o555)
    guarded.chmod(0o444)
    before = folder(guarded)
    try:
        with unprivileged(), opened(guarded) as log:
            for _ in range(2):
                with pytest.raises(ReadOnly, match="Nothing was saved"):
                    respond(log, "deck/9", 3, moment(DAY, 9))
                assert len(list(log.events())) == 3
            assert folder(guarded) == before
    finally:
        guarded.parent.chmod(0o755)
        guarded.chmod(0o644)
    with opened(guarded) as log:
        respond(log, "deck/9", 3, moment(DAY, 9))
        assert len(list(log.events())) == 4


def test_a_log_that_cannot_be_made_is_told(guarded: Path):
    guarded.parent.chmod(0o555)
    try:
        with unprivileged():
            for place in (guarded.with_name("new.sqlite3"), guarded.parent / "new" / "new.sqlite3"):
                with opened(place) as log:
                    assert log.blank
                    with pytest.raises(ReadOnly):
                        log.lesson("deck", "c", moment())
    finally:
        guarded.parent.chmod(0o755)


def test_a_file_that_may_not_be_read_is_told(guarded: Path):
    guarded.chmod(0)
    try:
        with unprivileged(), pytest.raises(Unreadable):
            opened(guarded)
    finally:
        guarded.chmod(0o644)
