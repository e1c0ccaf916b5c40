"""From version to version, whole at each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligntutor.store import Newer, ReadOnly
from aligntutor.store.schema import MIGRATIONS, version_of

from .answering import DAY, moment, opened, respond, unprivileged


def second(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE lessons ADD COLUMN title TEXT NOT NULL DEFAULT ''")


def third(db: sqlite3.Connection) -> None:
    db.execute("UPDATE lessons SET title = 'of ' || concept")


def failing(db: sqlite3.Connection) -> None:
    db.execute("DROP TABLE lessons")
    raise RuntimeError("half-way")


def contents(path: Path) -> tuple[int, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return version_of(db), db.execute("SELECT * FROM lessons").fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        log.lesson("deck", "c", moment())
    return path


def test_a_new_file_is_at_the_last_version(path: Path):
    assert contents(path)[0] == len(MIGRATIONS) == 1


def test_an_older_file_is_brought_up_to_date_on_opening_and_refused_by_what_is_older(path: Path):
    with opened(path, migrations=(*MIGRATIONS, second, third)) as log:
        assert log.lessons_read("deck") == {"c": DAY}
        assert contents(path) == (3, [("deck", "c", DAY, "of c")])
        respond(log, "deck/a", 3, moment(DAY, 1))
    with pytest.raises(Newer):
        opened(path)
    assert contents(path) == (3, [("deck", "c", DAY, "of c")])


def test_a_file_goes_on_from_the_version_it_reached(path: Path):
    with opened(path, migrations=(*MIGRATIONS, second)):
        assert contents(path) == (2, [("deck", "c", DAY, "")])
    with opened(path, migrations=(*MIGRATIONS, failing, third)):
        assert contents(path) == (3, [("deck", "c", DAY, "of c")])


def test_a_migration_that_fails_leaves_the_version_before_it_whole(path: Path):
    with pytest.raises(RuntimeError, match="half-way"):
        opened(path, migrations=(*MIGRATIONS, second, failing))
    assert contents(path) == (2, [("deck", "c", DAY, "")])


def test_a_tutor_left_open_while_another_brings_the_file_up_to_date_writes_no_more(path: Path):
    with opened(path) as log:
        log.lesson("deck", "d", moment(DAY, 1))
        with opened(path, migrations=(*MIGRATIONS, second)):
            pass
        with pytest.raises(Newer):
            log.lesson("deck", "e", moment(DAY, 2))


def test_an_older_file_that_may_not_be_written_to_says_so(path: Path):
    for parent in (path.parent, *path.parent.parents):
        if str(parent).startswith("/tmp/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(ReadOnly):
            opened(path, migrations=(*MIGRATIONS, second))
    finally:
        path.parent.chmod(0o755)
    assert contents(path)[0] == 1
