"""A look once a day, backups of what is new, and what the doctor finds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aligntutor.core.days import Moment
from aligntutor.settings import Places
from aligntutor.store import Log, backups
from aligntutor.store.checking import checked
from aligntutor.store.schema import MIGRATIONS
from aligntutor.tutor import Refused, doctoring, keeping
from aligntutor.tutor.doctoring import Finding
from tests.unit.store.answering import DAY, let_in, live, moment, opened, respond, tables, unprivileged
from tests.unit.store.test_damage import change

NOON = moment(DAY, 480)
A_DAY = 86_400_000


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")


def record(where: Places, n: int = 1) -> None:
    with opened(where.progress) as log:
        for _ in range(n):
            respond(log, f"deck/{len(list(log.events()))}", 3, moment(DAY, 3))


def later(days: float) -> Moment:
    return Moment(NOON.ms + round(days * A_DAY))


def look(where: Places, days: float = 0) -> keeping.Trouble | None:
    return keeping.look_after(where, later(days), 240)


def made(where: Places) -> list[int]:
    return [checked(one.path).events for one in backups.listed(where.backups)]


# -- once a day -------------------------------------------------------------------


def test_on_each_day_on_which_something_is_new_one_backup_is_made(where: Places):
    record(where)
    assert look(where) is None
    record(where)
    assert look(where, 0.1) is None
    assert made(where) == [1]
    look(where, 1)
    assert made(where) == [1, 2]
    look(where, 2)
    assert made(where) == [1, 2]
    record(where)
    look(where, 9)
    assert made(where) == [1, 2, 3]


def test_a_day_turns_when_the_learner_sleeps(where: Places):
    record(where)
    look(where, 0)
    record(where)
    look(where, 0.6)  # 02:24 at night
    assert made(where) == [1]
    look(where, 0.7)  # 04:48
    assert made(where) == [1, 2]


def test_where_nothing_was_ever_recorded_nothing_is_made(where: Places):
    assert look(where) is None
    assert not where.data.exists()


def test_without_its_memory_of_the_day_it_looks_again_and_makes_no_second_backup(where: Places):
    record(where)
    look(where)
    record(where)
    where.looked_after.unlink()
    look(where, 0.1)
    assert made(where) == [1]


@pytest.mark.parametrize("days", [-1, -20_000, 5_000, 1_000_000])
def test_a_clock_that_leaps_and_comes_back_takes_no_backup_away(where: Places, days: int):
    for day in range(14):
        record(where)
        look(where, day)
    before = made(where)
    record(where)
    look(where, days)
    assert 15 in made(where)
    assert set(before) - set(made(where)) <= {1}  # twelve days of older ones are kept
    record(where)
    look(where, 14)
    assert 16 in made(where)
    assert set(before) - set(made(where)) <= {1, 2}


def test_damage_is_told_no_good_backup_is_replaced_and_it_is_told_again_at_the_next_start(where: Places):
    record(where, 5)
    look(where)
    change(where.progress, "UPDATE events SET wall = wall + 1 WHERE n = 3")
    for days in (1, 1, 9):
        trouble = look(where, days)
        assert trouble
        assert trouble.head == "Your progress file is damaged."
        assert trouble.text.endswith("Leave, then see: aligntutor doctor")
        assert "older backups are kept" in trouble.text
    assert made(where) == [5]


def test_a_folder_that_may_not_be_written_to_is_told(where: Places, tmp_path: Path):
    record(where)
    let_in(tmp_path)
    where.data.chmod(0o555)
    try:
        with unprivileged():
            trouble = look(where)
    finally:
        where.data.chmod(0o755)
    assert trouble
    assert trouble.head == "No backup was made."
    assert str(where.backups) in trouble.text
    assert look(where) is None
    assert made(where) == [1]


def test_another_process_that_holds_the_file_is_no_trouble(where: Places, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(backups.copy_of.__wrapped__.__kwdefaults__, "patience", 0.05)
    record(where)
    with closing(sqlite3.connect(where.progress, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert look(where) is None
    assert not where.looked_after.exists()


def test_it_pauses_often_enough_to_let_others_work(where: Places):
    record(where, 120)
    pauses: list[int] = []
    keeping.look_after(where, NOON, 240, pause=lambda: pauses.append(1))
    assert len(pauses) >= 3


# -- backups and restoring ----------------------------------------------------------


def test_before_a_backup_is_put_in_place_what_is_new_is_backed_up(where: Places):
    record(where, 2)
    first = keeping.back_up(where, NOON)
    record(where)
    done = keeping.restore(where, first.path, later(0.1))
    assert made(where) == [2, 3]
    assert done.contents.events == 2
    keeping.restore(where, first.path, later(0.2))  # nothing is new: what it holds was backed up
    assert made(where) == [2, 3]


def test_an_older_file_is_backed_up_before_it_is_brought_up_to_date(where: Places):
    record(where, 2)

    def back_up() -> None:
        backups.make(where.progress, where.backups, NOON.ms)

    steps = (*MIGRATIONS, lambda db: None)
    for _ in range(2):
        with opened(where.progress, migrations=steps, before_migration=back_up) as log:
            assert len(list(log.events())) == 2
    (backup,) = backups.listed(where.backups)
    assert checked(backup.path).version == len(MIGRATIONS)


def test_where_no_backup_can_be_made_an_older_file_stays_as_it_is(where: Places):
    record(where, 5)
    change(where.progress, "DELETE FROM events WHERE n = 3")
    before = where.progress.read_bytes()

    def back_up() -> None:
        backups.make(where.progress, where.backups, NOON.ms)

    with pytest.raises(Exception, match="damaged"):
        opened(where.progress, migrations=(*MIGRATIONS, lambda db: None), before_migration=back_up)
    assert where.progress.read_bytes() == before


# -- the doctor -------------------------------------------------------------------


def found(where: Places, subject: str) -> list[Finding]:
    return [one for one in doctoring.examine(where, NOON) if one.subject == subject]


def wrong(where: Places) -> list[str]:
    return [one.subject for one in doctoring.examine(where, NOON) if one.severity == "error"]


@pytest.fixture
def lived(where: Places) -> Places:
    with opened(where.progress) as log:
        live(log, Random(5), 40)
    keeping.back_up(where, later(-3))
    return where


def test_a_home_that_is_well(lived: Places):
    assert wrong(lived) == []
    contents = checked(lived.progress)
    (progress,) = found(lived, "progress")
    assert f"{contents.events} events, {contents.reviews} reviews, 1 writer" in progress.message
    (backup,) = found(lived, "backups")
    assert "is 3 days and 0 h old" in backup.message
    assert found(lived, "caches")[0].message == "They are what the events make of them."
    (program,) = found(lived, "program")
    assert "SQLite" in program.message
    assert "Textual" in program.message


def test_a_home_where_nothing_was_recorded_is_well(where: Places):
    assert wrong(where) == []
    assert not where.data.exists()


def test_what_fixes_clock_and_seed_is_shown(where: Places):
    shown = doctoring.examine(where, NOON, clock="2026-05-14T09:00:00Z", seed="7")
    assert "2026-05-14T09:00:00Z" in next(one.message for one in shown if one.subject == "clock")
    assert "7" in next(one.message for one in shown if one.subject == "seed")
    assert not [one for one in doctoring.examine(where, NOON) if one.subject in ("clock", "seed")]


def test_damage_is_an_error_and_the_backup_is_offered_only_where_there_is_one(lived: Places):
    change(lived.progress, "DELETE FROM events WHERE n = 3")
    (progress,) = found(lived, "progress")
    assert (progress.severity, progress.hint) == (
        "error",
        "Put a backup in its place: aligntutor restore",
    )
    backups.listed(lived.backups)[0].path.unlink()
    assert "There is no backup." in found(lived, "progress")[0].hint
    with pytest.raises(Refused, match="damaged"):
        doctoring.mend(lived)


def test_caches_astray_are_an_error_and_mended_without_touching_an_event(lived: Places):
    kept = tables(lived.progress)
    before = checked(lived.progress)
    with closing(sqlite3.connect(lived.progress)) as db, db:
        db.execute("UPDATE totals SET ms = ms + 1")
        db.execute("DELETE FROM card_states")
    (caches,) = found(lived, "caches")
    assert caches.severity == "error"
    assert "card_states, totals" in caches.message
    assert caches.hint.endswith("aligntutor doctor --mend")
    assert doctoring.mend(lived) == ["card_states", "totals"]
    assert tables(lived.progress) == kept
    assert checked(lived.progress) == before
    assert doctoring.mend(lived) == []


def test_a_backup_that_rotted_is_an_error(lived: Places):
    backup = backups.listed(lived.backups)[0].path
    backup.write_bytes(backup.read_bytes()[:9000])
    (finding,) = found(lived, "backups")
    assert finding.severity == "error"


def test_settings_a_cache_and_decks_that_are_not_well(lived: Places, tmp_path: Path):
    lived.config.mkdir()
    lived.preferences.write_text("[study]\nretenton = 1\n", encoding="utf-8")
    lived.cache.mkdir()
    lived.compiled.write_bytes(b"SQLite format 3\0" + b"\xee" * 9000)
    odd = tmp_path / "caf\udce9.yaml"
    odd.write_text("cards: []\n", encoding="utf-8")
    lived.remembered.write_text(json.dumps(["/gone/sky.yaml", str(odd)]), encoding="utf-8")
    assert wrong(lived) == ["settings", "decks"]
    assert found(lived, "cache")[-1].severity == "warning"
    missing, undecodable = found(lived, "decks")
    assert "/gone/sky.yaml is missing" in missing.message
    assert undecodable.severity == "warning"


def test_a_data_folder_that_cannot_be_made_is_an_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    home = Places(tmp_path / "file" / "data", tmp_path / "config", tmp_path / "cache")
    assert "data" in wrong(home)


def test_a_data_folder_that_may_not_be_written_to_is_an_error(lived: Places, tmp_path: Path):
    let_in(tmp_path)
    lived.data.chmod(0o555)
    try:
        with unprivileged():
            assert wrong(lived) == ["data"]
    finally:
        lived.data.chmod(0o755)


def test_a_newer_file_offers_the_backup_of_before(lived: Places):
    with closing(sqlite3.connect(lived.progress)) as db:
        db.execute("PRAGMA user_version = 1000")
    (finding,) = found(lived, "progress")
    assert finding.severity == "error"
    assert "aligntutor restore" in finding.hint
    with pytest.raises(Exception, match="newer"):
        Log.open(lived.progress, scheduling=doctoring.Scheduling())
