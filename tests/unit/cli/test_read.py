"""A course is read on its own: whole, by chapter, and never past the width of the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligntutor.cli import run
from tests import kitchen

FOLDER = {
    "deck.yaml": "id: pantry\ntitle: The pantry\nchapters: [salt.yaml, shelf.yaml, jars.yaml]\n",
    "salt.yaml": """\
title: On salt
lesson:
- text: |
    Salt takes its time. A cook who salts late salts the outside alone, which is why the books say to do it
    early, and why the cook of this book does it on the evening before.

    It *sinks*, [bold]slowly[/].
  introduces: [sinking]
- {text: That is all there is to say.}
concepts:
- {id: sinking, term: sinking, definition: the slow way of salt from the outside of a roast to its middle}
""",
    "shelf.yaml": "title: A shelf\ncards:\n- {front: Salt?, back: Below.}\n",
    "jars.yaml": """\
title: Jars
lesson:
- {text: "A jar [red]is[/] $shut."}
cards:
- {front: A jar?, back: Shut.}
""",
}


@pytest.fixture
def pantry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ALIGNTUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("aligntutor.settings.courses", lambda package: ())
    folder = tmp_path / "pantry"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_a_chapter_is_read_with_the_ideas_of_each_passage_below_it(
    pantry: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["read", pantry, "salt"]) == 0
    assert (
        capsys.readouterr().out
        == """\
On salt

Salt takes its time. A cook who salts late salts the outside alone, which is
why the books say to do it
early, and why the cook of this book does it on the evening before.

It *sinks*, [bold]slowly[/].

- Sinking: The slow way of salt from the outside of a roast to its middle.
To meet it: aligntutor study pantry --idea sinking

That is all there is to say.
"""
    )


def test_it_is_given_as_json_too(pantry: str, capsys: pytest.CaptureFixture[str]):
    run(["decks", "add", pantry])
    capsys.readouterr()
    assert run(["read", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {"deck": "pantry", "id": "salt", "title": "On salt"}
    assert run(["read", "pantry", "jars", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"id": "jars", "title": "Jars", "passages": [{"text": "A jar [red]is[/] $shut.", "introduces": []}]}
    ]
    assert run(["read", "pantry", "--json"]) == 0
    introduced = json.loads(capsys.readouterr().out)[0]["passages"][0]["introduces"]
    assert [(idea["id"], idea["mastery"]) for idea in introduced] == [("sinking", "new")]


def test_without_a_chapter_all_that_has_a_text_is_read_in_order(
    pantry: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["read", pantry]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in ("On salt", "A shelf", "Jars")] == ["On salt", "Jars"]
    assert lines[-1] == "A jar [red]is[/] $shut."


def test_without_a_deck_the_chapters_are_named_as_they_are_called(
    pantry: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["read"]) == 1
    assert capsys.readouterr().err == "No deck has a text to read.\n"
    run(["decks", "add", pantry])
    capsys.readouterr()
    assert run(["read"]) == 0
    assert capsys.readouterr().out == "pantry salt  On salt\npantry jars  Jars\n"


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal(
    pantry: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run(["read", pantry, "On salt"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= min(columns, 76)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (["pantry", "sal"], "There is no chapter 'sal' in pantry. Did you mean salt?\n"),
        (["pantry", "zzz"], "There is no chapter 'zzz' in pantry. The chapters are: salt, jars.\n"),
        (["zzz"], "There is no deck 'zzz'. The decks are: pantry, kitchen.\n"),
        (["kitchen"], "kitchen has no text to read. Use: aligntutor study kitchen\n"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_names_that_can(
    pantry: str, tmp_path: Path, named: list[str], told: str, capsys: pytest.CaptureFixture[str]
):
    for path in (pantry, str(kitchen.write(tmp_path))):
        run(["decks", "add", path])
    capsys.readouterr()
    assert run(["read", *named]) == 1
    assert capsys.readouterr().err == told
