"""The outline of a source is read beside its deck, and its faults are located."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.core.decks import DeckError
from aligntutor.core.outline import Idea, Outline
from aligntutor.decks.outlines import read_outline


def written(folder: Path, text: str) -> Path:
    (folder / "outline.yaml").write_text(text, encoding="utf-8")
    return folder


def test_an_outline_reads_to_what_it_says(tmp_path: Path) -> None:
    text = """
source: A cook's notebook
ideas:
- {id: resting, idea: Meat evens out off the fire., priority: core, certainty: hedged, by: the cook,
   sections: [roasts], footnotes: ["2"], alike: [basting], misreadings: {cold: It is served cold.}}
- {id: basting, idea: Hot fat is spooned over., in: resting}
"""
    ideas = (
        Idea("resting", "Meat evens out off the fire.", "core", "hedged", "the cook", ("roasts",), ("2",),
             ("basting",), {"cold": "It is served cold."}),
        Idea("basting", "Hot fat is spooned over.", taught_in="resting"),
    )  # fmt: skip
    outline = read_outline(written(tmp_path, text))
    assert outline is not None
    assert (outline.source, outline.ideas) == (Outline("A cook's notebook", ideas).source, ideas)
    assert [idea.entry for idea in outline.ideas] == ["resting", "resting"]


def test_a_deck_without_one_has_none(tmp_path: Path) -> None:
    assert read_outline(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("ideas:\n- {id: a, idea: b, ide: c}", 2, "ideas[1]: unknown key 'ide'"),
        ("ideas:\n- {id: a}", 2, "ideas[1]: the key 'idea' is missing"),
        ("ideas:\n- {id: a, idea: b}\n- {id: a, idea: c}", 3, "ideas[2].id: the id 'a' stands twice"),
        ("ideas:\n- {id: a, idea: b, alike: [c]}", 2, "ideas[1].alike[1]: no idea 'c' in this outline"),
        ("ideas: &x []", 1, "anchors are not used in decks"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(DeckError) as caught:
        read_outline(written(tmp_path, text))
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]
