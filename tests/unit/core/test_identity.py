"""What progress hangs on does not depend on how a file happens to be written."""

from __future__ import annotations

import pytest

from aligntutor.core.identity import SPAN, mixed, text_id


@pytest.mark.parametrize("same", ["two  words", " two\nwords\n", "two\twords"])
def test_a_text_has_one_id_however_it_is_broken_into_lines(same: str):
    assert text_id(same) == text_id("two words")


def test_a_text_has_one_id_however_its_letters_are_composed():
    assert text_id("cafe\u0301") == text_id("caf\u00e9")


@pytest.mark.parametrize("other", ["twowords", "Two words", "two words."])
def test_another_text_has_another_id(other: str):
    assert text_id(other) != text_id("two words")


def test_sets_of_cards_are_told_apart_whatever_their_order():
    cards = [f"sky/{n}" for n in range(100)]
    whole = mixed(cards)
    assert whole == mixed(reversed(cards))
    assert whole not in {mixed(cards[:n] + cards[n + 1 :]) for n in range(100)}
    assert whole != mixed([*cards[1:], "sky/100"])
    assert (mixed(cards[:40]) + mixed(cards[40:])) % SPAN == whole
