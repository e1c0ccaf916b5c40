"""An edit is told from another draw: by the author's words alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aligntutor import decks
from aligntutor.core.items import Item, Option
from aligntutor.generating.tracing import right, traced
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.tutor.building import build
from tests import kitchen


def items(folder: Path, text: str = kitchen.TEXT, seed: str = "0") -> dict[str, Item]:
    deck = decks.read(kitchen.write(folder, text=text))
    return {item.key: item for item in traced(deck, build(deck, seed).items)}


def hashes(found: dict[str, Item]) -> dict[str, tuple[str, str]]:
    return {key: (item.words, item.learnt) for key, item in found.items()}


def test_another_seed_draws_otherwise_and_is_made_of_the_same(tmp_path: Path):
    one, other = items(tmp_path), items(tmp_path, seed="5")
    shared = one.keys() & other.keys()
    assert len(shared) > 20
    assert {key: hashes(one)[key] for key in shared} == {key: hashes(other)[key] for key in shared}


def test_a_neighbour_lends_its_words_and_leaves_what_is_learnt(tmp_path: Path):
    before = items(tmp_path)
    after = items(tmp_path, kitchen.TEXT.replace("the spooning of hot fat", "the pouring of hot fat"))
    other = {key for key in before if before[key].content != after[key].content and "/basting/" not in key}
    assert other
    changed = {key for key, pair in hashes(before).items() if hashes(after)[key] != pair}
    assert {key.split("/")[1] for key in changed} == {"basting"}
    assert changed == {
        key
        for key in before
        if key.split("#")[0] in ("kitchen/basting/name", "kitchen/basting/meaning") and "definition" in key
    }


def test_a_case_put_otherwise_is_the_same_idea(tmp_path: Path):
    before = items(tmp_path)
    after = items(tmp_path, kitchen.TEXT.replace("A duck waits on the board", "A duck lies on the board"))
    changed = {key for key, pair in hashes(before).items() if hashes(after)[key] != pair}
    assert {key.rpartition(".")[2] for key in changed} == {"duck"}
    assert all(before[key].learnt == after[key].learnt for key in changed)


def test_line_breaks_and_a_field_at_its_default_say_nothing(tmp_path: Path):
    text = kitchen.TEXT.replace(
        "back: Long before it is cooked.", "back: >-\n    Long before\n    it is cooked.\n  why: ''"
    )
    assert hashes(items(tmp_path, text)) == hashes(items(tmp_path))


def test_what_a_written_question_says_is_right():
    option = Option("at the top", correct=True, feedback="f")
    choice = Choice(ask="Where?", options=(option, Option("below"), Option("beside")))
    assert right(choice) == right(replace(choice, options=choice.options[::-1])) == ["at the top"]
    assert right(Matching(ask="?", pairs={"b": "2", "a": "1"})) == [["a", "1"], ["b", "2"]]
    order = Ordering(ask="?", items={"x": "X", "y": "Y", "z": "Z"}, constraints=(("x", "y"), ("y", "z")))
    assert right(order) == right(replace(order, items={"z": "zed", "y": "Y", "x": "X"}))
    assert right(order) != right(replace(order, constraints=(("x", "y"),)))
    assert right(Flashcard(front="f", back="b")) == "b"
