"""Cards of parts and pairs: an order that can be kept, sides that can be told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from tests.unit.decks.files import faults, hints, one

ORDER = "cards:\n- kind: ordering\n  ask: In which order?\n"
MATCH = "cards:\n- kind: matching\n  ask: What goes with what?\n"
PARTS = "  items: {a: Mix, b: Wait, c: Bake}\n"
PAIRS = "  pairs: {rises: yeast, fizzes: soda}\n"


def test_sound_cards_are_read(tmp_path: Path) -> None:
    text = ORDER + PARTS + "  constraints: [[a, b], [b, c]]\n" + MATCH.removeprefix("cards:\n") + PAIRS
    order, match = (
        card.question for card in one(tmp_path, text + "  extra: [salt]\n  feedback: {rises: No.}\n").cards
    )
    assert order == Ordering(
        "In which order?", {"a": "Mix", "b": "Wait", "c": "Bake"}, (("a", "b"), ("b", "c"))
    )
    assert match == Matching(
        "What goes with what?", {"rises": "yeast", "fizzes": "soda"}, ("salt",), feedback={"rises": "No."}
    )


@pytest.mark.parametrize(
    ("lines", "fault", "hint"),
    [
        (
            "  items: {a: Mix, b: Bake}\n  constraints: [[a, b]]",
            "4:10: cards[1].items: fewer than 3 entries",
            "Add some.",
        ),
        (
            "  items: {" + ", ".join(f"p{n}: part {n}" for n in range(9)) + "}\n  constraints: [[p1, p2]]",
            "4:10: cards[1].items: more than 8 entries",
            "Take some out.",
        ),
        (
            "  items: {a: Mix, b: ' ', c: Bake}\n  constraints: [[a, b]]",
            "4:22: cards[1].items.b: the text is empty",
            "Write something here.",
        ),
        (
            "  items: {a: Mix, b: Wait, c: Mix}\n  constraints: [[a, b]]",
            "4:31: cards[1].items.c: 'Mix' stands there twice",
            "Learners could not tell which is meant.",
        ),
        (
            PARTS,
            "2:3: cards[1]: the key 'constraints' is missing",
            "Add `constraints:` and what belongs there.",
        ),
        (
            PARTS + "  constraints: []",
            "5:16: cards[1].constraints: every order would be right",
            "Such as [[a, b], [b, c]].",
        ),
        (
            PARTS + "  constraints: [[a, b, c]]",
            "5:17: cards[1].constraints[1]: more than 2 entries",
            "Write two of them, such as [a, b].",
        ),
        (
            PARTS + "  constraints: [[a, bb]]",
            "5:21: cards[1].constraints[1][2]: no item 'bb' in this card",
            "Known: a, b, c.",
        ),
        (
            PARTS + "  constraints: [[a, b], [b, c], [c, a]]",
            "5:16: cards[1].constraints: the order runs in a circle: a before b before c before a",
            "Take one pair out.",
        ),
        (
            PARTS + "  constraints: [[a, a]]",
            "5:16: cards[1].constraints: the order runs in a circle: a before a",
            "Take one pair out.",
        ),
    ],
)
def test_an_order_that_cannot_be_graded(tmp_path: Path, lines: str, fault: str, hint: str) -> None:
    assert faults(tmp_path, ORDER + lines + "\n") == [fault]
    assert hints(tmp_path, ORDER + lines + "\n") == [hint]


@pytest.mark.parametrize(
    ("lines", "fault", "hint"),
    [
        ("  pairs: {rises: yeast}", "4:10: cards[1].pairs: fewer than 2 entries", "Add some."),
        (
            "  pairs: {rises: yeast, fizzes: }",
            "4:33: cards[1].pairs.fizzes: expected a text, got nothing",
            "Write the text, or leave the key out.",
        ),
        (
            "  pairs: {rises: yeast, fizzes: yeast}",
            "4:33: cards[1].pairs.fizzes: 'yeast' stands there twice",
            "Learners could not tell which is meant.",
        ),
        (
            PAIRS + "  extra: [salt, soda]",
            "5:17: cards[1].extra[2]: 'soda' stands there twice",
            "Learners could not tell which is meant.",
        ),
        (
            PAIRS + "  feedback: {rise: No.}",
            "5:14: cards[1].feedback: no left side 'rise' in this card",
            "Did you mean 'rises'?",
        ),
    ],
)
def test_pairs_that_cannot_be_graded(tmp_path: Path, lines: str, fault: str, hint: str) -> None:
    assert faults(tmp_path, MATCH + lines + "\n") == [fault]
    assert hints(tmp_path, MATCH + lines + "\n") == [hint]
