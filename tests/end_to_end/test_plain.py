"""`study --plain` and its neighbours, driven as a person would: a process, its pipes and its exit code."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import kitchen

Run = Callable[..., subprocess.CompletedProcess[str]]
NOW = "2026-05-14T09:00:00Z"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "ALIGNTUTOR_HOME": str(tmp_path / "home"), "ALIGNTUTOR_NOW": NOW}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def call(*arguments: str, lines: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aligntutor", *arguments],
            input=lines, env={**environment, **more}, capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip

    return call


@pytest.fixture
def deck(tmp_path: Path) -> str:
    return str(kitchen.write(tmp_path))


def logged(run: Run, kind: str = "review") -> list[dict[str, Any]]:
    events = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    return [event for event in events if event["type"] == kind]


def test_lesson_then_a_nonsense_line_then_an_answer_then_the_end_of_input(run: Run, deck: str):
    done = run("study", "--plain", deck, lines="\nnonsense\n1\n")
    assert done.returncode == 0
    assert "A new idea, 1 of 3 today: Resting" in done.stdout
    assert "Type one number from 1 to 3." in done.stdout
    verdicts = [line for line in done.stdout.splitlines() if line.startswith(("Correct", "Wrong", "Partly"))]
    assert len(verdicts) == 1
    assert "That is all for now: 1 card" in done.stdout
    assert len(logged(run)) == 1


def test_no_line_is_wider_than_76_columns(run: Run, deck: str):
    done = run("study", "--plain", deck, lines="\n" + "1\n" * 6)
    assert max(map(len, done.stdout.splitlines())) <= 76


def test_undo_prints_undone_and_asks_that_card_again(run: Run, deck: str):
    done = run("study", "--plain", deck, lines="\n1\n:u\n1\n")
    assert "Undone" in done.stdout
    first, second = logged(run)
    assert first["card"] == second["card"]
    assert [event["undoes"] for event in logged(run, "undo")] == [first["id"]]


def test_undo_reaches_back_before_a_restart(run: Run, deck: str):
    run("study", "--plain", deck, lines="\n1\n")
    done = run("study", "--plain", deck, lines=":u\n")
    assert "Undone" in done.stdout
    assert json.loads(run("stats", "--json").stdout)["reviews"] == 0


def test_commands_are_not_answers_and_a_double_colon_is_a_colon(run: Run, tmp_path: Path):
    path = tmp_path / "smile.yaml"
    path.write_text("cards:\n- {kind: typed, ask: A smile?, answer: ':q'}\n", encoding="utf-8")
    done = run("study", "--plain", str(path), lines=":?\n:x\n\n::q\n")
    assert "There is no command :x." in done.stdout
    assert "Type an answer" in done.stdout
    (review,) = logged(run)
    assert (review["answer"], review["correct"]) == (":q", True)


def test_a_self_graded_card_reveals_then_counts_points_then_takes_a_rating(run: Run, tmp_path: Path):
    path = tmp_path / "salt.yaml"
    path.write_text("cards:\n- {front: Salt?, back: Early., checklist: [early, enough]}\n", encoding="utf-8")
    done = run("study", "--plain", str(path), lines="\n3\n1\n9\n1\n")
    assert "Type numbers from 1 to 2, or nothing." in done.stdout
    assert "Type one number from 1 to 4." in done.stdout
    assert "Wrong." in done.stdout
    (review,) = logged(run)
    assert (review["answer"], review["rating"]) == ({"met": [0], "rating": 1}, 1)


def test_a_card_is_due_on_the_day_that_was_announced_and_not_before(run: Run, tmp_path: Path):
    path = tmp_path / "sky.yaml"
    path.write_text("cards:\n- {front: Blue?, back: Air.}\n", encoding="utf-8")
    run("study", "--plain", str(path), lines="\n4\n")
    due = logged(run)[0]["due"]
    before = due[:8] + f"{int(due[8:10]) - 1:02}" + due[10:]
    assert json.loads(run("due", "--json", ALIGNTUTOR_NOW=before).stdout)["due"] == 0
    assert json.loads(run("due", "--json", ALIGNTUTOR_NOW=due).stdout)["due"] == 1
    assert "Blue?" in run("study", "--plain", "sky", ALIGNTUTOR_NOW=due).stdout


def test_due_and_stats_answer_while_a_tutor_is_open(run: Run, deck: str, environment: dict[str, str]):
    with subprocess.Popen(
        [sys.executable, "-m", "aligntutor", "study", "--plain", deck],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
    ) as tutor:  # fmt: skip
        assert tutor.stdin
        assert tutor.stdout
        tutor.stdin.write("\n1\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Correct", "Wrong"))
        assert json.loads(run("stats", "--json").stdout)["reviews"] == 1
        assert run("due").returncode == 0
        tutor.stdin.close()
        assert tutor.wait(20) == 0


def wait_for(stream: Any, starts: tuple[str, ...]) -> None:
    for line in stream:
        if line.startswith(starts):
            return
    raise AssertionError(f"the output ended without {starts}")


def test_every_answer_whose_verdict_was_shown_survives_a_kill(
    run: Run, deck: str, environment: dict[str, str]
):
    chance = random.Random(4)
    shown = 0
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-m", "aligntutor", "study", "--plain", deck],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
        ) as tutor:  # fmt: skip
            assert tutor.stdin
            assert tutor.stdout
            tutor.stdin.write("\n" + "1\n" * 3)
            tutor.stdin.flush()
            wait_for(tutor.stdout, ("Correct", "Wrong"))
            time.sleep(chance.random() * 0.01)
            tutor.send_signal(signal.SIGKILL)
            rest = tutor.stdout.read()
        shown += 1 + sum(line.startswith(("Correct", "Wrong")) for line in rest.splitlines())
    events = logged(run)
    assert len(events) >= shown
    assert [event["n"] for event in events] == sorted(event["n"] for event in events)


def test_two_tutors_at_once_lose_nothing(run: Run, deck: str, environment: dict[str, str]):
    run("decks")
    tutors = [
        subprocess.Popen(
            [sys.executable, "-m", "aligntutor", "study", "--plain", deck],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
        )
        for _ in range(2)
    ]  # fmt: skip
    outputs = [tutor.communicate("\n1\n2\n", timeout=60)[0] for tutor in tutors]
    told = sum(line.startswith(("Correct", "Wrong")) for out in outputs for line in out.splitlines())
    assert len(logged(run)) == told == 4


def test_an_unknown_command_and_an_unknown_deck_get_a_did_you_mean(run: Run, deck: str):
    wrong_command = run("stdy")
    assert (wrong_command.returncode, wrong_command.stdout) == (2, "")
    assert "Did you mean study?" in wrong_command.stderr
    run("decks", "add", deck)
    wrong_deck = run("study", "--plain", "kitchne")
    assert wrong_deck.returncode == 1
    assert "Did you mean kitchen?" in wrong_deck.stderr


@pytest.mark.parametrize("arguments", [(), ("study",)])
def test_without_a_terminal_there_is_a_message(run: Run, arguments: tuple[str, ...]):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "study --plain" in done.stderr


def test_a_broken_deck_is_told_with_its_place_and_the_others_still_work(run: Run, tmp_path: Path, deck: str):
    broken = tmp_path / "broken.yaml"
    broken.write_text("cards:\n- {front: a, bakc: b}\n", encoding="utf-8")
    checked = run("check", str(broken), "--json")
    assert checked.returncode == 1
    report = json.loads(checked.stdout)
    assert report["errors"] >= 1
    assert (report["findings"][0]["line"], report["findings"][0]["path"]) == (2, str(broken))
    run("decks", "add", deck)
    assert run("study", "--plain", str(broken)).returncode == 1
    done = run("study", "--plain", "kitchen")
    assert f"{broken}:2:" in done.stderr
    assert "A new idea" in done.stdout


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to be looked at", b"SQLite format 3\0" + b"x" * 900]
)
def test_a_damaged_progress_file_is_refused_untouched(run: Run, tmp_path: Path, content: bytes):
    progress = tmp_path / "home" / "data" / "progress.sqlite3"
    progress.parent.mkdir(parents=True)
    progress.write_bytes(content)
    done = run("study", "--plain", lines="\n1\n")
    assert done.returncode == 1
    assert "Nothing in it was changed" in done.stderr
    assert progress.read_bytes() == content


def test_generating_twice_gives_the_same_bytes_in_every_locale_and_hash_seed(run: Run, deck: str):
    once = run("generate", deck, "--json", PYTHONHASHSEED="1", LC_ALL="C")
    again = run("generate", deck, "--json", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert once.stdout == again.stdout != ""
    item = json.loads(once.stdout.splitlines()[0])
    fields = """item card deck concept concepts template skill level kind stem options accepted answer
        explanation case source findings"""
    assert set(fields.split()) <= item.keys()


def test_light_commands_load_neither_textual_nor_yaml_nor_pydantic(
    run: Run, deck: str, environment: dict[str, str]
):
    run("decks", "add", deck)
    code = (
        "import sys; from aligntutor.cli import run; code = run(sys.argv[1:]); "
        "print(sorted({'textual', 'rich', 'yaml', 'pydantic', 'platformdirs'} & sys.modules.keys()), code)"
    )
    for command in ("due", "stats", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, command],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.stdout.splitlines()[-1] == "[] 0"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_program(run: Run, shell: str):
    assert "_ALIGNTUTOR_COMPLETE" in run("completion", shell).stdout


def test_hostile_characters_in_a_path_are_escaped(run: Run):
    done = run("study", "--plain", "\x1b]0;title\x07.yaml")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "\\x1b" in done.stderr


def test_a_fingerprint_finds_a_copied_sentence(run: Run, tmp_path: Path):
    source = tmp_path / "notebook.md"
    source.write_text(
        "# Sunday\n\nA ham wants one quiet hour under foil before anybody takes a knife to it.\n",
        encoding="utf-8",
    )
    (tmp_path / "notebook.fingerprint").write_text(run("fingerprint", str(source)).stdout, encoding="utf-8")
    copied = kitchen.TEXT.replace(
        "noun: notebook", "noun: notebook, fingerprint: notebook.fingerprint"
    ).replace(
        "A duck waits on the board for a quarter of an hour.",
        "A ham wants one quiet hour under foil before anybody eats.",
    )
    done = run("check", str(kitchen.write(tmp_path, text=copied)), "--json")
    rules = {
        finding["rule"] for finding in json.loads(done.stdout)["findings"] if finding["severity"] == "error"
    }
    assert done.returncode == 1
    assert rules == {"R22"}
