"""`backup`, `restore` and `doctor` as processes, and the backups that are made unasked."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.processes import NOW, Run, logged
from tests.end_to_end.terminal import Terminal

DAY = "progress-2026-05-14T09-00-00Z.sqlite3"


@pytest.fixture
def learner(run: Run, deck: str) -> Run:
    """A home in which one card was answered."""
    run("study", "--plain", deck, lines="\n1\n")
    return run


def progress(home: Path) -> Path:
    return home / "data" / "progress.sqlite3"


def backups(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "data" / "backups").iterdir())


def listing(run: Run) -> list[dict[str, Any]]:
    return json.loads(run("restore", "--json").stdout)  # type: ignore[no-any-return]


def test_the_first_sitting_of_a_day_leaves_a_backup_of_what_was_answered(learner: Run, home: Path):
    assert backups(home) == [DAY]
    assert [row["reviews"] for row in listing(learner)] == [1]
    learner("study", "--plain", lines="1\n")
    assert backups(home) == [DAY]
    learner("study", "--plain", ALIGNTUTOR_NOW="2026-05-16T09:00:00Z")
    assert backups(home) == [DAY, "progress-2026-05-16T09-00-00Z.sqlite3"]
    learner("study", "--plain", ALIGNTUTOR_NOW="2026-05-17T09:00:00Z")
    assert len(backups(home)) == 2


def test_a_backup_is_made_when_asked_for_and_tells_what_it_holds(learner: Run, home: Path):
    made = json.loads(learner("backup", "--json").stdout)
    assert made.keys() >= {"path", "reviews"}
    assert made["reviews"] == 1
    assert Path(made["path"]).parent == home / "data" / "backups"
    assert Path(made["path"]).stat().st_size == made["bytes"]
    said = learner("backup")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.endswith("  1 answer\n")
    assert len(backups(home)) == 3


def test_before_anything_was_recorded_there_is_nothing_to_back_up_or_to_restore(run: Run, home: Path):
    done = run("backup")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There will be something to back up after the first answer." in done.stderr
    done = run("restore")
    assert (done.returncode, done.stdout) == (0, "")
    assert "There is no backup in" in done.stderr
    assert json.loads(run("restore", "--json").stdout) == []
    assert json.loads(run("doctor", "--json").stdout)["ok"] is True
    assert not (home / "data").exists()


def test_a_backup_is_put_in_place_after_a_yes_and_the_file_of_before_is_kept(learner: Run, home: Path):
    learner("study", "--plain", lines="1\n1\n")
    assert len(logged(learner)) > 1
    for line in ("", "\n", "no\n", "yesterday\n"):
        done = learner("restore", DAY, lines=line)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.endswith("Nothing was changed.\n")
    assert len(logged(learner)) > 1
    done = learner("restore", DAY, lines="yes\n")
    assert done.returncode == 0
    aside = home / "data" / "progress-replaced-2026-05-14T09-00-00Z.sqlite3"
    assert done.stdout.splitlines() == [
        f"Restored 1 answer from {home / 'data' / 'backups' / DAY}.",
        f"What was there before is kept as {aside}.",
    ]
    assert len(logged(learner)) == 1
    assert [row["reviews"] for row in listing(learner)] == [1, 2]
    learner("study", "--plain", lines="1\n")
    assert len({event["writer"] for event in logged(learner)}) == 2
    assert json.loads(learner("doctor", "--json").stdout)["ok"] is True


def test_a_backup_is_named_by_its_path_too_and_for_programs_nothing_is_asked(
    learner: Run, home: Path, tmp_path: Path
):
    moved = tmp_path / "on a stick.sqlite3"
    (home / "data" / "backups" / DAY).rename(moved)
    done = learner("restore", str(moved), "--yes", "--json")
    assert json.loads(done.stdout).keys() == {"path", "reviews", "aside"}
    assert len(logged(learner)) == 1
    done = learner("restore", "progress-gone", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "aligntutor restore" in done.stderr


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def overwritten(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to be looked at")


def changed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TRIGGER events_never_change")
        db.execute("UPDATE events SET wall = wall + 1 WHERE n = 1")


@pytest.mark.parametrize("spoil", [cut_short, overwritten, changed])
def test_damage_is_found_the_backup_offered_and_the_damaged_file_kept(learner: Run, home: Path, spoil):
    spoil(progress(home))
    damaged = progress(home).read_bytes()
    done = learner("doctor")
    assert done.returncode == 1
    assert f"wrong  progress: {progress(home)} is damaged" in done.stdout
    assert "       Put a backup in its place: aligntutor restore" in done.stdout
    assert done.stdout.endswith("Something is wrong.\n")
    done = learner("backup")
    assert (done.returncode, done.stdout) == (1, "")
    assert "To put a backup in its place and keep it aside, use: aligntutor restore" in done.stderr
    assert backups(home) == [DAY]
    done = learner("restore", DAY, "--yes", "--json")
    assert Path(json.loads(done.stdout)["aside"]).read_bytes() == damaged
    assert len(logged(learner)) == 1
    assert learner("doctor").returncode == 0


def test_the_doctor_shows_what_is_fixed_and_what_is_missing(learner: Run, deck: str):
    done = json.loads(learner("doctor", "--json", "--seed", "7").stdout)
    assert done["ok"] is True
    assert all(row.keys() == {"severity", "subject", "message", "hint"} for row in done["findings"])
    said = {row["subject"]: row["message"] for row in done["findings"]}
    assert "2026-05-14T09:00:00Z" in said["clock"]
    assert "7" in said["seed"]
    Path(deck).rename(f"{deck}.away")
    done = learner("doctor", "--json")
    assert done.returncode == 1
    (finding,) = [row for row in json.loads(done.stdout)["findings"] if row["severity"] == "error"]
    assert finding["message"] == f"{deck} is missing."


def test_the_doctor_mends_caches_and_leaves_events_alone(learner: Run, home: Path):
    events = learner("log", "--json").stdout
    with closing(sqlite3.connect(progress(home))) as db, db:
        db.execute("UPDATE totals SET reviews = 99")
    assert learner("doctor").returncode == 1
    done = learner("doctor", "--mend")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Made anew: totals.")
    assert json.loads(learner("stats", "--json").stdout)["reviews"] == 1
    assert learner("log", "--json").stdout == events
    assert learner("doctor", "--mend").stdout.startswith("There was nothing to mend.\n")


def test_on_screen_the_backup_of_the_day_is_made_behind_the_first_page(learner: Run, home: Path):
    for name in backups(home):
        (home / "data" / "backups" / name).unlink()
    with Terminal(home) as terminal:
        terminal.see("Decks")
        end = time.monotonic() + 20
        while not backups(home) or backups(home)[0].startswith("making"):
            assert time.monotonic() < end
            time.sleep(0.05)
        terminal.press("q")
        assert terminal.end() == 0
    assert len(backups(home)) == 1


def test_on_screen_damage_is_said_and_studying_goes_on(learner: Run, home: Path):
    changed(progress(home))
    with Terminal(home) as terminal:
        terminal.see("Your progress file is damaged.", "aligntutor doctor")
        terminal.press("enter")
        terminal.see("Esc leave")
        terminal.press("escape")
        terminal.see("Decks")
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("now", ["1969-12-31T23:59:59Z", "2038-01-19T03:14:08Z", "1901-01-01T00:00:00Z"])
def test_a_sitting_at_any_date_is_kept_and_backed_up_and_so_is_one_a_day_back(run: Run, deck: str, now: str):
    run("study", "--plain", deck, lines="\n1\n", ALIGNTUTOR_NOW=now)
    (row,) = listing(run)
    assert (row["reviews"], row["at"][:19] + "Z") == (1, now)
    assert json.loads(run("doctor", "--json", ALIGNTUTOR_NOW=now).stdout)["ok"] is True
    for day in ("2026-05-14T09:00:00Z", "2026-05-13T09:00:00Z"):
        done = run("study", "--plain", "kitchen", lines="1\n", ALIGNTUTOR_NOW=day)
        assert done.returncode == 0
        assert json.loads(run("doctor", "--json", ALIGNTUTOR_NOW=day).stdout)["ok"] is True
    assert len(logged(run)) >= 2


def test_a_home_and_a_deck_with_undecodable_names_work_and_are_shown_escaped(tmp_path: Path, compiled: Path):
    home, deck = os.fsencode(tmp_path / "caf") + b"\xe9", os.fsencode(tmp_path / "d") + b"\xe9ck.yaml"
    shutil.copytree(compiled, os.fsdecode(home) + "/cache")
    Path(os.fsdecode(deck)).write_text("id: sky\ncards:\n- {front: Blue?, back: Air.}\n", encoding="utf-8")

    def run(*arguments: str | bytes) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aligntutor", "--home", home, *arguments],
            env={**os.environ, "ALIGNTUTOR_NOW": NOW, "PYTHONUTF8": "1"},
            input="\n4\n", capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip

    done = run("study", "--plain", deck)
    assert (done.returncode, "Correct" in done.stdout) == (0, True)
    assert json.loads(run("decks", "--json").stdout)[-1]["path"] == os.fsdecode(deck)
    made = run("backup")
    assert (made.returncode, "caf\\udce9/data/backups" in made.stdout) == (0, True)
    restored = run("restore", DAY, "--yes")
    assert (restored.returncode, restored.stdout.startswith("Restored 1 answer")) == (0, True)
    doctor = json.loads(run("doctor", "--json").stdout)
    assert doctor["ok"] is True
    warned = {row["subject"] for row in doctor["findings"] if row["severity"] == "warning"}
    assert warned == {"data", "config", "cache", "decks"}
