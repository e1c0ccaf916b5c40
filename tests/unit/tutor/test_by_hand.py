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


def test_cards_that_are_set_aside_are_listed_and_brought_back_as_one_act(tutor: Tutor, clock: Clock):
    hand = tutor.by_hand()
    hand.act("suspend", NAME)
    hand.act("bury", NAME)
    hand.act("bury", "basting", days=3)
    listed = hand.aside()
    assert [one.name for one in listed] == ["basting"] * (len(listed) - 1) + ["resting"]
    assert listed[-1] == (NAME, "resting", "set aside by you", 0)
    assert {one.why for one in listed[:-1]} == {"comes back on 18 January"}
    hand.bring_back(NAME)
    assert len(hand.aside()) == len(listed) - 1
    with pytest.raises(Refused):
        hand.bring_back(NAME)
    hand.undo()
    assert hand.aside() == listed
    clock.move(3 * DAY)
    assert [one.card for one in hand.aside()] == [NAME]


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


def test_undo_after_the_answer_leaves_the_answer_alone(tutor: Tutor):
    for action in ("flag", "suspend", "bury", "reset", "forget"):
        study = tutor.study()
        while not isinstance(study.step, Asking):
            study.read()
        step, card = study.step, study.step.key.split("#")[0]
        study.answer(right(study))
        state, standing = tutor.by_hand().facts(card).state, study.standing.done
        study.by_hand(action)  # type: ignore[arg-type]
        assert [event.type for event in study.undo()] == [action]
        assert study.step is step
        assert study.standing.done == standing
        assert tutor.by_hand().facts(card).state == state
        assert [event.type for event in study.undo()] == ["review"]
        assert study.step is not step
        assert study.step.key.startswith(card)  # type: ignore[union-attr]
        assert study.standing.done == standing - 1


def test_a_card_reset_and_brought_back_is_rated_by_its_memory(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY * 30)
    study = tutor.study()
    assert isinstance(study.step, Asking)
    card = study.step.key.split("#")[0]
    before = study._session.states[card]
    study.by_hand("reset")
    study.undo()
    assert isinstance(study.step, Asking)
    assert study.step.key.startswith(card)
    assert study._session.states[card] == before


def test_what_is_taken_back_in_another_deck_is_not_asked_here(tmp_path: Path, clock: Clock):
    other = tmp_path / "other.yaml"
    other.write_text("cards:\n- {id: x, front: a?, back: b}\n", encoding="utf-8")
    decks = (kitchen.write(tmp_path), other)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), clock, "0", decks) as tutor:
        tutor.prepare()
        tutor.by_hand().act("suspend", "resting")
        study = tutor.study("other")
        step, total = study.step, study.standing.total
        assert {event.type for event in study.undo()} == {"suspend"}
        assert (study.step, study.standing.total) == (step, total)


def test_practice_that_is_taken_back_is_asked_again_and_not_counted(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    study = tutor.study(mode="cram")
    assert isinstance(study.step, Asking)
    card = study.step.key.split("#")[0]
    study.answer(wrong(study))
    study.go_on()
    assert [event.type for event in study.undo()] == ["practice"]
    assert isinstance(study.step, Asking)
    assert (study.step.key.split("#")[0], study.standing.done) == (card, 0)


def test_what_would_change_nothing_or_lies_too_far_ahead_is_refused(tutor: Tutor):
    hand = tutor.by_hand()
    for action, why in (
        ("unsuspend", "is not set aside"),
        ("unbury", "is not buried"),
        ("unflag", "has no flag"),
        ("forget", "was never answered"),
    ):
        with pytest.raises(Refused, match=why):
            hand.act(action, NAME)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="ten years"):
        hand.act("bury", NAME, days=4_000)
    hand.act("suspend", NAME)
    with pytest.raises(Refused, match="is set aside already"):
        hand.act("suspend", NAME)
    assert [event.type for event in tutor.events() if event.type != "settings"] == ["suspend"]


def test_a_note_is_one_line_of_plain_text(tutor: Tutor):
    hand = tutor.by_hand()
    hand.act("flag", NAME, "a\nb\x00\x1b[1m\udcff " + "c" * 5_000)
    note = hand.facts(NAME).mark.note
    assert note
    assert note.startswith("a b [1m? ccc")
    assert len(note) == 1_000


def test_in_a_sitting_too_what_makes_no_sense_is_refused(tutor: Tutor):
    study = tutor.study()
    study.read()
    for action in ("due", "reset"):
        with pytest.raises(Refused, match="never answered"):
            study.by_hand(action)  # type: ignore[arg-type]
    study.answer(right(study))
    assert study.by_hand("due", days=400) == "Due on 19 February 2028."
    with pytest.raises(Refused, match="ten years"):
        study.by_hand("due", days=99_999)


def test_a_card_that_was_reset_stands_once_in_the_plan(tutor: Tutor, clock: Clock):
    while not tutor.by_hand().facts("kitchen/salt").state:
        go_through(tutor.study(mode="learn"))
        clock.move(DAY)
    hand = tutor.by_hand()
    for card in (NAME, "kitchen/salt"):
        hand.act("reset", card)
    work = tutor.study()._session.plan
    begun = [*work.begun, *(card for idea in work.ideas for card in idea.cards), *work.unlocked]
    assert (begun.count(NAME), begun.count("kitchen/salt")) == (1, 1)
    assert tutor.due().due == len(set(go_through(tutor.study())) - {c for i in work.ideas for c in i.cards})
