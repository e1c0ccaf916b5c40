"""An entry with a fault is left out and told; what is sound is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.decks import DeckError

from .files import one, put

RAIN = "- {id: rain, term: rain, definition: water that falls}\n"
HAIL = "- {id: hail, term: hail, definition: ice}\n"
FAULTY = "- {id: snow, term: snow}\n"
LOST = "- {id: snow, term: snow, definition: flakes, contrasts: [{with: rian}]}\n"
MANIFEST = "id: sky\nchapters: [a.yaml, b.yaml]"


def test_a_faulty_concept_leaves_the_others(tmp_path: Path) -> None:
    deck = one(tmp_path, f"concepts:\n{RAIN}{FAULTY}{HAIL}")
    assert list(deck.concepts) == ["rain", "hail"]
    assert [(problem.line, problem.message) for problem in deck.left_out] == [
        (3, "concepts[2]: the key 'definition' is missing")
    ]
    assert deck.places is not None
    assert (deck.places["hail"].line, "snow" in deck.places) == (4, False)


def test_a_faulty_card_leaves_the_others_with_their_own_ids(tmp_path: Path) -> None:
    deck = one(tmp_path, "cards:\n- {id: a, front: x}\n- {id: b, front: y, back: z}\n- {front: u, back: v}\n")
    assert [(card.id, card.own_id) for card in deck.cards] == [("b", True), (deck.cards[1].id, False)]
    assert [problem.line for problem in deck.left_out] == [2]


def test_an_entry_that_points_nowhere_is_left_out(tmp_path: Path) -> None:
    deck = one(tmp_path, f"concepts:\n{RAIN}{LOST}")
    assert list(deck.concepts) == ["rain"]
    assert [problem.hint for problem in deck.left_out] == ["Did you mean 'rain'?"]


def test_what_points_to_a_left_out_entry_stays(tmp_path: Path) -> None:
    rain = "- {id: rain, term: rain, definition: water, contrasts: [{with: snow}]}\n"
    deck = one(tmp_path, f"concepts:\n{FAULTY}{rain}")
    assert list(deck.concepts) == ["rain"]
    assert [problem.entry for problem in deck.left_out] == ["snow"]


def test_a_broken_entry_in_one_chapter_leaves_the_others(tmp_path: Path) -> None:
    put(tmp_path, deck=MANIFEST, a=f"concepts:\n{RAIN}", b="cards:\n- {front: x}\n")
    deck = decks.read(tmp_path)
    assert [len(chapter.concepts) + len(chapter.cards) for chapter in deck.chapters] == [1, 0]
    assert [Path(problem.path).name for problem in deck.left_out] == ["b.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "cards:\n- {front: x}\n",
        f"titel: x\nconcepts:\n{RAIN}",
        f"concepts:\n{RAIN}cards: none\n",
        f"lesson: [{{text: t, introduces: [rian]}}]\nconcepts:\n{RAIN}",
    ],
)
def test_a_deck_with_nothing_sound_or_a_fault_of_its_own_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DeckError):
        one(tmp_path, text)
