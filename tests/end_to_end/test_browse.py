"""Finding cards and dealing with many, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.processes import Run


@pytest.fixture
def deck(run: Run, tmp_path: Path) -> None:
    run("decks", "add", str(kitchen.write(tmp_path)))


def test_cards_are_found_and_dealt_with(run: Run, deck: None):
    text = run("browse", "deck:kitchen", "resting").stdout
    assert "kitchen/resting/name  Resting, its name: new\n" in text
    told = json.loads(run("browse", "roast brown", "--json").stdout)
    assert [card["card"] for card in told["cards"]] == ["kitchen/oven"]
    assert run("browse", "deck:kitchen", "resting", "--do", "suspend").stdout.endswith("cards set aside.\n")
    assert json.loads(run("browse", "is:suspended", "deck:kitchen", "--json").stdout)["cards"]
    run("undo")
    buried = "1 card not asked before "
    assert run("browse", "roast brown", "--do", "bury").stdout == f"{buried}tomorrow.\n"
    assert run("browse", "roast brown", "--do", "bury", "--days", "9").stdout == f"{buried}23 May.\n"
    done = run("browse", "is:suspended", "deck:kitchen")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No card is found.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("is:deu",), "is:deu means nothing here; did you mean is:due?"),
        (("x", "--do", "due"), "--do due needs --days."),
        (("x", "--note", "y"), "--note goes with --do flag."),
        (("x", "--do", "flag", "--days", "3"), "--days goes with"),
        (("x", "--do", "bury", "--days", "0"), "--do bury takes one day or more."),
        (("x", "--do", "burn"), "burn"),
    ],
)
def test_wrong_wishes_are_usage_errors(run: Run, deck: None, arguments: tuple[str, ...], said: str):
    done = run("browse", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_flags_are_listed_for_the_author(run: Run, deck: None):
    assert run("log", "--flags").stdout == "No card has a flag.\n"
    run("card", "kitchen/oven", "flag", "the door is odd")
    assert run("log", "--flags").stdout == (
        "kitchen/oven  2026-05-14\n  Where does a roast brown best?\n  the door is odd\n"
    )
    told = json.loads(run("log", "--flags", "--json").stdout)
    assert (told[0]["card"], told[0]["day"], told[0]["note"]) == (
        "kitchen/oven",
        "2026-05-14",
        "the door is odd",
    )
    run("card", "kitchen/oven", "unflag")
    assert json.loads(run("log", "--flags", "--json").stdout) == []
