"""What a learner does with cards by hand, over real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Refused, Tutor
from aligntutor.tutor.shown import Asking, Done, Lesson
from tests import kitchen

from .sittings import DAY, Clock, go_through, right, wrong

NAME = "kitchen/resting/name"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    settings = Settings(scheduling=Scheduling(fuzz=False, new_per_day=1, leech_after=2))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (kitchen.write(tmp_path),)) as tutor:
        tutor.prepare()
        yield tutor


def test_a_card_is_found_with_its_deck_or_without_and_a_concept_is_all_its_cards(tutor: Tutor):
    hand = tutor.by_hand()
    assert hand.find(NAME) == hand.find("resting/name") == (NAME,)
    every = hand.find("resting")
    assert every == hand.find("kitchen/resting")
    assert NAME in every
    assert len(every) > 2
    with pytest.raises(Refused) as refused:
        hand.find("restin")
    assert refused.value.hint == "Did you mean kitchen/resting or kitchen/basting?"


def test_what_is_set_aside_is_not_asked_until_it_is_brought_back(tutor: Tutor):
    hand = tutor.by_hand()
    hand.act("suspend", "resting")
    assert go_through(tutor.study())[0] == "Basting"
    assert tutor.due().new == 0
    assert tutor.statistics().cards["suspended"] == len(hand.find("resting"))
    hand.undo()  # the last review
    while hand.facts(NAME).mark.suspended:
        hand.undo()
    hand.act("forget", "basting")
    assert isinstance(tutor.study().step, Lesson)
    assert tutor.study().step.term == "Resting"  # type: ignore[union-attr]


def test_a_buried_card_comes_back_on_its_day(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY * 40)
    due = tutor.due().due
    hand = tutor.by_hand()
    hand.act("bury", "resting", days=2)
    assert (due, tutor.due().due) == (1, 0)
    clock.move(DAY)
    assert tutor.due().due == 0
    clock.move(DAY)
    assert tutor.due().due == 1


def test_a_card_that_is_reset_is_learnt_anew_today(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY)
    hand = tutor.by_hand()
    hand.act("reset", NAME)
    facts = hand.facts(NAME)
    assert (facts.state, facts.mark.fresh, facts.recall) == (None, True, None)
    assert go_through(tutor.study(), most=1) == [NAME]
    facts = hand.facts(NAME)
    assert facts.state
    assert (facts.state.reps, facts.mark.fresh) == (1, False)


def test_what_was_never_answered_has_no_due_date_to_set_and_nothing_to_reset(tutor: Tutor):
    for action in ("due", "reset"):
        with pytest.raises(Refused, match="never answered"):
            tutor.by_hand().act(action, NAME)  # type: ignore[arg-type]
    assert list(tutor.events()) == []


def test_a_set_due_date_is_the_one_that_holds(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    hand = tutor.by_hand()
    hand.act("due", NAME, days=3)
    assert hand.facts(NAME).state.due_day == tutor.today() + 3  # type: ignore[union-attr]
    hand.act("bury", "resting/recognise", days=9)
    clock.move(DAY * 2)
    assert NAME not in go_through(tutor.study())
    clock.move(DAY)
    assert NAME in go_through(tutor.study())


def test_forgetting_a_concept_brings_its_lesson_back_and_undo_takes_all_of_it_back(tutor: Tutor):
    go_through(tutor.study())
    hand = tutor.by_hand()
    before = {card: hand.facts(card).state for card in hand.find("resting")}
    hand.act("forget", "resting")
    assert isinstance(tutor.study().step, Lesson)
    undone = hand.undo()
    assert {event.type for event in undone} == {"forget", "unread"}
    assert {card: hand.facts(card).state for card in hand.find("resting")} == before
    assert isinstance(tutor.study().step, Done)


def test_in_a_sitting_a_card_set_aside_makes_room_for_the_next_and_undo_asks_it_again(tutor: Tutor):
    study = tutor.study()
    with pytest.raises(Refused, match="no card here"):
        study.by_hand("suspend")
    study.read()
    assert isinstance(study.step, Asking)
    assert study.step.key.startswith(NAME)
    assert study.by_hand("suspend") == "Set aside."
    assert not study.step.key.startswith(NAME)  # type: ignore[union-attr]
    assert [event.type for event in study.undo()] == ["suspend"]
    assert study.step.key.startswith(NAME)  # type: ignore[union-attr]


def test_after_an_answer_a_flag_leaves_the_feedback_where_it_is(tutor: Tutor):
    study = tutor.study()
    study.read()
    before = study.step
    study.answer(right(study))
    assert study.by_hand("flag", "odd") == "Flagged."
    assert study.step is before
    assert tutor.by_hand().facts(NAME).mark.note == "odd"
    study.go_on()
    assert [event.type for event in study.undo()] == ["flag"]
    assert study.step is not before


def test_a_reset_in_a_sitting_asks_the_card_as_a_new_one(tutor: Tutor):
    study = tutor.study()
    study.read()
    study.answer(wrong(study))
    study.by_hand("reset")
    study.go_on()
    cards = go_through(study)
    assert cards.count(NAME) >= 1
    assert tutor.by_hand().facts(NAME).state.reps == cards.count(NAME)  # type: ignore[union-attr]


def test_a_card_forgotten_too_often_is_set_aside_with_a_word_on_what_helps(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    hand = tutor.by_hand()
    hand.act("bury", "resting/recognise", days=900)
    aside = []
    for _ in range(2):
        clock.move(DAY * 60)
        hand.act("due", NAME, days=0)
        study = tutor.study()
        while not isinstance(study.step, Asking) or not study.step.key.startswith(NAME):
            go_through(study, most=1)
        aside.append(study.answer(wrong(study)).aside)
        study.go_on()
        go_through(study)
    assert aside[0] == ""
    assert aside[1].startswith("This card was forgotten 2 times and is set aside")
    assert hand.facts(NAME).mark.suspended == "leech"
    clock.move(DAY * 60)
    assert NAME not in go_through(tutor.study())
    clock.move(DAY)
    hand.act("unsuspend", NAME)
    hand.act("due", NAME, days=0)
    assert NAME in go_through(tutor.study())


def test_a_card_that_no_deck_has_any_more_keeps_its_history(tutor: Tutor, tmp_path: Path):
    go_through(tutor.study())
    kitchen.write(
        tmp_path, text=kitchen.TEXT.replace("id: resting", "id: rest").replace("[resting]", "[rest]")
    )
    tutor.prepare()
    facts = tutor.by_hand().facts(tutor.by_hand().find(NAME)[0])
    assert (facts.asks, facts.state is not None) == ("", True)
    assert {event.type for event in facts.history} == {"review", "edited"}
