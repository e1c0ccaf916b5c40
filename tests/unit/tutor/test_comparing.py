"""Which idea another is compared with, and what is told of both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.settings import Settings, places
from aligntutor.tutor import Refused, Tutor
from aligntutor.tutor.comparing import lookalike, pair_of
from aligntutor.tutor.shown import Asking
from tests import kitchen

from .sittings import Clock, go_through, right, wrong


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Tutor]:
    deck = kitchen.write(tmp_path)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), Clock(), "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def test_what_an_idea_was_taken_for_comes_before_its_other_look_alikes(tutor: Tutor):
    compiled = tutor._compiled
    first = lookalike(compiled, "kitchen", "resting")
    assert first == "basting"
    assert lookalike(compiled, "kitchen", "resting", ("resting", "no concept", "searing")) == "searing"
    assert lookalike(compiled, "kitchen", "gone") == lookalike(compiled, "kitchen", "") == ""
    assert pair_of(compiled, "kitchen", "resting", ()) == "kitchen/resting/basting"
    assert pair_of(compiled, "kitchen", "", ()) == ""


def test_a_look_alike_that_was_left_out_of_the_deck_is_none(tmp_path: Path):
    text = kitchen.TEXT.replace("definition: the spooning", "definitoin: the spooning")
    assert text != kitchen.TEXT
    deck = kitchen.write(tmp_path, text=text)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), Clock(), "0", (deck,)) as tutor:
        tutor.prepare()
        assert "basting" not in tutor.ideas("kitchen")
        assert lookalike(tutor._compiled, "kitchen", "resting") == ""
        assert tutor.compare("kitchen", "resting", "searing").others == ("searing",)


def test_both_are_told_with_how_they_differ_whichever_lesson_says_it(tutor: Tutor):
    shown = tutor.compare("kitchen", "basting", "resting")
    assert (shown.one.term, shown.other.term) == ("Basting", "Resting")
    assert shown.other.case
    assert shown.source_noun == "notebook"
    assert [note[:20] for note in shown.differ] == ["Basting pours fat ov"]
    assert shown.differ == tutor.compare("kitchen", "resting").differ
    assert "resting" in shown.others


def test_a_contrast_that_both_lessons_tell_is_told_once(tmp_path: Path):
    mine = "Basting pours fat over the meat while the oven works; here the oven is off and nothing is done."
    its = "  contrasts:\n  - {with: resting, note: %s}\n"
    place = "  relations: {prerequisites: [resting]}\n"
    notes = {}
    for name, note in (("same", "Resting does nothing. It pours fat."), ("more", "Resting comes later.")):
        text = kitchen.TEXT.replace(mine, "It pours fat. Resting does nothing.").replace(
            place, place + its % note
        )
        deck = kitchen.write(tmp_path, text=text)
        with Tutor(places(str(tmp_path / name), {}), Settings(), Clock(), "0", (deck,)) as tutor:
            tutor.prepare()
            notes[name] = tutor.compare("kitchen", "resting", "basting").differ
    assert notes == {
        "same": ("It pours fat. Resting does nothing.",),
        "more": ("It pours fat. Resting does nothing.", "Resting comes later."),
    }


def test_what_is_not_there_cannot_be_compared(tutor: Tutor):
    for named in (("kitchen", "gone", ""), ("kitchen", "resting", "gone"), ("gone", "resting", "basting")):
        with pytest.raises(Refused):
            tutor.compare(*named)


def test_an_answer_tells_what_its_idea_can_be_compared_with(tutor: Tutor):
    study = tutor.study()
    go_through(study, right, most=1)
    assert isinstance(study.step, Asking)
    deck, concept, other = study.answer(wrong(study)).compare.split("/")
    assert tutor.compare(deck, concept, other).one.id == concept
