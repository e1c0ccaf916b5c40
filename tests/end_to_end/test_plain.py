"""`study --plain` and its neighbours, driven as a person would: a process, its pipes and its exit code."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligntutor.core.identity import text_id
from tests.end_to_end.processes import Run, begin, logged, verdicts, wait_for


def test_lesson_then_a_nonsense_line_then_an_answer_then_the_end_of_input(run: Run, deck: str):
    done = run("study", "--plain", deck, lines="\nnonsense\n1\n")
    assert done.returncode == 0
    assert "A new idea, 1 of 3 today: Resting" in done.stdout
    assert "Type one number from 1 to 3." in done.stdout
    assert len(verdicts(done.stdout)) == 1
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


def test_not_knowing_is_said_where_an_answer_is_typed_and_nowhere_else(run: Run, deck: str, tmp_path: Path):
    path = tmp_path / "pots.yaml"
    path.write_text("cards:\n- {kind: typed, ask: What goes on a pot?, answer: lid}\n", encoding="utf-8")
    done = run("study", "--plain", str(path), lines=":g\n:q\n")
    assert "lid" in done.stdout
    (review,) = logged(run)
    assert (review["answer"], review["correct"], review["rating"]) == ("", False, 1)
    done = run("study", "--plain", deck, lines=":g\n\n:g\n:q\n")
    assert done.stdout.count("There is nothing to give up here") == 2
    assert len(logged(run)) == 1


def test_a_self_graded_card_reveals_then_counts_points_then_takes_a_rating(run: Run, tmp_path: Path):
    path = tmp_path / "salt.yaml"
    path.write_text("cards:\n- {front: Salt?, back: Early., checklist: [early, enough]}\n", encoding="utf-8")
    done = run("study", "--plain", str(path), lines="\n3\n1\n9\n1\n")
    assert "Type numbers from 1 to 2, or nothing." in done.stdout
    assert "Type one number from 1 to 4." in done.stdout
    assert "Wrong." in done.stdout
    (review,) = logged(run)
    assert (review["answer"], review["rating"]) == ({"met": [text_id("early")], "rating": 1}, 1)


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
    with begin(environment, "study", "--plain", deck) as tutor:
        assert tutor.stdin
        tutor.stdin.write("\n1\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Correct", "Wrong"))
        assert json.loads(run("stats", "--json").stdout)["reviews"] == 1
        assert run("due").returncode == 0
        tutor.stdin.close()
        assert tutor.wait(20) == 0


KILLS = int(os.environ.get("ALIGNTUTOR_KILLS", "16"))
OF_ONE_HOME = 16
"""Kills after which a new learner begins: a day's cards come to an end."""
AT_ONCE = 2
ANSWERS = {
    "Enter goes on: ": ("",),
    "Your number: ": ("1", "2", "3", "7", ":u", "none of these"),
    "Your answer: ": ("lid", "a lid", "tongs", "", ":u"),
    "Enter shows the answer: ": ("", ":u"),
    "(Enter for none): ": ("", "1", "9"),
    "1 to 4: ": ("1", "3", "5"),
}


def answer_until_killed(tutor: subprocess.Popen[str], chance: random.Random, acts: int) -> tuple[int, int]:
    """Answer right, wrong, with nonsense and by undoing, then kill; how many verdicts and undos were told."""
    assert tutor.stdin
    assert tutor.stdout
    text = ""
    for _ in range(acts):
        while not text.endswith(tuple(ANSWERS)):
            read = tutor.stdout.read(1)
            if not read:
                return len(verdicts(text)), len(re.findall("(?m)^Undone", text))
            text += read
        asked = next(prompt for prompt in ANSWERS if text.endswith(prompt))
        tutor.stdin.write(chance.choice(ANSWERS[asked]) + "\n")
        tutor.stdin.flush()
        text += "\n"
    time.sleep(chance.random() * 0.01)
    tutor.send_signal(signal.SIGKILL)
    text += tutor.stdout.read()
    return len(verdicts(text)), len(re.findall("(?m)^Undone", text))


@pytest.mark.parametrize("seed", range(0, KILLS, OF_ONE_HOME))
def test_nothing_that_was_told_is_missing_after_kills_at_any_moment(
    run: Run, deck: str, tmp_path: Path, home: Path, environment: dict[str, str], seed: int
):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("[study]\nnew_per_day = 20\n", encoding="utf-8")
    pots = tmp_path / "pots.yaml"
    pots.write_text("cards:\n- {kind: typed, ask: What goes on a pot?, answer: lid}\n", encoding="utf-8")

    def killed_after(round: int) -> tuple[int, int]:
        acts = 2 + round % 8
        with begin(environment, "study", "--plain", str(pots) if acts % 3 == 0 else deck) as tutor:
            return answer_until_killed(tutor, random.Random(seed + round), acts)

    for path in (str(pots), deck):
        run("decks", "add", path)
    told = undone = 0
    rounds = OF_ONE_HOME
    for round in range(0, rounds, AT_ONCE):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            more = list(pool.map(killed_after, range(round, round + AT_ONCE)))
        told += sum(verdicts for verdicts, _ in more)
        undone += sum(undos for _, undos in more)
    assert told >= rounds // 2
    assert undone > 0
    assert {event["kind"] for event in logged(run)} >= {"choice", "typed"}
    reviews, undos = logged(run), logged(run, "undo")
    # what a kill cut short may be there as well, at most one act a round
    assert told <= len(reviews) <= told + rounds
    assert undone <= len(undos) <= undone + rounds
    assert len(reviews) + len(undos) <= told + undone + rounds
    assert json.loads(run("stats", "--json").stdout)["reviews"] == len(reviews) - len(undos)


def test_two_tutors_at_once_lose_nothing(run: Run, deck: str, environment: dict[str, str]):
    run("decks", "add", deck)
    tutors = [begin(environment, "study", "--plain", deck) for _ in range(2)]
    for tutor in tutors:
        assert tutor.stdin
        tutor.stdin.write("\n1\n2\n")
        tutor.stdin.flush()
    outputs = [tutor.communicate(timeout=60)[0] for tutor in tutors]
    assert sum(len(verdicts(out)) for out in outputs) == 4
    assert len({event["id"] for event in logged(run)}) == 4


def test_a_piped_line_ends_the_line_of_its_prompt(run: Run, deck: str):
    lines = run("study", "--plain", deck, lines="\n1\n:u\nnonsense\n:?\n:q\n").stdout.splitlines()
    assert "Undone" in lines
    assert "Type one number from 1 to 3." in lines
    assert lines.count("Your number: ") == 5
    assert "  :u  take the last answer back, or whatever was done last" in lines


def test_a_line_without_end_is_asked_again_and_not_graded(run: Run, tmp_path: Path):
    path = tmp_path / "smile.yaml"
    path.write_text("cards:\n- {kind: typed, ask: A smile?, answer: grin}\n", encoding="utf-8")
    done = run("study", "--plain", str(path), lines="x" * 50_000 + "\n" + "grin\n")
    assert "Type fewer than 4000 characters." in done.stdout
    assert [review["answer"] for review in logged(run)] == ["grin"]


def test_what_a_limit_keeps_for_later_is_said(run: Run, home: Path, tmp_path: Path):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("[study]\nnew_per_day = 2\n", encoding="utf-8")
    path = tmp_path / "three.yaml"
    path.write_text(
        "".join(["cards:\n", *(f"- {{front: Q{n}, back: A}}\n" for n in range(3))]), encoding="utf-8"
    )
    done = run("study", "--plain", str(path), "--cards", "1", lines="\n4\n")
    assert done.stdout.splitlines()[-1] == "More is waiting whenever you like."
    done = run("study", "--plain", "three", lines="\n4\n")
    assert done.stdout.splitlines()[-1] == "Today's new ideas are met. More come tomorrow."
    again = run("study", "--plain", "three").stdout
    assert "That is all for now: 0 cards in 0 min." in again
    assert again.splitlines()[-1] == "Today's new ideas are met. More come tomorrow."
    tomorrow = run("study", "--plain", "three", lines="\n4\n", ALIGNTUTOR_NOW="2026-05-15T09:00:00Z").stdout
    assert "Q2" in tomorrow
    assert "tomorrow." not in tomorrow.splitlines()[-1]
