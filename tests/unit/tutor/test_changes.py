"""What has changed between two versions of a deck, by ids and content."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.tutor.building import build
from aligntutor.tutor.changes import ChangedCard, Changes, Version, compare, describe, lines
from tests import kitchen


@pytest.fixture
def version(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(text: str) -> Version:
        deck = decks.read(kitchen.write(tmp_path, text=text))
        return Version(deck, build(deck, "0"))

    return read


def changes(version, *edits: tuple[str, str]) -> Changes:  # type: ignore[no-untyped-def]
    text = kitchen.TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return compare(version(kitchen.TEXT), version(text))


def test_a_deck_is_no_change_from_itself(version):
    assert changes(version) == Changes((), (), (), (), (), (), changes(version).names)
    assert lines(changes(version)) == []


def test_a_reworded_question_keeps_its_answer(version):
    found = changes(version, ("When is meat salted?", "When do you salt meat?"))
    item = "kitchen/salt#own.recall.salt"
    assert found.cards_changed == (ChangedCard("kitchen/salt", (), (), (item,), ()),)
    assert lines(found) == ["1 changed card: “When do you salt meat?”"]


def test_another_answer_is_told_apart(version):
    found = changes(version, ("Long before it is cooked.", "Hours before."))
    item = "kitchen/salt#own.recall.salt"
    assert found.cards_changed == (ChangedCard("kitchen/salt", (), (), (), (item,)),)
    assert lines(found) == ["1 changed card: “When is meat salted?”", "1 card with another right answer"]


def test_a_new_id_is_a_card_gone_and_a_new_one(version):
    found = changes(version, ("id: salt", "id: salting"))
    assert (found.cards_added, found.cards_gone) == (("kitchen/salting",), ("kitchen/salt",))
    assert found.cards_changed == ()
    assert lines(found) == ["1 new card: “When is meat salted?”", "1 card gone: “When is meat salted?”"]


def test_concepts_are_told_by_their_terms_and_their_cards_counted(version):
    start, end = kitchen.TEXT.index("- id: searing"), kitchen.TEXT.index("cards:\n")
    found = changes(
        version,
        (kitchen.TEXT[start:end], ""),
        ("A duck waits on the board for", "A duck waits in the tin for"),
    )
    assert found.concepts_gone == ("searing",)
    assert found.concepts_changed == ("resting",)
    assert lines(found)[:2] == ["1 changed concept: “resting”", "1 concept gone: “searing”"]
    assert set(found.cards_gone) >= {"kitchen/searing/name"}
    assert all("“" not in line for line in lines(found)[2:])


def test_a_case_that_was_added_is_an_item_of_its_card(version):
    found = changes(
        version,
        (
            "  relations: {prerequisites: [resting]}",
            "  - {id: hen, text: A cook wets a hen again and again., also: [], why: Fat is spooned on.}\n"
            "  relations: {prerequisites: [resting]}",
        ),
    )
    (recognise,) = [card for card in found.cards_changed if card.card == "kitchen/basting/recognise"]
    assert [key.rpartition(".")[2] for key in recognise.added] == ["hen"] * len(recognise.added) != []
    assert recognise.gone == ()


def test_long_lists_and_long_names_are_cut_short(version):
    cards = "".join(f"- {{id: c{n}, front: {'why ' * 30}{n}?, back: b}}\n" for n in range(7))
    (line,) = lines(changes(version, ("cards:\n", f"cards:\n{cards}")))
    assert line.startswith("7 new cards: “why why")
    assert line.endswith("…” and 2 more")
    assert len(line) < 320


def test_programs_are_told_ids_and_keys(version):
    told = describe(changes(version, ("id: salt", "id: salting")))
    assert told == {
        "concepts": {"added": (), "gone": (), "changed": ()},
        "cards": {"added": ("kitchen/salting",), "gone": ("kitchen/salt",), "changed": []},
    }
