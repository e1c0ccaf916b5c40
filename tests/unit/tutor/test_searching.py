"""Finding cards by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aligntutor.core.days import Moment
from aligntutor.core.states import Mark
from aligntutor.tutor.searching import STATES, Found, Now, fold, folded, matching, parse

NOW = Now(100, Moment(100 * 86_400_000))
LAW, TREE, LOCK = "Goodhart’s law", "Which trée is green?", "Which lock?"
STEP = 100 * 86_400_000 + 1
FLAGGED, LEECH = Mark("d/law/name", note="is it right?"), Mark("e/lock", "leech", until=120)
CARDS = [
    Found("d/law/name", LAW, "its name", "Which law is it?", "d", "Saying", "review", 90, 0, 30, 0, FLAGGED),
    Found("d/law/meaning", LAW, "", "What is it?", "d", "Saying", "learning", 100, STEP, 0.5, 0, Mark("m")),
    Found("d/tree", TREE, "", TREE, "d", "", "new", 0, 0, 0.0, 0, Mark("d/tree")),
    Found("e/lock", LOCK, "", LOCK, "e", "Doors", "review", 90, 0, 3.0, 9, LEECH),
]
TEXTS = [folded(card) for card in CARDS]


def found(text: str) -> list[str]:
    return [card.card.split("/", 1)[1] for card in matching(CARDS, TEXTS, parse(text), NOW)]


@pytest.mark.parametrize(
    ("query", "cards"),
    [
        ("", ["law/name", "law/meaning", "tree", "lock"]),
        ("GOODHART law", ["law/name", "law/meaning"]),
        ("tree", ["tree"]),
        ("which -law", ["tree", "lock"]),
        ('"which l"', ["law/name", "lock"]),
        ('"which l', ["law/name", "lock"]),
        ("right?", ["law/name"]),
        ("is:due", ["law/name"]),
        ("is:new", ["tree"]),
        ("is:learning", ["law/meaning"]),
        ("is:review", ["law/name", "lock"]),
        ("is:known", ["law/name"]),
        ("is:weak", ["law/meaning", "lock"]),
        ("is:flagged", ["law/name"]),
        ("is:suspended", ["lock"]),
        ("is:leech", ["lock"]),
        ("is:buried", ["lock"]),
        ("-is:review", ["law/meaning", "tree"]),
        ("deck:e", ["lock"]),
        ("in:door", ["lock"]),
        ('in:"a door"', []),
        ('in:"doo"', ["lock"]),
        ("is:fl", ["law/name"]),
        ("is:l", ["law/meaning", "lock"]),
        ("http://x", []),
        ('""', ["law/name", "law/meaning", "tree", "lock"]),
    ],
)
def test_what_a_query_finds(query: str, cards: list[str]):
    assert found(query) == cards


def test_what_means_nothing_is_told_and_left_out():
    query = parse("law is:dew -is:odd is: in: deck:")
    assert query.unknown == ("is:dew", "is:odd", "is:", "in:", "deck:")
    assert found("law is:dew") == ["law/name", "law/meaning"]


@given(some.text(max_size=60))
def test_whatever_is_typed_is_a_query(text: str):
    cards = matching(CARDS, TEXTS, parse(text), NOW)
    assert [card for card in CARDS if card in cards] == cards


@given(some.sampled_from([*STATES]), some.sampled_from(["", "law", "deck:d", '"which l"']))
def test_a_minus_finds_the_others(state: str, more: str):
    with_it, without = set(found(f"is:{state} {more}")), set(found(f"-is:{state} {more}"))
    assert with_it | without == set(found(more))
    assert not with_it & without


@given(some.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


def test_the_whole_name_of_a_deck_is_that_deck_alone():
    sums = CARDS[0]._replace(deck="sums", card="sums/a")
    cards = [sums, sums._replace(deck="sums-two", card="sums-two/a")]

    def decks(text: str) -> list[str]:
        query = parse(text, ("sums", "sums-two"))
        return [card.deck for card in matching(cards, [folded(card) for card in cards], query, NOW)]

    assert decks("deck:sum") == ["sums", "sums-two"]
    assert decks("deck:sums") == ["sums"]
