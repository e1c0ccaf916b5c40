"""The JSON Schema for editors takes what the reader takes, and finds the faults that it can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from aligntutor import decks
from aligntutor.core.decks import DeckError
from aligntutor.decks.json_schema import DRAFT, json_schema
from aligntutor.kinds import KINDS
from aligntutor.lint import PAGES
from tests import kitchen
from tests.editors import faults

ROOT = Path(__file__).parents[3]
BUNDLED = [path for path in sorted((ROOT / "decks").rglob("*.yaml")) if path.name != "outline.yaml"]


def every_object(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from every_object(part)


def test_it_is_a_schema_and_the_same_every_time():
    Draft7Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == DRAFT
    assert json_schema() == json_schema()


def test_every_key_is_described():
    schema = json_schema()
    shapes = {"a file": schema, **schema["definitions"]}
    undescribed = [
        (name, key)
        for name, shape in shapes.items()
        for key, value in shape["properties"].items()
        if not value.get("description")
    ]
    assert undescribed == []
    assert [name for name, shape in shapes.items() if not shape.get("description")] == []


def test_every_kind_is_in_it_with_its_own_keys():
    definitions = json_schema()["definitions"]
    assert definitions["Card"]["properties"]["kind"]["enum"] == list(KINDS)
    kinds = [definitions[kind.__name__]["properties"] for kind in KINDS.values()]
    assert [
        name for name, keys in zip(KINDS, kinds, strict=True) if not keys.keys() >= {"kind", "id", "why"}
    ] == []
    assert definitions["Contrast"]["required"] == ["with"]
    assert definitions["NonCase"]["properties"]["is"]["description"] == "The entry it is a case of instead."


def test_every_reference_leads_to_a_definition():
    schema = json_schema()
    named = {part["$ref"] for part in every_object(schema) if "$ref" in part}
    assert named == {f"#/definitions/{name}" for name in schema["definitions"]}


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_the_bundled_decks_are_sound(path: Path):
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize("code", PAGES)
def test_the_decks_on_the_pages_of_rules_are_sound(code: str):
    assert faults(PAGES[code].bad) + faults(PAGES[code].good) == []


SOUND = {
    "a number for a text": "cards:\n- {id: 7, front: 0.10, back: true}\n",
    "a key of one's own": "x-mine: [1]\ncards:\n- {front: a, back: b, x-note: {mine: 1}}\n",
    "one whole or several": """concepts:
- {id: a, term: a, definition: b, relations: {part_of: c}}
- {id: c, term: c, definition: d, relations: {part_of: [a]}}
""",
    "letters beyond ASCII": "id: été\ncards:\n- {id: 空, front: a, back: b}\n",
    "numbers before colons": "cards:\n- {kind: numeric, ask: a, answer: 8.3, slips: {17: no, 1.5: no}}\n",
    "a template": "concepts:\n- {id: a, term: a, definition: b, skip: [T08, t9]}\n",
    "a kitchen": kitchen.TEXT,
}
FAULTY = {
    "an unknown key": ("cards:\n- {front: a, back: b, hint: c}\n", "$.cards[0]"),
    "an unknown key of the file": ("cardz: []\ncards:\n- {front: a, back: b}\n", "$"),
    "a key of another kind": ("cards:\n- {kind: typed, ask: a, answer: b, unit: c}\n", "$.cards[0]"),
    "a card of no kind": ("cards:\n- {ask: a, answer: b}\n", "$.cards[0]"),
    "a kind that is none": ("cards:\n- {kind: chioce, ask: a, answer: b}\n", "$.cards[0].kind"),
    "a flashcard without a back": ("cards:\n- {front: a}\n", "$.cards[0]"),
    "yes in place of true": ("cards:\n- {kind: true-false, ask: a, answer: yes}\n", "$.cards[0].answer"),
    "a word in place of a number": ("cards:\n- {kind: numeric, ask: a, answer: ten}\n", "$.cards[0].answer"),
    "less than no tolerance": (
        "cards:\n- {kind: numeric, ask: a, answer: 1, tolerance: -1}\n", "$.cards[0].tolerance",
    ),
    "a text that is empty": ("cards:\n- {front: ' ', back: b}\n", "$.cards[0].front"),
    "a text left out": ("cards:\n- front:\n  back: b\n", "$.cards[0].front"),
    "a list in place of a text": ("cards:\n- {front: [a], back: b}\n", "$.cards[0].front"),
    "a text in place of a list": ("cards:\n- {front: a, back: b, checklist: c}\n", "$.cards[0].checklist"),
    "an id with a space": ("cards:\n- {id: two words, front: a, back: b}\n", "$.cards[0].id"),
    "an id that is too long": (f"id: {'a' * 81}\ncards:\n- {{front: a, back: b}}\n", "$.id"),
    "a language that is none": ("language: English please\ncards:\n- {front: a, back: b}\n", "$.language"),
    "a format to come": ("format: 2\ncards:\n- {front: a, back: b}\n", "$.format"),
    "an address that is none": ("source: {url: here}\ncards:\n- {front: a, back: b}\n", "$.source.url"),
    "a month that is none": (
        "cards:\n- {front: a, back: b, source: {as_of: 2023-13}}\n", "$.cards[0].source.as_of",
    ),
    "a template that is none": (
        "concepts:\n- {id: a, term: a, definition: b, skip: [R08]}\n", "$.concepts[0].skip[0]",
    ),
    "a certainty that is none": (
        "concepts:\n- {id: a, term: a, definition: b, certainty: sure}\n", "$.concepts[0].certainty",
    ),
    "a firmness that is none": (
        "concepts:\n- {id: a, term: a, definition: b, attribution: {not_so: {sure: no}}}\n",
        "$.concepts[0].attribution.not_so",
    ),
    "a pair of three": (
        "cards:\n- {kind: ordering, ask: a, items: {a: A, b: B, c: C}, constraints: [[a, b, c]]}\n",
        "$.cards[0].constraints[0]",
    ),
    "an order of two": (
        "cards:\n- {kind: ordering, ask: a, items: {a: A, b: B}, constraints: [[a, b]]}\n",
        "$.cards[0].items",
    ),
    "a single pair": ("cards:\n- {kind: matching, ask: a, pairs: {a: A}}\n", "$.cards[0].pairs"),
    "options without end": (
        "cards:\n- {kind: choice, ask: a, options: [" + "{text: a}, " * 21 + "]}\n", "$.cards[0].options",
    ),
    "a Python name for a key": (
        "concepts:\n- {id: a, term: a, definition: b, contrasts: [{other: c}]}\n",
        "$.concepts[0].contrasts[0]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_the_reader_takes_is_sound(text: str, tmp_path: Path):
    decks.read(kitchen.write(tmp_path, "deck-of-one.yaml", text))
    assert faults(text) == []


@pytest.mark.parametrize(("text", "place"), FAULTY.values(), ids=FAULTY)
def test_a_planted_fault_is_found_at_its_place_by_both(text: str, place: str, tmp_path: Path):
    with pytest.raises(DeckError):
        decks.read(kitchen.write(tmp_path, "deck-of-one.yaml", text))
    found = faults(text)
    assert found
    assert {fault.partition(": ")[0] for fault in found} == {place}
