"""All cards, and acts on many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Refused, Tutor
from tests import kitchen

from .sittings import DAY, Clock, go_through


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    deck = kitchen.write(tmp_path)
    settings = Settings(Scheduling(new_per_day=3, fuzz=False))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def keys(tutor: Tutor, query: str) -> list[str]:
    return [card.card for card in tutor.browse().find(query).cards]


def test_every_card_is_there_in_the_order_of_the_deck(tutor: Tutor):
    every = tutor.browse().find("").cards
    assert len(every) == tutor.find_deck("kitchen").cards
    salt = next(card for card in every if card.card == "kitchen/salt")
    assert (salt.name, salt.asked, salt.asks, salt.phase) == (
        "When is meat salted?", "", "When is meat salted?", "new",
    )  # fmt: skip
    name = next(card for card in every if card.card == "kitchen/resting/name")
    assert (name.name, name.asked, name.chapter) == ("Resting", "its name", "In the kitchen")
    assert "pause" in name.asks


def test_what_was_answered_is_found_by_its_state(tutor: Tutor, clock: Clock):
    answered = {card for card in go_through(tutor.study()) if "/" in card}
    assert set(keys(tutor, "-is:new")) == answered
    assert keys(tutor, "is:due") == []
    clock.move(60 * DAY)
    assert set(keys(tutor, "is:due")) == answered


def test_many_are_dealt_with_as_one_act_and_one_undo_takes_it_back(tutor: Tutor):
    go_through(tutor.study())
    browser = tutor.browse()
    cards = [card.card for card in browser.find("resting").cards]
    tutor.by_hand().act("suspend", cards[0])
    browser.read()
    done = browser.act("suspend", cards)
    assert done == f"{len(cards) - 1} cards set aside. For 1 other there was nothing to do."
    assert keys(tutor, "is:suspended") == cards
    assert tutor.by_hand().undo()
    browser.read()
    assert keys(tutor, "is:suspended") == cards[:1]
    assert browser.act("flag", cards, "look\nagain").startswith(f"{len(cards)} cards flagged.")
    assert {card.mark.note for card in browser.find("is:flagged").cards} == {"look again"}
    assert [flag.card for flag in tutor.by_hand().flags()] == sorted(cards)
    assert browser.act("unflag", cards) == f"{len(cards)} cards flagged no longer."
    assert tutor.by_hand().flags() == []


def test_where_nothing_would_change_it_is_refused_and_nothing_recorded(tutor: Tutor):
    go_through(tutor.study())
    browser, before = tutor.browse(), sum(1 for _ in tutor.events())
    new = [card.card for card in browser.find("is:new").cards]
    for action in ("due", "reset", "forget", "unflag", "unsuspend", "unbury"):
        with pytest.raises(Refused, match="nothing to do"):
            browser.act(action, new)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="ten years"):
        browser.act("bury", new, days=99_999)
    assert sum(1 for _ in tutor.events()) == before


def test_a_flag_tells_the_question_that_was_answered_before_it(tutor: Tutor):
    study = tutor.study()
    go_through(study, most=1)
    step = study.step
    told = study.by_hand("flag", "odd")
    assert told == "Flagged."
    flag = tutor.by_hand().flags()[0]
    assert (flag.card, flag.note, flag.item) == (step.key.split("#")[0], "odd", "")  # type: ignore[union-attr]
    go_through(tutor.study(), most=3)
    tutor.by_hand().act("flag", flag.card, "still odd")
    flag = tutor.by_hand().flags()[0]
    assert flag.note == "still odd"
    assert flag.item.startswith(flag.card)
    assert flag.asks


def test_an_unknown_word_is_told_with_what_it_may_mean(tutor: Tutor):
    assert (
        tutor.browse().find("is:flaged").unknown == "is:flaged means nothing here; did you mean is:flagged?"
    )
    assert "there are is:due, is:new" in tutor.browse().find("is:zzz").unknown
