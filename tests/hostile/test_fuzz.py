"""Whatever the bytes, the reader ends with a deck or with a DeckError."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor import decks
from aligntutor.core.decks import Deck, DeckError
from aligntutor.decks.characters import FORBIDDEN
from aligntutor.decks.telling import render

SEED = """\
format: 1
id: sky
title: "The sky \\u2600"
source: {title: Notes, url: https://example.org}
concepts:
- id: scattering
  term: scattering
  definition: light bent aside by what floats in the air
  aliases: [scatter]
  features: {f1: small things, f2: all directions}
  examples:
  - {id: noon, text: A blue noon., has: [f1, f2], also: [], why: Short waves go astray.}
  misconceptions:
  - {id: sea, claim: The sea colours it., correction: The air does.}
  relations: {part_of: optics}
  sequences: [{id: s, items: {a: one, b: two}, constraints: [[a, b]]}]
  figures: [{id: f, value: 4.5e2, of: waves, slips: {17: no}, derive: {share: 1/2}}]
- {id: optics, term: optics, definition: what light does}
cards:
- front: Why is the sky blue?   # a comment
  back: |
    Air scatters
    short waves more.
- {kind: choice, ask: 'Which?', options: [{text: this, correct: true}, {text: that}]}
- {kind: typed, ask: Who?, answer: no, near_miss: {x: y}, concept: scattering, skill: refute/sea}
"""
KEYS = (
    "format id title version language authors license source chapters concepts cards term definition aliases "
    "also_accept near_miss examples text why has also features figures value of slips derive relations "
    "prerequisites part_of sequences items constraints consequences if then not_then because kind ask answer "
    "accept options correct feedback front back checklist tolerance concept skill fingerprint x-note odd"
).split()
TEXTS = (
    "", "a", "b", "a/b", "true", "no", "1", "1e999", "-0", "T8", "choice", "typed", "numeric", "flashcard",
    "infer/a", "core", "https://x.org", "2023-05", "en", "x.yaml", "../x.yaml", "x.fingerprint", "162/4271",
    "é" * 90,
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(TEXTS) | st.none() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=40,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def deck_or_error(folder: Path, data: bytes) -> Deck | None:
    path = folder / "fuzz.yaml"
    path.write_bytes(data)
    try:
        return decks.read(path)
    except DeckError as error:
        found = error.problems
    assert {problem.severity for problem in found} == {"error"}
    assert [problem for problem in found if not (problem.hint and problem.path)] == []
    assert [problem for problem in found if problem.line and not problem.excerpt.endswith("^")] == []
    assert [FORBIDDEN.search(render(problem)) for problem in found] == [None] * len(found)
    return None


@settings(max_examples=120, deadline=None)
@given(data=st.binary(max_size=400))
def test_random_bytes_end_in_a_deck_or_a_deck_error(folder: Path, data: bytes) -> None:
    deck_or_error(folder, data)


@settings(max_examples=200, deadline=None)
@given(
    at=st.integers(0, len(SEED)),
    gone=st.integers(0, 30),
    put=st.text(alphabet=st.sampled_from("\t\n :-[]{}&*!|>'\"%@`,?#\\~<=ab0é\u200d\u202e\x1b"), max_size=6)
    | st.text(max_size=4),
    swap=st.tuples(st.integers(0, len(SEED)), st.integers(0, len(SEED))),
)
def test_mutated_decks_end_in_a_deck_or_a_deck_error(
    folder: Path, at: int, gone: int, put: str, swap: tuple[int, int]
) -> None:
    text = SEED[:at] + put + SEED[at + gone :]
    low, high = sorted(swap)
    text += text[low:high][:200]
    deck_or_error(folder, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(root=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_any_tree_of_known_keys_ends_in_a_deck_or_a_deck_error(folder: Path, root: Any) -> None:
    deck_or_error(folder, json.dumps(root, ensure_ascii=False).encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(
    concepts=st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), max_size=3),
    cards=st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), max_size=3),
)
def test_entries_of_odd_values_end_in_a_deck_or_a_deck_error(folder: Path, concepts: Any, cards: Any) -> None:
    base = {"id": "a", "term": "a", "definition": "b"}
    odd = {"concepts": [{**base, **entry} for entry in concepts], "cards": cards}
    deck_or_error(folder, json.dumps(odd, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def test_the_deck_that_is_mutated_is_sound(folder: Path) -> None:
    deck = deck_or_error(folder, SEED.encode())
    assert deck is not None
    assert list(deck.concepts) == ["scattering", "optics"]
    assert len(deck.cards) == 3
