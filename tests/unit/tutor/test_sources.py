"""Where cards and ideas stand in their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.decks import Place
from aligntutor.settings import Settings, places
from aligntutor.tui.sources import editing
from aligntutor.tutor import Refused, Tutor
from tests import kitchen

from .sittings import Clock


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Tutor]:
    path = kitchen.write(tmp_path)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), Clock(), "0", (path,)) as tutor:
        tutor.prepare()
        yield tutor


@pytest.mark.parametrize(
    ("card", "begins"),
    [
        ("kitchen/resting", "- id: resting"),
        ("kitchen/resting/name", "- id: resting"),
        ("kitchen/resting/lamb", "  - {id: lamb"),
        ("kitchen/oven", "- id: oven"),
    ],
)
def test_a_card_has_the_line_where_it_begins(tutor: Tutor, tmp_path: Path, card: str, begins: str):
    place = tutor.place(card)
    assert place.path == str(tmp_path / "kitchen.yaml")
    line = kitchen.TEXT.splitlines()[place.line - 1]
    assert line.startswith(begins)


def test_the_line_is_that_of_the_file_as_it_is_now(tutor: Tutor, tmp_path: Path):
    before = tutor.place("kitchen/oven").line
    kitchen.write(tmp_path, text="# a new line\n" + kitchen.TEXT)
    assert tutor.place("kitchen/oven").line == before + 1


@pytest.mark.parametrize(
    ("card", "text", "said"),
    [
        ("nowhere/oven", kitchen.TEXT, "No deck on offer has this card any more."),
        ("kitchen/nothing/name", kitchen.TEXT, "Its file has this card no longer."),
        ("kitchen/oven", "cards: [", "In the kitchen cannot be read: "),
    ],
)
def test_what_has_no_place_is_told(tutor: Tutor, tmp_path: Path, card: str, text: str, said: str):
    kitchen.write(tmp_path, text=text)
    with pytest.raises(Refused) as refused:
        tutor.place(card)
    assert str(refused.value).startswith(said)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+7", "/a b/x.yaml"]),
        ("/usr/bin/emacsclient -t", ["/usr/bin/emacsclient", "-t", "+7", "/a b/x.yaml"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b/x.yaml:7"]),
        ("'/my tools/hx'", ["/my tools/hx", "/a b/x.yaml:7"]),
        ("", []),
        ("  ", []),
        ("vi 'open", []),
    ],
)
def test_editors_are_told_the_line_in_their_way(editor: str, command: list[str]):
    assert editing(editor, Place("/a b/x.yaml", 7)) == command
