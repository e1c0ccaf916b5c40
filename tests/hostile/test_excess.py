"""Decks within every limit that are made to be slow all the same are read or refused in good time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligntutor.core.decks import DeckError
from aligntutor.decks import reader

from .making import read

HEAD = "concepts:\n- id: a\n  term: t\n  definition: d\n"
COUNT = 60_000


def spread(line: Callable[[int], str], count: int = COUNT) -> str:
    return "".join(line(n) for n in range(count))


SLOW = {
    "own keys in one entry": HEAD + spread(lambda n: f"  x-{n}: a\n"),
    "own keys at the top": HEAD + spread(lambda n: f"x-{n}: a\n"),
    "unknown keys in one entry": HEAD + spread(lambda n: f"  y{n}: a\n"),
    "features that are not there": HEAD
    + "  features: {"
    + spread(lambda n: f"f{n}: a, ", 40_000)
    + "}\n  examples: [{text: t, why: w, has: ["
    + spread(lambda n: f"g{n}, ", 40_000)
    + "]}]\n",
    "a long circle of steps": HEAD
    + "  sequences:\n  - items: {"
    + spread(lambda n: f"s{n}: a, ", 30_000)
    + "}\n    constraints: ["
    + spread(lambda n: f"[s{n}, s{(n + 1) % 30_000}], ", 30_000)
    + "]\n",
    "a long circle of prerequisites": "concepts:\n"
    + spread(
        lambda n: (
            f"- {{id: c{n}, term: t, definition: d, relations: {{prerequisites: [c{(n + 1) % 12_000}]}}}}\n"
        ),
        12_000,
    ),
    "many circles of prerequisites": "concepts:\n"
    + spread(
        lambda n: f"- {{id: c{n}, term: t, definition: d, relations: {{prerequisites: [c{n ^ 1}]}}}}\n",
        12_000,
    ),
    "one id many times": "cards:\n" + spread(lambda n: "- {id: a, front: b, back: c}\n", 25_000),
    "one text many times": "cards:\n" + spread(lambda n: "- {front: b, back: c}\n", 30_000),
    "faults in one line": "cards: [" + spread(lambda n: "{front: a}, ") + "]\n",
    "chapters that are not there": "chapters: [" + spread(lambda n: f"c{n}.yaml, ", 20_000) + "]\n",
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW.keys())
def test_a_deck_that_is_made_to_be_slow_ends_soon(tmp_path: Path, text: str) -> None:
    began = time.perf_counter()
    try:
        told = 0
        read(tmp_path, text, "deck.yaml")
    except DeckError as error:
        told = len(error.problems)
    assert told <= 201
    assert time.perf_counter() - began < 20


def test_all_chapters_together_are_bounded_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_NODES", 70)
    chapter = "cards:\n" + spread(lambda n: f"- {{front: {{}}{n}, back: b}}\n", 5)
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.yaml").write_text(chapter.replace("{}", name))
    assert len(read(tmp_path, "chapters: [one.yaml, two.yaml]\n", "deck.yaml").cards) == 10
    with pytest.raises(DeckError) as caught:
        read(tmp_path, "chapters: [one.yaml, two.yaml, three.yaml, gone.yaml]\n", "deck.yaml")
    (problem,) = caught.value.problems
    assert problem.message == "chapters[3]: the deck has more than 70 keys and values up to here"
    assert (problem.line, problem.column) == (1, 32)
