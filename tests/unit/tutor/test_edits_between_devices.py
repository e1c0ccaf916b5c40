"""Devices that have different versions of a deck, or have them at different times: each edit counts once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aligntutor.core.events import Event

from .sittings import DAY
from .test_edits import ANOTHER, COLD, MEANING, Learner, back

RENAMED = ("- id: salt\n", "- id: salting\n  was: salt\n")


class Pair:
    """A learner's two devices, which have synced twelve days of study of the same deck."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "shared"
        for folder in (self.folder, root / "one", root / "two"):
            folder.mkdir()
        self.one, self.two = Learner(root / "one"), Learner(root / "two")
        self.two.clock = self.one.clock
        self.one.study()
        self.meet()

    def meet(self) -> None:
        """Let both know what either does."""
        for device in (self.one, self.two, self.one):
            with device.open() as tutor:
                tutor.overview()
                tutor.sync(self.folder)
                tutor.overview()

    def to_and_fro(self, times: int = 6) -> list[Event]:
        """What is recorded while they meet day after day."""
        count = len(self.one.events())
        for _ in range(times):
            self.one.clock.move(DAY)
            self.meet()
        assert self.one.events() == self.two.events()
        return self.one.events()[count:]

    def states(self) -> dict[str, Any]:
        assert self.one.states() == self.two.states()
        return self.one.states()


@pytest.fixture
def pair(tmp_path: Path):  # type: ignore[no-untyped-def]
    pair = Pair(tmp_path)
    yield pair
    pair.one.check_caches()
    pair.two.check_caches()


@pytest.mark.parametrize("edit", [ANOTHER, (COLD, ""), RENAMED])
def test_while_one_has_the_older_deck_nothing_is_told_in_turn(pair: Pair, edit: tuple[str, str]):
    pair.one.edit(edit)
    pair.meet()
    states = pair.states()
    assert pair.to_and_fro() == []
    assert pair.states() == states


def test_an_older_deck_that_is_compiled_anew_again_and_again_tells_no_more(pair: Pair):
    before = pair.states()
    pair.one.edit(ANOTHER)
    pair.meet()
    titles = ("title: In the kitchen", "title: At the stove")
    told = []
    for n in range(6):
        for device in (pair.one, pair.two):
            device.edit(titles if n % 2 == 0 else back(titles))
            told += pair.to_and_fro(1)
    assert [event.type for event in told if event.payload.get("card") in (MEANING, None)] == ["undo"]
    assert pair.states() == before


def test_an_older_deck_does_not_retire_a_card_that_has_a_new_id(pair: Pair):
    pair.one.edit(RENAMED)
    pair.meet()
    pair.two.edit(("title: In the kitchen", "title: At the stove"))
    assert pair.to_and_fro() == []


def test_what_both_tell_before_they_meet_counts_once(pair: Pair):
    before = pair.states()[MEANING]
    for device in (pair.one, pair.two):
        device.edit(ANOTHER)
        device.told()
    once = pair.one.states()[MEANING]
    assert once.stability < before.stability
    pair.meet()
    assert [event.payload["change"] for event in pair.one.events() if of(event, MEANING)] == ["meaning"] * 2
    assert pair.states()[MEANING] == once
    for device in (pair.one, pair.two):
        device.edit(back(ANOTHER))
        pair.meet()
    assert pair.states()[MEANING] == before


@pytest.mark.parametrize(
    "edit", [ANOTHER, ("front: When is meat salted?", "change: split\n  front: When is a roast salted?")]
)
def test_what_was_learnt_anew_before_the_other_device_tells_of_the_same_edit_stays(
    pair: Pair, edit: tuple[str, str]
):
    for device in (pair.one, pair.two):
        device.edit(edit)
    pair.one.study(6)
    relearnt = pair.one.states()
    pair.two.told()
    pair.meet()
    assert pair.states() == relearnt


def of(event: Event, card: str) -> bool:
    return event.type == "edited" and event.payload["card"] == card
