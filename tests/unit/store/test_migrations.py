"""From version to version, whole at each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aligntutor.memory import replay
from aligntutor.store import Newer, ReadOnly
from aligntutor.store.schema import MIGRATIONS, version_of

from .answering import DAY, SCHEDULING, let_in, live, moment, opened, respond, tables, unprivileged

LAST = len(MIGRATIONS)


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
    assert contents(path)[0] == len(MIGRATIONS)


def test_an_older_file_is_brought_up_to_date_on_opening_and_refused_by_what_is_older(path: Path):
    with opened(path, migrations=(*MIGRATIONS, second, third)) as log:
        assert log.lessons_read("deck") == {"c": DAY}
        assert contents(path) == (LAST + 2, [("deck", "c", DAY, "of c")])
        respond(log, "deck/a", 3, moment(DAY, 1))
    with pytest.raises(Newer):
        opened(path)
    assert contents(path) == (LAST + 2, [("deck", "c", DAY, "of c")])


OLD_STATES = """
    CREATE TABLE card_states (
        card TEXT NOT NULL PRIMARY KEY, deck TEXT NOT NULL, concept TEXT NOT NULL, phase TEXT NOT NULL,
        step INTEGER NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL, last_day INTEGER NOT NULL,
        last_ms INTEGER NOT NULL, due_day INTEGER NOT NULL, due_ms INTEGER NOT NULL, reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL, "right" INTEGER NOT NULL, last_item TEXT NOT NULL, suspended INTEGER NOT NULL
    ) WITHOUT ROWID
"""
"""As it was in version 1."""


def test_a_file_of_the_first_version_has_all_that_it_had(path: Path):
    with opened(path) as log:
        live(log, Random(3), 40)
        events, kept = list(log.events()), tables(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE marks")
        for index in ("of_note", "edited", "renamed"):
            db.execute(f"DROP INDEX events_{index}")
        db.execute("DROP TABLE card_states")
        db.execute(OLD_STATES)
        db.execute("CREATE INDEX states_touched ON card_states (last_day, deck, concept)")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    with opened(path) as log:
        assert log.states(state[0] for state in kept["card_states"]) == replay(events, SCHEDULING)
        assert list(log.events()) == events
    assert tables(path) == kept


def test_a_file_goes_on_from_the_version_it_reached(path: Path):
    with opened(path, migrations=(*MIGRATIONS, second)):
        assert contents(path) == (LAST + 1, [("deck", "c", DAY, "")])
    with opened(path, migrations=(*MIGRATIONS, failing, third)):
        assert contents(path) == (LAST + 2, [("deck", "c", DAY, "of c")])


def test_a_migration_that_fails_leaves_the_version_before_it_whole(path: Path):
    with pytest.raises(RuntimeError, match="half-way"):
        opened(path, migrations=(*MIGRATIONS, second, failing))
    assert contents(path) == (LAST + 1, [("deck", "c", DAY, "")])


def test_a_tutor_left_open_while_another_brings_the_file_up_to_date_writes_no_more(path: Path):
    with opened(path) as log:
        log.lesson("deck", "d", moment(DAY, 1))
        with opened(path, migrations=(*MIGRATIONS, second)):
            pass
        with pytest.raises(Newer):
            log.lesson("deck", "e", moment(DAY, 2))


def test_an_older_file_that_may_not_be_written_to_says_so(path: Path):
    let_in(path.parent)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(ReadOnly):
            opened(path, migrations=(*MIGRATIONS, second))
    finally:
        path.parent.chmod(0o755)
    assert contents(path)[0] == LAST
