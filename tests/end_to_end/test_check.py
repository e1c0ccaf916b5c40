"""`check` as an author meets it: what is found, where to read on, and the page of a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligntutor.lint import PAGES
from tests import kitchen
from tests.end_to_end.processes import Run


def written(folder: Path, text: str) -> str:
    path = folder / "shown.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_ends_with_where_to_read_on_about_each_rule_once(run: Run, tmp_path: Path):
    second = PAGES["R07"].bad.removeprefix("cards:\n").replace("id: cork", "id: cork-again")
    second = second.replace("decades", "fifty years").replace("feedback: ", "feedback: Indeed. ")
    done = run("check", written(tmp_path, PAGES["R07"].bad + second))
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == [
        "2 warnings",
        "aligntutor check --explain R07 says more: A key that stands out by its length.",
    ]
    assert "\n       In shown/cork#own.choose.cork.\n" in done.stdout


def test_the_same_finding_at_the_same_place_is_told_once(run: Run, tmp_path: Path):
    lone = "concepts:\n- {id: peat, term: peat, definition: dead moss, definition_variants: [wet old moss]}\n"
    done = run("check", written(tmp_path, lone))
    assert done.stdout.count("Only one way to write the answer is accepted.") == 1
    assert "In shown/peat/name#T01.write.definition and 1 more." in done.stdout
    assert "2 warnings" in done.stdout


def test_a_sound_deck_has_nothing_to_read_on_about(run: Run, tmp_path: Path):
    done = run("check", written(tmp_path, PAGES["R07"].good))
    assert (done.returncode, done.stdout) == (0, "No problems found.\n")


@pytest.mark.parametrize("asked", ["R07", "r7", "R7"])
def test_the_page_of_a_rule_is_printed_in_lines_that_fit(run: Run, asked: str):
    done = run("check", "--explain", asked)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "R07: A key that stands out by its length"
    assert [line for line in lines if line and not line.startswith(" ")][1:] == [
        "Finds", "Matters", "Mend", "Bad", "Good",
    ]  # fmt: skip
    assert max(map(len, lines)) <= 80
    assert "  - id: cork" in lines


def test_a_page_that_needs_a_source_shows_it_and_json_holds_all(run: Run):
    assert (
        "Source that both decks are held against\n  ## White cliffs"
        in run("check", "--explain", "R22").stdout
    )
    page = json.loads(run("check", "--explain", "entry", "--json").stdout)
    assert list(page) == ["rule", "title", "finds", "matters", "mend", "bad", "good", "source"]
    assert page["rule"] == "entry"


@pytest.mark.parametrize(
    ("asked", "said"),
    [("R99", "There is no rule 'R99'. Did you mean R19?"), ("so", "There is no rule 'so'. There are: R01,")],
)
def test_an_unknown_rule_is_answered_with_one_that_is_there(run: Run, asked: str, said: str):
    done = run("check", "--explain", asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


OUTLINE = """
ideas:
- {id: resting, idea: Heat and juice even out off the fire., priority: core, alike: [basting],
   misreadings: {hot: It goes on roasting.}}
- {id: basting, idea: Hot fat is spooned over the roast., priority: supporting}
- {id: brining, idea: Salt water keeps a roast moist., priority: core}
"""


def reported(run: Run, folder: Path) -> dict[str, dict[str, object]]:
    done = run("check", "--report", "--json", str(folder))
    assert (done.returncode, done.stderr) == (1, "")
    return {row["name"]: row for row in json.loads(done.stdout)["criteria"]}


def test_the_report_holds_a_deck_against_the_outline_beside_it(run: Run, tmp_path: Path):
    (tmp_path / "deck.yaml").write_text(kitchen.TEXT, encoding="utf-8")
    (tmp_path / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    rows = reported(run, tmp_path)
    core = rows["core ideas with 3 items, 2 kinds, 1 at apply or above"]
    assert (core["note"], core["meets_first"]) == ("1 of 2", False)
    assert rows["misreadings addressed"]["note"] == "0 of 1"
    assert rows["look-alike pairs put side by side"]["note"] == "1 of 1"
    told = run("check", "--report", str(tmp_path)).stdout
    assert told.splitlines()[-1] == "Ideas without any item: brining."
    assert "missed      core ideas with 3 items, 2 kinds, 1 at apply or above: 50% (1 of 2)" in told


def test_without_an_outline_only_the_items_are_looked_at(run: Run, tmp_path: Path):
    (tmp_path / "kitchen.yaml").write_text(kitchen.TEXT, encoding="utf-8")
    rows = reported(run, tmp_path / "kitchen.yaml")
    assert "misreadings addressed" not in rows
    assert rows["options with feedback of their own"]["value"] == 100


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--report", "a.yaml", "b.yaml"], 2, "--report is about one deck at a time."),
        (["--report", "nowhere.yaml"], 1, "nowhere.yaml: cannot be read: no such file or directory"),
    ],
)
def test_a_report_that_cannot_be_made_says_why(run: Run, arguments: list[str], code: int, told: str):
    done = run("check", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr


def test_a_broken_entry_is_told_and_left_out_and_the_rest_is_studied(run: Run, tmp_path: Path):
    deck = tmp_path / "kitchen.yaml"
    deck.write_text(kitchen.TEXT + "- {id: salty, front: How salty is the sea?}\n", encoding="utf-8")
    done = run("study", "--plain", str(deck), lines="\n:q\n")
    assert done.returncode == 0
    assert "A new idea, 1 of 3 today: Resting" in done.stdout
    assert "kitchen.yaml:47:3: cards[3]: the key 'back' is missing" in done.stderr
    again = run("decks")
    assert again.stderr == ""
    assert f"  without a broken entry; see: aligntutor check {deck}" in again.stdout.splitlines()
    checked = run("check", str(deck))
    assert checked.returncode == 1
    assert "the key 'back' is missing" in checked.stdout
