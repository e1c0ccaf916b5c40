"""What an item costs does not grow with its deck."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from aligntutor import generating
from aligntutor.core.concepts import Case, Concept, Contrast
from aligntutor.core.decks import Chapter, Deck
from aligntutor.generating import Drawing, drawing, neighbours

LETTERS = "bdfglmnprt"


def _name(n: int) -> str:
    return "".join(LETTERS[int(digit)] + "a" for digit in f"{n:04}")


def _deck(size: int, *more: Concept) -> Deck:
    """Concepts of one group and one category."""
    concepts = (
        Concept(
            id=_name(n), term=_name(n), definition=f"what is told by the sign {_name(n)} on a map",
            category="sign", group="signs", locus=f"in the square {_name(n)}",
            examples=(Case(text=f"Walkers meet it at milestone {n}.", why=f"It is {n}.", also=()),) * 3,
        )
        for n in range(size)
    )  # fmt: skip
    return Deck("maps", "Maps", (Chapter("one", "One", (*more, *concepts)),))


def _work(monkeypatch: pytest.MonkeyPatch, size: int) -> Counter[str]:
    """How often the engine draws a lot and looks at another name for one concept, and its items."""
    counted: Counter[str] = Counter()
    lot, near = drawing.lot, neighbours._near

    def counting_lot(*args: Any) -> str:
        counted["lots"] += 1
        return lot(*args)

    def counting_near(*args: Any) -> bool:
        counted["names"] += 1
        return near(*args)

    with monkeypatch.context() as patch:
        patch.setattr(drawing, "lot", counting_lot)
        patch.setattr(neighbours, "_near", counting_near)
        deck = _deck(size)
        counted["items"] = len(list(generating.generate(deck, "1", deck.concepts[_name(20)])))
    return counted


def test_a_concept_of_a_large_deck_takes_no_more_work_than_one_of_a_smaller_deck(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    size = neighbours.NAMES + 2
    one, three = _work(monkeypatch, size), _work(monkeypatch, 3 * size)
    assert one == three
    assert 0 < one["names"] <= neighbours.NAMES


def test_of_a_large_category_the_nearest_in_the_files_are_drawn_from() -> None:
    deck = _deck(4 * neighbours.MOST)
    middle = 2 * neighbours.MOST
    half = neighbours.MOST // 2
    found = Drawing(deck, "1").siblings(deck.concepts[_name(middle)])
    expected = [_name(n) for n in range(middle - half, middle + half + 1) if n != middle]
    assert [one.id for one in found] == expected


def test_the_first_and_the_last_of_a_large_category_have_as_many_to_draw_from() -> None:
    deck = _deck(4 * neighbours.MOST)
    ends = [deck.concepts[_name(n)] for n in (0, 4 * neighbours.MOST - 1)]
    assert [len(Drawing(deck, "1").siblings(one)) for one in ends] == [neighbours.MOST] * 2


def test_a_look_alike_is_drawn_from_however_far_off_it_stands() -> None:
    far = _name(4 * neighbours.MOST - 1)
    own = Concept(
        id="own", term="own", definition="a mark", category="sign", contrasts=(Contrast(far, note="Not."),)
    )
    deck = _deck(4 * neighbours.MOST, own)
    assert far in [one.id for one in Drawing(deck, "1").siblings(own)]


def test_a_misspelling_that_is_another_name_is_found_among_very_many() -> None:
    deck = _deck(3 * neighbours.NAMES, Concept(id="own", term="cobblestone", definition="a mark"),
                 Concept(id="twin", term="cobbelstone", definition="a mark"))  # fmt: skip
    assert Drawing(deck, "1").close_names(deck.concepts["own"]) == ("cobbelstone",)


def test_odd_cases_are_asked_of_some_members_of_a_large_group_only() -> None:
    deck = _deck(2 * neighbours.MOST)
    items = list(generating.generate(deck, "1", deck.concepts[_name(5)]))
    assert sum(item.template == "T06" for item in items) <= drawing.MOST
