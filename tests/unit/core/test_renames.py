"""Whose progress an event counts towards after its card was given another id."""

from __future__ import annotations

from typing import Any

from aligntutor.core.events import Event
from aligntutor.core.renames import Renames


def renamed(n: int, **payload: Any) -> Event:
    return Event(f"e{n}", "w", n, "", n, 0, 1, n, "renamed", payload)


CHAIN = Renames([renamed(20, card="d/c", was="d/b"), renamed(10, card="d/b", was="d/a")])


def test_what_came_before_a_rename_goes_along_a_chain():
    owners = [CHAIN.owner("d/a", (n, "w", n)) for n in (9, 11, 21)]
    assert owners == ["d/c", "d/a", "d/a"]
    assert [CHAIN.owner("d/b", (n, "w", n)) for n in (9, 19, 21)] == ["d/c", "d/c", "d/b"]
    assert CHAIN.owner("d/c", (1, "w", 1)) == "d/c"


def test_an_event_of_the_same_moment_is_placed_by_its_writer():
    assert CHAIN.owner("d/b", (20, "v", 99)) == "d/c"
    assert CHAIN.owner("d/b", (20, "x", 1)) == "d/b"


def test_the_keys_of_a_card_are_all_that_led_to_it():
    assert CHAIN.keys("d/c") == {"d/a", "d/b", "d/c"}
    assert CHAIN.keys("d/a") == {"d/a"}
    assert CHAIN.touched == {"d/a", "d/b", "d/c"}


def test_a_key_that_was_taken_back_leads_round_to_its_end():
    there_and_back = Renames([renamed(1, card="d/b", was="d/a"), renamed(5, card="d/a", was="d/b")])
    assert there_and_back.owner("d/a", (0, "w", 0)) == "d/a"
    assert there_and_back.owner("d/b", (3, "w", 3)) == "d/a"
    assert there_and_back.keys("d/a") == {"d/a", "d/b"}


def test_a_lesson_that_was_renamed_moves_no_card():
    assert not Renames([renamed(1, deck="d", concept="b", was="a")])
