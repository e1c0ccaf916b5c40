"""The bundled course keeps what it promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.decks import Deck
from aligntutor.tutor.building import Built, build

FOLDER = Path(__file__).parents[2] / "decks" / "ai-alignment"
PROMISED = """
ai-alignment general-purpose-ai deep-learning loss-function opacity-of-deep-networks choosing-the-objective
outer-alignment goodharts-law specification-gaming goal-misgeneralisation inner-alignment mesa-optimiser
evolution-and-the-doughnut inclusive-fitness intelligence intrinsic-goal instrumental-goal self-preservation
resource-accumulation removing-adversaries instrumental-convergence deceptive-alignment
""".split()


@pytest.fixture(scope="module")
def deck() -> Deck:
    return decks.read(FOLDER)


@pytest.fixture(scope="module")
def built(deck: Deck) -> Built:
    return build(deck, "0")


def test_there_is_no_lint_error_and_enough_items(built: Built):
    assert [problem for problem in built.problems if problem.severity == "error"] == []
    assert len(built.items) >= 150


def test_every_promised_concept_has_items_at_more_than_one_level(built: Built):
    levels = {name: {item.level for item in built.items if item.concept == name} for name in PROMISED}
    assert {name for name, found in levels.items() if len(found) < 2} == set()


def test_every_promised_concept_is_fully_written(deck: Deck):
    thin = {
        name
        for name in PROMISED
        if not (
            (concept := deck.concepts[name]).definition
            and len(concept.definition_variants) >= 2
            and len(concept.examples) >= 3
            and len({case.domain for case in concept.examples}) >= 3
            and concept.misconceptions
            and all(m.correction for m in concept.misconceptions)
            and concept.contrasts
            and all(len(c.not_then) >= 2 for c in concept.consequences)
            and concept.consequences
            and concept.source.sections
        )
    }
    assert thin == set()


def test_no_sentence_is_copied_from_the_essay(deck: Deck):
    assert deck.fingerprint is not None
    copied = [
        run.words
        for path in sorted(FOLDER.glob("*.yaml"))
        for run in deck.fingerprint.shared_runs(path.read_text("utf-8"))
        if len(run.words) >= 8
    ]
    assert copied == []


def test_sources_name_sections_and_notes_of_the_essay(deck: Deck):
    assert deck.fingerprint is not None
    unknown = {
        (concept.id, name)
        for concept in deck.concepts.values()
        for name in (*concept.source.sections, *concept.source.footnotes)
        if name not in deck.fingerprint.sections and name not in deck.fingerprint.footnotes
    }
    assert unknown == set()


def test_the_mix_of_kinds_and_levels(built: Built):
    kinds = Counter(item.question.kind for item in built.items)
    levels = Counter(item.level for item in built.items)
    number = len(built.items)
    assert kinds["true-false"] / number <= 0.10
    assert (kinds["typed"] + kinds["cloze"] + kinds["numeric"]) / number >= 0.25
    assert (number - levels["remember"] - levels["understand"]) / number >= 0.35


def test_guessing_by_length_or_place_does_not_pay(built: Built):
    choices = [item.question.options for item in built.items if item.question.kind == "choice"]
    chance = sum(1 / len(options) for options in choices) / len(choices)
    longest = sum(max(options, key=lambda o: len(o.text)).correct for options in choices) / len(choices)
    shortest = sum(min(options, key=lambda o: len(o.text)).correct for options in choices) / len(choices)
    assert longest <= chance + 0.10
    assert shortest <= chance + 0.10
