"""How sure one is, line by line and on a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.processes import Run, logged, verdicts
from tests.end_to_end.terminal import Terminal

DECK = """\
cards:
- id: spade
  kind: choice
  ask: What turns the soil?
  options:
  - {text: a spade, correct: true, feedback: Its blade is made to cut into soil.}
  - {text: a rake, feedback: A rake only combs what lies on top.}
"""
PROMPT = "Sure (+) or unsure (-), Enter for neither: "


@pytest.fixture
def garden(tmp_path: Path) -> str:
    path = tmp_path / "garden.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


@pytest.fixture
def asked(home: Path) -> None:
    """The learner set it."""
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("[study]\nconfidence = true\n", encoding="utf-8")


@pytest.fixture
def wrong(run: Run, garden: str) -> str:
    """The number of the wrong option, as it is shown at first."""
    shown = run("study", "--plain", garden).stdout
    return next(line[0] for line in shown.splitlines() if line.endswith("a rake"))


def test_nobody_is_asked_who_did_not_set_it(run: Run, garden: str, wrong: str):
    done = run("study", "--plain", garden, lines=f"{wrong}\n")
    assert PROMPT.strip() not in done.stdout
    assert [review["confidence"] for review in logged(run)] == [""]


@pytest.mark.usefixtures("asked")
def test_a_sign_says_how_sure_before_the_verdict_and_nonsense_is_asked_again(
    run: Run, garden: str, wrong: str
):
    done = run("study", "--plain", garden, lines=f"{wrong}\nperhaps\n+\n")
    assert done.returncode == 0
    before, verdict, _ = done.stdout.partition("Wrong.")
    assert verdict
    assert before.count(PROMPT) == 2
    assert "Type + or -, or nothing." in before
    assert logged(run)[0]["confidence"] == "sure"


@pytest.mark.usefixtures("asked")
def test_the_summary_has_a_line_for_what_was_sure_and_wrong(run: Run, garden: str, wrong: str):
    right = "12".replace(wrong, "")
    done = run("study", "--plain", garden, lines=f"{wrong}\n+\n")
    assert "Sure, but wrong: What turns the soil? back today, tomorrow and in a week" in done.stdout
    later = run("study", "--plain", garden, lines=f"{right}\n-\n" * 2, ALIGNTUTOR_NOW="2026-05-14T10:00:00Z")
    assert "Sure, but wrong" not in later.stdout
    assert json.loads(run("due", "--json", ALIGNTUTOR_NOW="2026-05-15T09:00:00Z").stdout)["due"] == 1


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("end", [":q\n", ""])
def test_whoever_leaves_at_the_prompt_keeps_the_answer_and_sees_its_verdict(
    run: Run, garden: str, wrong: str, end: str
):
    done = run("study", "--plain", garden, lines=f"{wrong}\n{end}")
    assert done.returncode == 0
    assert len(verdicts(done.stdout)) == 1
    assert "That is all for now: 1 card" in done.stdout
    assert [review["confidence"] for review in logged(run)] == [""]


@pytest.mark.usefixtures("asked")
def test_undo_at_the_prompt_asks_the_question_again(run: Run, garden: str, wrong: str):
    done = run("study", "--plain", garden, lines=f"{wrong}\n:u\n{wrong}\n\n")
    assert "Undone" in done.stdout.splitlines()
    assert done.stdout.count("What turns the soil?") >= 2
    assert len(verdicts(done.stdout)) == len(logged(run)) == 1
    assert logged(run, "undo") == []


def test_a_simulated_learner_may_say_how_sure_they_are(run: Run):
    sized = ("simulate", "--cards", "40", "--days", "60", "--json")
    assert run(*sized, "--confidence").stdout not in ("", run(*sized).stdout)


@pytest.mark.usefixtures("asked")
def test_on_a_terminal_a_key_says_it_before_the_verdict(run: Run, home: Path, garden: str):
    with Terminal(home, "study", garden) as terminal:
        terminal.see("Enter answer")
        terminal.press("a", "enter")
        terminal.see("How sure are you?", "+ sure", "- unsure", "Enter neither")
        assert logged(run) == []
        terminal.press("-")
        terminal.see("Enter go on")
        assert [review["confidence"] for review in logged(run)] == ["unsure"]
        terminal.press("q")
        terminal.see("That is all for now")
        terminal.press("q")
        terminal.see("Decks")
        terminal.press("q")
        assert terminal.end() == 0
