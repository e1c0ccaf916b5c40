"""Cards by hand, modes, exams and pauses, as commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.processes import Run, logged, verdicts

CARDS = "id: sums\ncards:\n" + "".join(
    f'- {{id: c{n}, front: "{n} and {n}?", back: "{2 * n}"}}\n' for n in range(5)
)
GOOD = "\n3\n" * 12


@pytest.fixture
def sums(run: Run, tmp_path: Path) -> str:
    """A deck of five cards, of which four were answered on the fixed day until they graduated."""
    path = tmp_path / "sums.yaml"
    path.write_text(CARDS, encoding="utf-8")
    run("study", "--plain", str(path), lines=GOOD)
    run("study", "--plain", "sums", lines=GOOD, ALIGNTUTOR_NOW="2026-05-14T09:30:00Z")
    return "sums"


def told(run: Run, *arguments: str, **more: str) -> Any:
    done = run(*arguments, "--json", **more)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_a_card_is_told_with_its_history(run: Run, sums: str):
    facts = told(run, "card", "sums/c0")
    assert (facts["asks"], facts["phase"], facts["reps"], facts["suspended"]) == (
        "0 and 0?",
        "review",
        2,
        None,
    )
    assert [event["type"] for event in facts["history"]] == ["review", "review"]
    text = run("card", "c0").stdout
    assert "sums/c0\n  0 and 0?\n  In review, due on 2026-05-" in text
    assert "Answered 2 times, 2 right; forgotten 0 times." in text


def test_without_a_name_the_cards_that_are_set_aside_are_listed(run: Run, sums: str):
    assert run("card").stdout == "No card is set aside.\n"
    assert told(run, "card") == []
    run("card", "sums/c1", "suspend")
    run("card", "sums/c0", "bury", "2")
    assert run("card").stdout == (
        "sums/c0  0 and 0?: comes back on 16 May\nsums/c1  1 and 1?: set aside by you\n"
    )
    assert told(run, "card") == [
        {"card": "sums/c0", "name": "0 and 0?", "why": "comes back on 16 May", "until": "2026-05-16"},
        {"card": "sums/c1", "name": "1 and 1?", "why": "set aside by you", "until": None},
    ]


def test_what_is_done_to_a_card_is_undone_step_by_step_also_after_a_restart(run: Run, sums: str):
    run("card", "sums/c0", "suspend")
    run("card", "sums/c0", "flag", "is it?")
    run("card", "sums/c0", "due", "2026-06-01")
    facts = told(run, "card", "sums/c0")
    assert (facts["suspended"], facts["flag"], facts["due"][:10]) == ("asked", "is it?", "2026-06-01")
    undone = told(run, "undo", "2")
    assert [event["type"] for event in undone] == ["due", "flag"]
    facts = told(run, "card", "sums/c0")
    assert (facts["suspended"], facts["flag"]) == ("asked", None)
    assert run("undo").stdout.startswith("Taken back: suspend of ")
    assert told(run, "card", "sums/c0")["suspended"] is None


def test_undo_with_nothing_left_says_so(run: Run):
    done = run("undo")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is nothing to undo.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("card sums/c0 due yesterday", 2, "'yesterday' is not a date to come"),
        ("card sums/c0 due 2026-05-13", 2, "'2026-05-13' is not a date to come"),
        ("card sums/c0 due", 2, "due takes a date"),
        ("card sums/c0 bury 0", 2, "'0' is not a date to come"),
        ("card sums/c0 reset 3", 2, "reset takes no value"),
        ("card sums/c0 explode", 2, "'explode' is not one of"),
        ("card sums/c00", 1, "Did you mean sums/c0"),
        ("card sums/c4 due 3", 1, "sums/c4 was never answered."),
        ("study --plain sums --mode exam", 1, "No exam is set."),
        ("study --plain sums --mode swot", 2, "'swot' is not one of"),
        ("exam 2026-05-14", 2, "is not a date to come"),
        ("exam off", 1, "There is no such exam to call off."),
        ("pause off", 1, "There is no pause to call off."),
        ("pause 5 3", 1, "A pause ends after it begins"),
        ("pause 1 2 3", 2, "A pause has one date or two."),
        ("undo 0", 2, "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    run: Run, sums: str, arguments: str, code: int, message: str
):
    before = run("log", "--json").stdout
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (code, "")
    assert message in " ".join(done.stderr.split())
    assert run("log", "--json").stdout == before


def test_flags_and_cards_set_aside_in_a_plain_sitting(run: Run, sums: str):
    later = {"ALIGNTUTOR_NOW": "2026-07-14T09:00:00Z"}
    done = run("study", "--plain", "sums", lines=":f odd\n:s\n:b\n:u\n:q\n", **later)
    said = done.stdout.splitlines()
    assert [line for line in said if line in ("Flagged.", "Set aside.", "Undone (burying)")] == [
        "Flagged.", "Set aside.", "Undone (burying)",
    ]  # fmt: skip
    assert "Not asked again before tomorrow." in said
    assert told(run, "stats", **later)["cards"]["suspended"] == 1
    (flag,) = logged(run, "flag")
    assert (flag["note"], flag["card"]) == ("odd", logged(run, "suspend")[0]["card"])


def test_cramming_leaves_the_schedule_alone_and_counts_apart(run: Run, sums: str):
    before, reviews = told(run, "due"), len(logged(run))
    done = run("study", "--plain", "sums", "--mode", "cram", lines="\n1\n\n4\n\n4\n\n4\n\n4\n")
    assert verdicts(done.stdout)[0] == "Wrong. The schedule stays as it is."
    assert "1 Again   2 Hard   3 Good   4 Easy" in done.stdout
    assert (told(run, "due"), len(logged(run)), len(logged(run, "practice"))) == (before, reviews, 5)


def test_a_mode_with_nothing_to_ask_says_why(run: Run, sums: str):
    done = run("study", "--plain", "sums", "--mode", "flagged")
    assert "No card that may be asked has a flag." in done.stdout.splitlines()


def test_a_pause_and_its_end(run: Run, sums: str):
    assert told(run, "pause") == {"from": None, "until": None, "now": False}
    assert run("pause", "10").stdout == "A pause from 2026-05-14 until 2026-05-24.\n"
    inside = {"ALIGNTUTOR_NOW": "2026-05-23T09:00:00Z"}
    text = run("due", **inside).stdout
    assert text == "0 due, 0 new (Paused until Sunday 24 May)\n"
    assert told(run, "due", ALIGNTUTOR_NOW="2026-05-24T09:00:00Z")["due"] == 4
    assert run("pause", "off").stdout == "There is no pause.\n"


def test_an_exam_is_prepared_for_day_by_day(run: Run, sums: str):
    run("exam", "4", "sums")
    plan = told(run, "exam")
    assert plan["exam"] == "2026-05-18"
    assert [day["date"] for day in plan["days"]] == [f"2026-05-{day}" for day in (14, 15, 16, 17)]
    assert sum(day["new"] for day in plan["days"]) == 1
    assert 0.9 < plan["usual"] < plan["recall"] < 1
    last = {"ALIGNTUTOR_NOW": "2026-05-17T09:00:00Z"}
    done = run("study", "--plain", "sums", "--mode", "exam", lines=GOOD, **last)
    assert len(set(verdicts(done.stdout))) >= 1
    asked = {event["card"] for event in logged(run) if event["at"] > "2026-05-17"}
    assert {f"sums/c{n}" for n in range(4)} <= asked
    today = {"ALIGNTUTOR_NOW": "2026-05-18T09:00:00Z"}
    assert run("exam", **today).stdout == "The exam in “sums” is today.\n"
    assert told(run, "exam", **today) == {"exam": "2026-05-18", "deck": "sums", "days": []}
    assert run("exam", "off", "sums").stdout.startswith("No exam is set.")


def test_the_exam_that_was_set_is_shown_rather_than_the_next_one(run: Run, sums: str):
    run("exam", "4")
    later = run("exam", "20", "sums").stdout.splitlines()
    assert later[0] == "Exam in “sums” on 2026-06-03, in 20 days."
    assert later[-1].split() == ["2026-06-02", "0", "new", "4", "reviews"]
    assert run("exam").stdout.startswith("Exam on 2026-05-18, in 4 days.")


def test_pauses_that_would_cut_into_each_other_or_hold_an_exam_are_told(run: Run, sums: str):
    run("pause", "5", "8")
    done = run("pause", "6", "9")
    assert done.stdout == "A pause from 2026-05-20 until 2026-05-23.\n"
    assert done.stderr == "It takes the place of the pause from Tuesday 19 May until Friday 22 May.\n"
    assert "would lie in the pause" in run("exam", "7").stderr
    run("pause", "3")
    refused = run("pause", "6", "9")
    assert refused.returncode == 1
    assert "A pause is under way until Sunday 17 May." in refused.stderr
    run("exam", "7")
    assert "The exam on Thursday 21 May would lie in the pause." in run("pause", "8").stderr
