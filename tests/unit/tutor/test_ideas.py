"""A sitting about ideas that were named: their lessons, what is due of them, else practice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Tutor
from aligntutor.tutor.shown import Done, Lesson
from tests import kitchen

from .sittings import DAY, Clock, go_through, right


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    deck = kitchen.write(tmp_path)
    settings = Settings(Scheduling(new_per_day=0, fuzz=False))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def concepts(cards: list[str]) -> set[str]:
    return {card.split("/")[1] for card in cards if "/" in card}


def test_they_are_met_whatever_a_day_allows_and_nothing_else_is_asked(tutor: Tutor):
    assert isinstance(tutor.study("kitchen").step, Done)
    study = tutor.study("kitchen", ideas=("searing", "basting"))
    assert isinstance(study.step, Lesson)
    assert (study.step.of, study.step.passage) == (2, "")
    seen = go_through(study)
    assert [term for term in seen if "/" not in term] == ["Basting", "Searing"]
    assert concepts(seen) == {"basting", "searing"}
    assert set(tutor._log.lessons_read("kitchen")) == {"basting", "searing"}


def test_on_a_later_day_what_is_due_of_them_is_asked_then_all_for_practice(tutor: Tutor, clock: Clock):
    go_through(tutor.study("kitchen", ideas=("searing", "basting", "resting")))
    clock.move(30 * DAY)
    assert concepts(go_through(tutor.study("kitchen", ideas=("searing",)))) == {"searing"}
    study = tutor.study("kitchen", ideas=("searing",))
    before = tutor._log.states(tutor._log.answered_cards("kitchen"))
    assert not isinstance(study.step, Done)
    told = study.answer(right(study))
    assert told.again == "the schedule stays as it is"
    assert tutor._log.states(tutor._log.answered_cards("kitchen")) == before


def test_what_was_begun_and_left_is_asked(tutor: Tutor):
    study = tutor.study("kitchen", ideas=("searing",))
    study.read()
    left = tutor.study("kitchen", ideas=("searing",))
    assert concepts(go_through(left)) == {"searing"}
    assert isinstance(tutor.study("kitchen", ideas=("gone",)).step, Done)
