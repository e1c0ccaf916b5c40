"""The map as a command: a listing, one idea whole, and both as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aligntutor.cli import run
from tests import kitchen


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("ALIGNTUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ALIGNTUTOR_NOW", "2026-05-14T09:00:00Z")
    monkeypatch.setattr("aligntutor.settings.courses", lambda package: ())
    sums = kitchen.write(tmp_path, "sums.yaml", "id: sums\ncards:\n- {front: 1 and 1?, back: 2}\n")
    for path in (str(sums), str(kitchen.write(tmp_path))):
        run(["decks", "add", path])
    capsys.readouterr()
    return "kitchen"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(["map", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_ideas_are_listed_by_chapter(deck: str, capsys: pytest.CaptureFixture[str]):
    assert run(["map"]) == 0
    assert (
        capsys.readouterr().out
        == """\
In the kitchen: 3 ideas, 0 known

In the kitchen
  · Resting  not yet
  · Basting  not yet
  · Searing  not yet
"""
    )


def test_an_idea_is_told_with_what_it_hangs_together_with_by_id_or_term(
    deck: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["map", deck, "resting"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(
        "· Resting: not yet\nThe pause in which warmth and juice even out before the knife.\nWhy it matters: "
    )
    assert (
        "\nOpens\n  · Basting  (basting)\n\nEasily taken for\n  · Basting  (basting)\n\nIts cards\n- " in text
    )
    assert "\n  kitchen/resting/name: not asked yet\n" in text
    assert "Needs" not in text
    assert run(["map", deck, "RESTING"]) == 0
    assert capsys.readouterr().out == text


def test_programs_are_told_everything(deck: str, capsys: pytest.CaptureFixture[str]):
    chart = told(capsys)
    assert (chart["deck"], chart["ideas"], chart["known"]) == ("kitchen", 3, 0)
    (chapter,) = chart["chapters"]
    assert chapter["ideas"][1] == {
        "id": "basting", "term": "Basting", "mastery": "new", "due": None,
        "needs": ["resting"], "opens": [], "alike": ["resting"],
    }  # fmt: skip
    idea = told(capsys, deck, "basting")
    assert idea["needs"] == ["resting"]
    assert idea["told_apart"] == {}
    assert idea["cards"][0] == {
        "card": "kitchen/basting/name", "skill": "name", "asks": idea["cards"][0]["asks"],
        "phase": "new", "due": None, "stability": None, "retrievability": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (["kitchen", "restin"], "There is no idea 'restin' in kitchen. Did you mean resting?\n"),
        (["kitchen", "x"], "There is no idea 'x' in kitchen. Its ideas are: resting, basting, searing.\n"),
        (["sums"], "“sums” has no ideas to map. Study its cards: they stand on their own.\n"),
        (["kitchn"], "There is no deck 'kitchn'. Did you mean kitchen?\n"),
    ],
)
def test_what_is_not_there_is_told(
    deck: str, named: list[str], message: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["map", *named]) == 1
    assert capsys.readouterr().err == message
