"""Decks in one file and in a folder: what they are called, which files they may name, what is refused."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path

import pytest
import yaml

from aligntutor import decks
from aligntutor.core import fingerprint
from aligntutor.core.decks import DeckSource
from aligntutor.decks import nodes
from tests.unit.decks.files import faults, one, problems, put

HEAD = {"format": 1, "run": 6, "salt": "", "sections": {}, "footnotes": []}
CARD = "cards:\n- front: Why?\n  back: So.\n"


def told(path: Path) -> list[str]:
    return [f"{Path(p.path).name}:{p.line}:{p.column}: {p.message}" for p in problems(path)]


def test_all_that_a_deck_says_of_itself(tmp_path: Path) -> None:
    text = """\
format: 1
id: heavens
title: "The sky: a start"
version: 2026.11.10
language: en-GB
authors: [Ada, Bo]
license: CC-BY-4.0
source: {title: Notes, url: https://example.org/sky}
cards: []
"""
    deck = one(tmp_path, text)
    assert (deck.id, deck.title, deck.version, deck.language) == (
        "heavens",
        "The sky: a start",
        "2026.11.10",
        "en-GB",
    )
    assert (deck.authors, deck.license) == (("Ada", "Bo"), "CC-BY-4.0")
    assert deck.source == DeckSource(title="Notes", url="https://example.org/sky")
    assert deck.path == tmp_path / "sky.yaml"
    assert deck.cards == ()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Sky.yaml", "sky"),
        ("The  Sky (at night).yml", "the-sky-at-night"),
        ("Straße 7_b.v2.YAML", "strasse-7_b.v2"),
        ("cafe\u0301.yaml", "café"),
        ("-- небо --.yaml", "небо"),
        ("a" * 100 + ".yaml", "a" * 80),
    ],
)
def test_a_deck_without_an_id_is_called_after_its_file(tmp_path: Path, name: str, id: str) -> None:
    (tmp_path / name).write_text(CARD)
    deck = decks.read(tmp_path / name)
    assert (deck.id, deck.title) == (id, id)


def test_a_file_name_without_letters_gives_no_id(tmp_path: Path) -> None:
    (tmp_path / "-.yaml").write_text(CARD)
    assert told(tmp_path / "-.yaml") == ["-.yaml:1:1: no id can be made of the file's name"]


def test_a_file_name_that_is_no_text_is_told_as_an_escape(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    path.write_text(CARD)
    assert decks.read(path).id == "caf"
    path.write_text("cards: [")
    (problem,) = problems(path)
    assert problem.path == f"{tmp_path}/caf\\udce9.yaml"


def test_a_folder_is_read_chapter_by_chapter(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="id: sky\ntitle: The sky\nlanguage: de\nchapters: [night.yaml, Dawn.yaml]\n" + CARD,
        night="title: By night\nconcepts:\n- {id: star, term: star, definition: a far sun}\n",
        Dawn="id: first-light\ncards:\n- {kind: typed, ask: Wer?, answer: ich}\n",
        unused="cards: [",
    )
    deck = decks.read(tmp_path)
    assert [(c.id, c.title, Path(c.path).name) for c in deck.chapters] == [
        ("sky", "The sky", "deck.yaml"),
        ("night", "By night", "night.yaml"),
        ("first-light", "first-light", "Dawn.yaml"),
    ]
    assert [card.question.stem for card in deck.cards] == ["Why?", "Wer?"]
    assert vars(deck.cards[1].question)["language"] == "de"
    assert list(deck.concepts) == ["star"]
    assert decks.read(tmp_path / "deck.yaml").chapters == deck.chapters


def test_a_folder_is_called_after_itself(tmp_path: Path) -> None:
    folder = tmp_path / "Night Sky"
    folder.mkdir()
    deck = decks.read(put(folder, deck="chapters: [one.yaml]\n", one=CARD))
    assert (deck.id, deck.title) == ("night-sky", "night-sky")
    assert [(chapter.id, chapter.title) for chapter in deck.chapters] == [("one", "one")]


def test_problems_of_all_files_come_at_once_in_the_order_of_the_chapters(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="titel: Sky\nchapters: [two.yaml, one.yaml, three.yaml]\n",
        one="cards:\n- {front: a, bakc: b}\n",
        two="cards:\n- front: a: b\n",
        three="cards:\n- {front: c, back: d, skill: name}\n- {front: e}\n",
    )
    assert told(tmp_path) == [
        "deck.yaml:1:1: unknown key 'titel'",
        "two.yaml:2:11: a second ': ' inside an unquoted text",
        "one.yaml:2:3: cards[1]: the key 'back' is missing",
        "one.yaml:2:14: cards[1]: unknown key 'bakc'",
        "three.yaml:2:30: cards[1].skill: a skill without a concept",
        "three.yaml:3:3: cards[2]: the key 'back' is missing",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../other.yaml", "'../other.yaml' is not a plain file name"),
        ("/etc/passwd.yaml", "'/etc/passwd.yaml' is not a plain file name"),
        ("sub\\\\one.yaml", "'sub\\\\\\\\one.yaml' is not a plain file name"),
        ("..", "'..' is not a plain file name"),
        (".hidden.yaml", "'.hidden.yaml' is not a plain file name"),
        ("C:one.yaml", "'C:one.yaml' is not a plain file name"),
        ("one.txt", "'one.txt' does not end in .yaml or .yml"),
        ("on.yaml", "there is no file 'on.yaml'"),
        ("deck.yaml", "'deck.yaml' is named twice"),
        ("outside.yaml", "'outside.yaml' leads outside the deck's folder"),
        ("loop.yaml", "there is no file 'loop.yaml'"),
        ("folder.yaml", None),
    ],
)
def test_a_chapter_is_a_file_beside_the_deck(tmp_path: Path, name: str, message: str | None) -> None:
    home = tmp_path / "home"
    (home / "folder.yaml").mkdir(parents=True)
    (tmp_path / "other.yaml").write_text(CARD)
    (home / "outside.yaml").symlink_to(tmp_path / "other.yaml")
    (home / "loop.yaml").symlink_to(home / "loop.yaml")
    put(home, deck=f"chapters: [one.yaml, '{name}']\n", one=CARD)
    if message is None:
        assert told(home) == ["folder.yaml:0:0: expected a file, found a folder"]
    else:
        expected = message.replace("\\\\\\\\", "\\\\" * 2)
        assert told(home) == [f"deck.yaml:1:22: chapters[2]: {expected}"]


def test_a_chapter_is_named_once_under_whatever_name(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [one.yaml, again.yaml, one.yaml]\n", one=CARD)
    (tmp_path / "again.yaml").symlink_to(tmp_path / "one.yaml")
    assert told(tmp_path) == [
        "deck.yaml:1:22: chapters[2]: 'again.yaml' is named twice",
        "deck.yaml:1:34: chapters[3]: 'one.yaml' is named twice",
    ]


def test_a_missing_chapter_gets_the_likeliest_name(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [nigt.yaml]\n", night=CARD)
    assert [p.hint for p in problems(tmp_path)] == ["Did you mean 'night.yaml'?"]


def test_two_chapters_of_one_id_are_refused(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [a.yaml, b.yaml]\n", a=CARD, b="id: a\ncards: []\n")
    assert told(tmp_path) == [f"b.yaml:1:5: id: the chapter's id 'a' is taken, by {tmp_path}/a.yaml"]


def test_what_belongs_to_the_deck_stands_in_its_own_file(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [a.yaml]\n", a="license: MIT\nx-note: fine\nchapters: []\n" + CARD)
    assert told(tmp_path) == [
        "a.yaml:1:1: 'license' belongs to the deck, not to a chapter",
        "a.yaml:3:1: 'chapters' belongs to the deck, not to a chapter",
    ]


def test_a_single_file_has_no_chapters(tmp_path: Path) -> None:
    assert faults(tmp_path, "chapters: [a.yaml]\n" + CARD) == ["1:1: only a deck in a folder has chapters"]


def test_a_deck_needs_cards_or_concepts(tmp_path: Path) -> None:
    assert faults(tmp_path, "title: Sky\n") == ["1:1: neither cards nor concepts"]


def test_the_outermost_thing_is_keys_with_values(tmp_path: Path) -> None:
    assert faults(tmp_path, "- front: a\n  back: b\n") == ["1:1: expected keys with values"]
    assert faults(tmp_path, "just text\n") == ["1:1: expected keys with values"]


def test_what_is_no_deck_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    assert told(tmp_path / "notes.txt") == ["notes.txt:0:0: not a deck"]
    assert told(tmp_path / "empty") == ["empty:0:0: no deck.yaml in this folder"]
    assert told(tmp_path / "nowhere.yaml") == ["nowhere.yaml:0:0: cannot be read: no such file or directory"]
    assert told(tmp_path / ("a" * 300)) == [f"{'a' * 300}:0:0: cannot be read: file name too long"]
    assert told(Path("nul\0.yaml")) == ["nul\\x00.yaml:0:0: cannot be read: no possible name"]


def test_a_fingerprint_is_read_from_beside_the_deck(tmp_path: Path) -> None:
    print_ = fingerprint.make("# Dawn\n\nThe sun comes up over the hill and all is well.\n")
    (tmp_path / "sky.fingerprint").write_text(fingerprint.to_json(print_))
    deck = one(tmp_path, "source: {fingerprint: sky.fingerprint}\n" + CARD)
    assert deck.fingerprint == print_


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.fingerprint", "{}", "there is no file 'none.fingerprint'"),
        ("../sky.fingerprint", "{}", "'../sky.fingerprint' is not a plain file name"),
        ("sky.json", "{}", "'sky.json' does not end in .fingerprint"),
        ("sky.fingerprint", "{}", "'sky.fingerprint': not a fingerprint file"),
        ("sky.fingerprint", "[" * 100_000, "'sky.fingerprint': not a fingerprint file"),
        (
            "sky.fingerprint",
            json.dumps({**HEAD, "paragraphs": [["", "", [[1]]]]}),
            "'sky.fingerprint': not a fingerprint file",
        ),
        (
            "sky.fingerprint",
            '{"format": 2, "run": 6}',
            "'sky.fingerprint': made by another version of aligntutor; make it again",
        ),
    ],
)  # fmt: skip
def test_a_fingerprint_that_cannot_be_read(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / "sky.fingerprint").write_text(text)
    assert faults(tmp_path, f"source: {{fingerprint: {name}}}\n{CARD}") == [
        f"1:23: source.fingerprint: {message}"
    ]


def test_collecting_garbage_goes_on_afterwards(tmp_path: Path) -> None:
    one(tmp_path, CARD)
    assert gc.isenabled()
    faults(tmp_path, "cards: [")
    assert gc.isenabled()
    gc.disable()
    try:
        one(tmp_path, CARD)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_both_parsers_read_and_refuse_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loader: type
) -> None:
    monkeypatch.setattr(nodes, "_LOADER", loader)
    assert one(tmp_path, CARD).cards[0].question.key == "So."
    assert faults(tmp_path, "cards: &a []\n") == ["1:8: anchors are not used in decks"]
    assert faults(tmp_path, "cards: " + "[" * 50_000) == ["1:23: nested more than 16 deep"]
    assert faults(tmp_path, "cards:\n- front: a: b\n") == ["2:11: a second ': ' inside an unquoted text"]
    assert faults(tmp_path, "cards:\n- front: '\n") == ["2:10: a quote is opened here and never closed"]
    assert faults(tmp_path, "cards: @\n") == ["1:8: a text cannot begin with '@' unless it is quoted"]
    assert faults(tmp_path, "a:\n  b: c\n d: e\n") == ["3:2: this does not fit what stands above it"]
