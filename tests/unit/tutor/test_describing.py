"""What other programs read of an item beside the fields that all kinds have."""

from __future__ import annotations

import json

from aligntutor.core.items import Item, Question
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.tutor.describing import describe


def described(question: Question) -> dict[str, object]:
    """An item with this question, through JSON."""
    said: dict[str, object] = json.loads(json.dumps(describe(Item("k", "c", "d", "", "", question))))
    return said


def test_an_order_is_told_with_ids_texts_and_constraints() -> None:
    said = described(Ordering("Put in order.", {"b": "Bake", "a": "Mix"}, (("a", "b"),), why="So."))
    assert said["order"] == {
        "items": [{"id": "b", "text": "Bake"}, {"id": "a", "text": "Mix"}],
        "constraints": [["a", "b"]],
    }
    assert (said["kind"], said["options"], said["answer"]) == ("ordering", [], "Mix; Bake")
    assert "pairs" not in said


def test_pairs_are_told_with_the_sides_that_stay_over() -> None:
    said = described(Matching("Match.", {"rises": "yeast", "sweet": "honey"}, ("salt",), why="So."))
    assert (said["pairs"], said["extra"]) == ({"rises": "yeast", "sweet": "honey"}, ["salt"])
    assert (said["kind"], said["answer"]) == ("matching", "rises: yeast; sweet: honey")
    assert "order" not in said
