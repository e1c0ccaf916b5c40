"""Former ids, and what an author says of an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.decks import DeckError


def read(tmp_path: Path, text: str) -> decks.Deck:  # type: ignore[name-defined]
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    return decks.read(path)


def entry(id: str, more: str = "") -> str:
    return f"- {{id: {id}, term: term {id}, definition: what {id} is{more}}}\n"


def faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    try:
        found = read(tmp_path, text).left_out
    except DeckError as error:
        found = error.problems
    return [(problem.line, problem.message) for problem in found]


def test_one_former_id_or_several_are_read(tmp_path: Path):
    text = (
        "concepts:\n"
        + entry("a", ", was: z, change: typo, figures: [{id: f, was: [g, h], value: 1, of: x}]")
        + "cards:\n- {id: k, was: [i, j], change: meaning, front: u, back: v}\n"
    )
    deck = read(tmp_path, text)
    concept, card = deck.concepts["a"], deck.cards[0]
    assert (concept.was, concept.change, concept.figures[0].was) == (("z",), "typo", ("g", "h"))
    assert (card.was, card.change) == (("i", "j"), "meaning")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (entry("a", ", was: b") + entry("b"), [(2, "was: the id 'b' still stands, at FILE:3")]),
        (
            entry("a", ", was: b") + entry("b", ", was: a"),
            [
                (2, "was: the id 'b' still stands, at FILE:3, and was this one in its turn"),
                (3, "was: the id 'a' still stands, at FILE:2, and was this one in its turn"),
            ],
        ),
        (entry("a", ", was: [y, a]"), [(2, "was[2]: the entry names itself")]),
        (entry("a", ", was: z") + entry("b", ", was: z"), [(3, "was: 'a' was 'z' as well")]),
        (entry("a", ", was: z, change: split") + entry("b", ", was: z, change: split"), []),
        (entry("a", ", was: z, change: split") + entry("b", ", was: z"), [(3, "was: 'a' was 'z' as well")]),
        (
            entry("a", ", figures: [{id: f, was: g, value: 1, of: x}, {id: g, value: 2, of: y}]"),
            [(2, "figures[1].was: the id 'g' still stands in this list")],
        ),
        (
            entry("a", ", figures: [{id: f, was: g, value: 1, of: x}, {id: h, was: g, value: 2, of: y}]"),
            [(2, "figures[2].was: two in this list were 'g'")],
        ),
        (
            entry("a", ", change: clarifed"),
            [(2, "change: expected typo, clarified, meaning or split, got 'clarifed'")],
        ),
    ],
)
def test_a_former_id_belongs_to_one_and_stands_no_more(
    tmp_path: Path, text: str, expected: list[tuple[int, str]]
):
    found = faults(tmp_path, f"concepts:\n{text}")
    said = [
        (line, message.partition("].")[2].replace(str(tmp_path / "d.yaml"), "FILE"))
        for line, message in found
    ]
    assert said == expected
