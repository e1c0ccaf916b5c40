"""A backup is put in place whole, and what was there before is kept aside, whatever state it is in."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aligntutor.core.events import Event
from aligntutor.store import Busy, Damaged, Foreign, Missing, StoreError, Strayed, restoring
from aligntutor.store.backups import make
from aligntutor.store.checking import checked
from aligntutor.store.errors import Itself
from aligntutor.store.restoring import restore
from aligntutor.store.schema import MIGRATIONS

from .answering import DAY, moment, opened, respond
from .test_damage import change
from .test_restoring import MUCH, OUTER, answers, interrupted

AT = moment(DAY, 480).ms
ASIDE = "progress-replaced-2024-10-04T12-00-00Z.sqlite3"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.sqlite3"


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup of three answers; two more were given since."""
    answers(path, range(3))
    made = make(path, path.parent / "backups", AT)[0].path
    answers(path, range(3, 5))
    return made


def events_in(path: Path) -> list[Event]:
    with opened(path) as log:
        return list(log.events())


def beside(path: Path) -> set[str]:
    return {child.name for child in path.parent.iterdir() if child.is_file()}


def test_the_backup_is_in_place_and_the_file_of_before_is_kept(path: Path, backup: Path):
    newer = events_in(path)
    contents, aside = restore(backup, path, AT)
    assert aside == path.with_name(ASIDE)
    assert contents.events == len(events_in(path)) == 3
    assert events_in(aside) == newer
    assert beside(path) - {"progress.sqlite3-journal"} == {"progress.sqlite3", ASIDE, f"{ASIDE}-journal"}
    assert checked(backup).events == 3


def test_the_restored_file_is_a_new_writer_wherever_it_comes_to_lie(path: Path, backup: Path):
    lost = events_in(path)
    path.unlink()  # its place on the disk may be given to the restored file
    restore(backup, path, AT)
    events = answers(path, range(5, 7))
    assert [event.n for event in events] == [1, 2, 3, 1, 2]
    assert events[3].writer not in {event.writer for event in lost}
    assert checked(path).events == 5


def test_a_tutor_that_is_open_goes_on_with_the_restored_file(path: Path, backup: Path):
    with opened(path) as log:
        respond(log, "deck/8", 3, moment(DAY, 8))
        restore(backup, path, AT)
        assert len(list(log.events())) == 3
        respond(log, "deck/9", 3, moment(DAY, 9))
        assert [event.payload["card"] for event in log.events()][3:] == ["deck/9"]


def test_again_and_again_every_file_of_before_has_a_name_of_its_own(path: Path, backup: Path):
    asides = {restore(backup, path, AT).aside for _ in range(3)}
    assert len(asides) == 3
    assert all(aside and aside.exists() for aside in asides)


def missing(path: Path) -> None:
    path.unlink()


def missing_but_for_its_journal(path: Path) -> None:
    interrupted(path, MUCH)
    path.unlink()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def overwritten(path: Path) -> None:
    path.write_bytes(b"no database, though it is long enough to be looked at" * 9)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    change(path, "UPDATE events SET wall = wall + 1 WHERE n = 2")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1000")


def mid_write(path: Path) -> None:
    interrupted(path, MUCH)


def mid_write_to_a_broken_file(path: Path) -> None:
    interrupted(path, MUCH, OUTER)
    path.write_bytes(b"x" * 100 + path.read_bytes()[100:])


def beside_a_stale_journal(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    answers(path, range(20, 60))
    interrupted(path, MUCH)
    copy.replace(path)
    with pytest.raises(Strayed):
        opened(path)


@pytest.mark.parametrize(
    "spoil",
    [
        missing, missing_but_for_its_journal, cut_short, overwritten, empty, flipped, newer, mid_write,
        mid_write_to_a_broken_file, beside_a_stale_journal,
    ],
)  # fmt: skip
@pytest.mark.parametrize("links", [True, False])
def test_whatever_state_the_present_file_is_in(
    path: Path, backup: Path, spoil: Callable[[Path], None], links: bool, monkeypatch: pytest.MonkeyPatch
):
    def no_links(*_: object) -> None:
        raise PermissionError("no second names here")

    spoil(path)
    there = path.exists() and path.read_bytes()
    journal = path.with_name(path.name + "-journal")
    hot = journal.read_bytes() if journal.exists() else b""
    healed = spoil in (mid_write, mid_write_to_a_broken_file)  # rolled back first, and so whole again
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    _, aside = restore(backup, path, AT)
    events = answers(path, range(7, 9))
    assert [event.n for event in events] == [1, 2, 3, 1, 2]
    assert checked(path).events == 5
    assert (aside is None) == (there is False)
    if healed:
        assert len(events_in(path.with_name(ASIDE))) == 5
    elif aside:
        assert aside.read_bytes() == there
    if hot[:8].strip(b"\0") and not healed:
        assert path.with_name(f"{ASIDE}-journal").read_bytes() == hot
    assert not [name for name in beside(path) if "restoring" in name]


def test_an_older_backup_is_put_back_and_brought_up_to_date_at_the_next_start(path: Path, backup: Path):
    with opened(path, migrations=(*MIGRATIONS, lambda db: None)):
        pass
    assert restore(backup, path, AT).contents.version == len(MIGRATIONS)
    with opened(path, migrations=(*MIGRATIONS, lambda db: None)) as log:
        assert respond(log, "deck/new", 3, moment(DAY, 9)).event.n == 1


def spoilt_backup(backup: Path) -> None:
    change(backup, "DELETE FROM events WHERE n = 2")


def short_backup(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:9000])


def foreign_backup(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as db:
        db.execute("CREATE TABLE theirs (a)")


def no_backup(backup: Path) -> None:
    backup.unlink()


def same_file(backup: Path) -> None:
    backup.unlink()
    backup.symlink_to(backup.parent.parent / "progress.sqlite3")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (spoilt_backup, Damaged),
        (short_backup, Damaged),
        (foreign_backup, Foreign),
        (no_backup, Missing),
        (same_file, Itself),
    ],
)
def test_a_backup_that_is_not_sound_changes_nothing(
    path: Path, backup: Path, spoil: Callable[[Path], None], error: type[StoreError]
):
    spoil(backup)
    before = {name: (path.parent / name).read_bytes() for name in beside(path)}
    with pytest.raises(error) as refusal:
        restore(backup, path, AT)
    assert refusal.value.path == str(backup)
    assert {name: (path.parent / name).read_bytes() for name in beside(path)} == before


def test_a_file_that_another_process_holds_is_left_in_place(path: Path, backup: Path):
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore(backup, path, AT, patience=0.05)
        other.execute("ROLLBACK")
    assert path.read_bytes() == before
    assert beside(path) == {"progress.sqlite3", "progress.sqlite3-journal"}
    restore(backup, path, AT)
    assert len(events_in(path)) == 3


def test_another_program_s_file_is_left_in_place(path: Path, backup: Path):
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(Foreign):
        restore(backup, path, AT)
    assert path.read_bytes() == before


@pytest.mark.parametrize("step", range(6))
def test_wherever_it_dies_the_old_file_or_the_new_one_is_there(
    path: Path, backup: Path, step: int, monkeypatch: pytest.MonkeyPatch
):
    class Died(BaseException):
        pass

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            nonlocal left
            if not left:
                raise Died
            left -= 1
            return real(*arguments, **more)

        return call

    left = step
    monkeypatch.setattr(os, "link", dying(os.link))
    monkeypatch.setattr(Path, "replace", dying(Path.replace))
    monkeypatch.setattr(restoring, "sync", dying(restoring.sync))
    try:
        restore(backup, path, AT)
        died = False
    except Died:
        died = True
    monkeypatch.undo()
    assert died == (step < 4)  # file, journal, exchange, folder
    assert len(events_in(path)) == (5 if step < 3 else 3)
    assert checked(path)


def test_a_link_to_the_file_stays_one(path: Path, backup: Path, tmp_path: Path):
    real = tmp_path / "elsewhere" / "progress.sqlite3"
    real.parent.mkdir()
    path.replace(real)
    path.symlink_to(real)
    _, aside = restore(backup, path, AT)
    assert aside
    assert (path.is_symlink(), aside.parent) == (True, real.parent)
    assert len(events_in(path)) == 3
