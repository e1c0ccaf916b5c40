"""The map: ideas by chapter, what they hang together with, how firmly they are held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Refused, Tutor
from tests import kitchen

from .sittings import DAY, Clock, go_through, wrong

ALONE = "id: sums\ntitle: Sums\ncards:\n- {front: 1 and 1?, back: 2}\n"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    settings = Settings(scheduling=Scheduling(fuzz=False, new_per_day=1))
    decks = kitchen.write(tmp_path, "sums.yaml", ALONE), kitchen.write(tmp_path)
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", decks) as tutor:
        tutor.prepare()
        yield tutor


def test_ideas_stand_in_order_with_what_they_need_and_open_and_are_taken_for(tutor: Tutor):
    chart = tutor.map("kitchen")
    assert (chart.deck, chart.title, chart.known) == ("kitchen", "In the kitchen", 0)
    assert [(chapter.title, len(chapter.ideas)) for chapter in chart.chapters] == [("In the kitchen", 3)]
    assert [idea.term for idea in chart.ideas.values()] == ["Resting", "Basting", "Searing"]
    resting, basting, searing = chart.ideas.values()
    assert (resting.needs, resting.opens, resting.alike) == ((), ("basting",), ("basting",))
    assert (basting.needs, basting.opens) == (("resting",), ())
    assert basting.alike == ("resting",), "named on the other entry"
    assert (searing.needs, searing.opens, searing.alike) == ((), (), ())
    assert {(idea.mastery, idea.due, idea.due_day) for idea in chart.ideas.values()} == {("new", "", None)}


def test_without_a_name_the_first_deck_with_ideas_is_drawn(tutor: Tutor):
    assert tutor.map().deck == "kitchen"
    with pytest.raises(Refused, match="“Sums” has no ideas to map") as refused:
        tutor.map("sums")
    assert refused.value.hint == "Study its cards: they stand on their own."


def test_mastery_and_the_next_day_follow_what_was_learnt(tutor: Tutor, clock: Clock):
    study = tutor.study("kitchen")
    study.read()  # type: ignore[union-attr]
    assert tutor.map().ideas["resting"].mastery == "met"
    go_through(tutor.study("kitchen"))
    resting = tutor.map().ideas["resting"]
    assert (resting.mastery, resting.due) == ("learning", "due tomorrow")
    clock.move(DAY)
    assert tutor.map().ideas["resting"].due == "due today"
    while tutor.map().known < 1:
        go_through(tutor.study("kitchen"))
        clock.move(DAY)
    resting = tutor.map().ideas["resting"]
    assert resting.mastery == "known"
    assert resting.due_day is not None
    ahead = resting.due_day - tutor.today()
    assert resting.due == ("due today", "due tomorrow", f"due in {ahead} days")[min(2, ahead)]
    tutor.by_hand().act("suspend", "resting")
    assert tutor.map().ideas["resting"].due == ""


def test_what_was_told_apart_counts_answers_where_the_look_alike_was_an_option(tutor: Tutor, clock: Clock):
    assert tutor.closer("kitchen", "resting").apart == {}
    go_through(tutor.study("kitchen"), wrong, most=2)
    for _ in range(2):
        clock.move(DAY)
        go_through(tutor.study("kitchen"))
    shown = [
        (event.payload["shown"], event.payload["correct"])
        for event in tutor.events()
        if event.type == "review" and event.payload["concept"] == "resting"
    ]
    wanted = [correct for ids, correct in shown if "basting" in ids]
    closer = tutor.closer("kitchen", "resting")
    assert len(wanted) >= 1
    assert closer.apart["basting"] == (sum(wanted), len(wanted))
    assert closer.definition == ("The pause in which warmth and juice even out before the knife.")
    while event := tutor.by_hand().undo():
        assert event
    assert tutor.closer("kitchen", "resting").apart == {}


def test_an_idea_is_told_whole_and_reading_it_records_nothing(tutor: Tutor, clock: Clock):
    go_through(tutor.study("kitchen"))
    clock.move(DAY)
    before = list(tutor.events())
    whole = tutor.idea("kitchen", "resting")
    assert (whole.lesson.term, whole.lesson.place) == ("Resting", "kitchen/resting")
    assert whole.lesson.contrasts[0][0] == "Basting"
    told = {card.facts.card: (card.side, card.said) for card in whole.cards}
    side, said = told["kitchen/resting/name"]
    assert side == "its name"
    assert said.startswith("due ")
    assert "holds for" in said
    assert said.endswith("right 2 of 2 times")
    assert "not asked yet" in [said for _, said in told.values()]
    assert tutor.idea("kitchen", "searing").lesson.passage == ""
    tutor.by_hand().act("suspend", "kitchen/resting/name")
    tutor.by_hand().act("bury", "kitchen/resting/recognise", days=3)
    told = {card.facts.card: (card.side, card.said) for card in tutor.idea("kitchen", "resting").cards}
    assert told["kitchen/resting/name"][1].startswith("set aside by you, holds for")
    assert told["kitchen/resting/recognise"][1].startswith("comes back on ")
    assert list(tutor.events())[: len(before)] == before
    assert {event.type for event in tutor.events()} == {"settings", "lesson", "review", "suspend", "bury"}


def test_an_idea_that_is_gone_is_refused(tutor: Tutor):
    with pytest.raises(Refused, match="no longer in its deck"):
        tutor.idea("kitchen", "boiling")
    assert tutor.closer("kitchen", "boiling") == ("", {})


def test_what_a_deck_lacks_is_left_out_of_its_map(tmp_path: Path, clock: Clock):
    """An entry with a fault is left out, and the others may still name it."""
    text = kitchen.TEXT.replace("definition: the pause in", "definitoin: the pause in")
    settings = Settings()
    with Tutor(
        places(str(tmp_path), {}), settings, clock, "0", (kitchen.write(tmp_path, text=text),)
    ) as tutor:
        tutor.prepare()
        chart = tutor.map()
        assert "resting" not in chart.ideas
        named = {id for idea in chart.ideas.values() for id in (*idea.needs, *idea.opens, *idea.alike)}
        assert named <= set(chart.ideas)
