"""What a sitting brought, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Tutor
from aligntutor.tutor.shown import IdeaLine
from aligntutor.tutor.wording import short

from .sittings import DAY, Clock, go_through, wrong

DECK = """\
cards:
- {id: spade, front: What turns the soil?, back: A spade.}
- id: long
  front: Which of all the many tools that a gardener keeps in a shed turns the soil?
  back: A spade.
"""
LONG = "Which of all the many tools that a gardener…"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    deck = tmp_path / "garden.yaml"
    deck.write_text(DECK, encoding="utf-8")
    settings = Settings(scheduling=Scheduling(fuzz=False))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", [deck]) as tutor:
        tutor.prepare()
        yield tutor


def test_a_card_without_an_idea_is_named_by_its_question_with_how_it_is_held(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(30 * DAY)
    study = tutor.study()
    go_through(study)
    stronger = study.finish().stronger
    assert {line.term for line in stronger} == {"What turns the soil?", LONG}
    assert {line.mastery for line in stronger} == {"known"}


def test_a_card_that_slipped_is_named_once(tutor: Tutor):
    study = tutor.study()
    go_through(study, wrong, most=4)
    slipped = study.finish().slipped
    assert sorted(slipped, key=lambda line: line.term) == [
        IdeaLine("met", "What turns the soil?"),
        IdeaLine("met", LONG),
    ]


def test_a_long_question_is_named_by_its_first_words():
    said = "The same number of reviews does more when time passes between them."
    assert short(said) == "The same number of reviews does more when time…"
    assert short("漢" * 60) == "漢" * 47 + "…"
    assert short("Why salt?") == "Why salt?"
