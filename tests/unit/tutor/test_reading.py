"""A chapter's text: with new ideas, each passage once, and on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligntutor.settings import Settings, places
from aligntutor.tutor import Tutor
from aligntutor.tutor.shown import Lesson
from aligntutor.tutor.studying import Study
from tests import kitchen

from .sittings import DAY, Clock, go_through, right

LESSON = """\
lesson:
- {text: A roast is a large thing., introduces: []}
- {text: "It rests, and it is *basted*.", introduces: [resting, basting]}
- {text: Before that it is seared., introduces: [searing]}
"""
FIRST = ("In the kitchen", "A roast is a large thing.\n\nIt rests, and it is *basted*.")
SECOND = ("", "Before that it is seared.")
NOTHING = ("", "")

Opener = Callable[..., Tutor]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opener]:
    tutors: list[Tutor] = []

    def open_one(text: str) -> Tutor:
        deck = kitchen.write(tmp_path, text=text)
        tutor = Tutor(places(str(tmp_path / "home"), {}), Settings(), clock, "0", (deck,))
        tutor.prepare()
        tutors.append(tutor)
        return tutor

    yield open_one
    for tutor in tutors:
        tutor.close()


def lessons(study: Study, most: int = 9) -> dict[str, tuple[str, str]]:
    """What stands before each new idea on the way to the end of a sitting."""
    found: dict[str, tuple[str, str]] = {}
    while len(found) < most:
        step = study.step
        if isinstance(step, Lesson):
            found[step.term] = (step.chapter, step.passage)
        if not go_through(study, right, most=1):
            break
    return found


def test_the_first_idea_of_all_comes_at_once_and_the_next_with_what_it_left_out(opened: Opener):
    study = opened(kitchen.TEXT + LESSON).study()
    assert lessons(study) == {"Resting": NOTHING, "Basting": FIRST, "Searing": SECOND}


def test_a_passage_comes_with_the_first_of_its_ideas_and_only_once(opened: Opener):
    text = LESSON.replace("[resting, basting]", "[basting, searing]").replace("[searing]}", "[resting]}")
    study = opened(kitchen.TEXT + text).study()
    assert lessons(study) == {"Resting": NOTHING, "Basting": FIRST, "Searing": NOTHING}


def test_a_second_idea_from_further_on_brings_all_that_was_left_out(opened: Opener):
    text = LESSON.replace("[resting, basting]", "[resting]").replace("[searing]", "[basting, searing]")
    study = opened(kitchen.TEXT + text).study()
    assert lessons(study) == {
        "Resting": NOTHING,
        "Basting": (FIRST[0], f"{FIRST[1]}\n\n{SECOND[1]}"),
        "Searing": NOTHING,
    }


def test_whichever_idea_of_a_passage_is_met_first_brings_it(opened: Opener):
    text = kitchen.TEXT.replace("prerequisites: [resting]", "prerequisites: [searing]")
    text = text.replace("id: resting\n", "id: resting\n  relations: {prerequisites: [basting]}\n")
    study = opened(text + LESSON).study()
    assert lessons(study) == {
        "Searing": NOTHING,
        "Basting": FIRST,
        "Resting": NOTHING,
    }


def test_a_passage_that_was_shown_is_not_shown_on_another_day(opened: Opener, clock: Clock):
    text = kitchen.TEXT + LESSON
    assert lessons(opened(text).study(), most=2) == {"Resting": NOTHING, "Basting": FIRST}
    clock.move(DAY)
    assert lessons(opened(text).study()) == {"Searing": SECOND}


def test_a_lesson_that_was_left_comes_with_its_passage_again(opened: Opener):
    text = kitchen.TEXT + LESSON
    assert lessons(opened(text).study(), most=1) == {"Resting": NOTHING}
    for _ in range(2):
        study = opened(text).study()
        while not isinstance(study.step, Lesson):
            go_through(study, right, most=1)
        assert (study.step.chapter, study.step.passage) == FIRST


def test_a_deck_without_a_text_has_lessons_all_the_same(opened: Opener):
    assert set(lessons(opened(kitchen.TEXT).study()).values()) == {NOTHING}


def test_the_texts_of_a_deck_name_what_each_passage_introduces(opened: Opener):
    tutor = opened(kitchen.TEXT + LESSON)
    (chapter,) = tutor.texts("kitchen")
    assert (chapter.id, chapter.title) == ("kitchen", "In the kitchen")
    assert [[idea.term for idea in passage.introduces] for passage in chapter.passages] == [
        [],
        ["Resting", "Basting"],
        ["Searing"],
    ]
    assert chapter.passages[2].introduces[0].definition == (
        "The quick browning of a surface in a very hot pan at the start."
    )
    assert [deck.readable for deck in tutor.overview().decks] == [True]


def test_a_deck_without_a_text_is_not_offered_for_reading(opened: Opener):
    tutor = opened(kitchen.TEXT)
    assert tutor.texts("kitchen") == ()
    assert [deck.readable for deck in tutor.overview().decks] == [False]
