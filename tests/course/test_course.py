"""The bundled course keeps what it promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aligntutor import decks, lint
from aligntutor.core.decks import Deck
from aligntutor.kinds import KINDS
from aligntutor.tutor.building import Built, build
from aligntutor.tutor.reporting import Report, report

FOLDER = Path(__file__).parents[2] / "decks" / "ai-alignment"


@pytest.fixture(scope="module")
def deck() -> Deck:
    return decks.read(FOLDER)


@pytest.fixture(scope="module")
def built(deck: Deck) -> Built:
    return build(deck, "0")


@pytest.fixture(scope="module")
def rubric() -> Report:
    return report(FOLDER, "0")


def test_every_entry_is_used_and_there_is_no_error(deck: Deck, built: Built):
    assert deck.left_out == ()
    assert [problem for problem in built.problems if problem.severity == "error"] == []
    assert [problem for problem in lint.check_whole(built.items, "0") if problem.severity == "error"] == []


def test_the_rubric_of_courses_is_met(rubric: Report):
    assert [one.name for one in rubric.rows if not one.meets(one.first)] == []
    by_name = {one.name: one for one in rubric.rows}
    assert by_name["items"].value >= 900
    goals = {"lint errors", "options with feedback of their own", "core ideas with 6 items of 3 kinds"}
    assert {name for name in goals if not by_name[name].meets(by_name[name].goal)} == set()


def test_no_idea_of_the_outline_is_without_items(rubric: Report):
    assert rubric.missing == ()


def test_every_core_entry_is_fully_written(deck: Deck):
    thin = {
        concept.id
        for concept in deck.concepts.values()
        if concept.priority == "core"
        and not (
            len(concept.misconceptions) >= 2
            and len(concept.traps) >= 2
            and concept.why_it_matters
            and concept.source.sections
        )
    }
    assert thin == set()


def test_the_text_of_the_course_introduces_every_idea_once(deck: Deck):
    for chapter in deck.chapters:
        words = sum(len(passage.text.split()) for passage in chapter.lesson)
        assert 150 <= words <= 400, (chapter.id, words)
    introduced = Counter(id for one in deck.chapters for passage in one.lesson for id in passage.introduces)
    assert introduced == Counter(deck.concepts.keys())


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


def test_the_mix_of_kinds(built: Built):
    kinds = Counter(item.question.kind for item in built.items)
    assert kinds["true-false"] / len(built.items) <= 0.10
    assert kinds.keys() == KINDS.keys()
