"""An idea beside one that is easily taken for it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from aligntutor.store import Compiled, StoredConcept

from .wording import sentence_start


class Side(NamedTuple):
    """One of two ideas that are compared."""

    id: str
    term: str
    definition: str
    case: str
    where: str


class Comparison(NamedTuple):
    """Two ideas, and what is said of how they differ."""

    one: Side
    other: Side
    differ: tuple[str, ...]
    others: tuple[str, ...]
    """Ids of the look-alikes of the first, this one among them."""
    source_noun: str


def lookalike(compiled: Compiled, deck: str, concept: str, confused: Sequence[str] = ()) -> str:
    """The idea that a concept was taken for, else its first look-alike; empty where there is neither."""
    row = compiled.concept(deck, concept) if concept else None
    if row is None:
        return ""
    taken = (other for other in confused if other != concept and compiled.concept(deck, other))
    return next(taken, "") or next(iter(_known(compiled, deck, row.alike)), "")


def _known(compiled: Compiled, deck: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of these ideas that the deck has: one with a fault is left out of it."""
    return tuple(id for id in ids if compiled.concept(deck, id))


def pair_of(compiled: Compiled, deck: str, concept: str, confused: Sequence[str]) -> str:
    """`deck/concept/other` of what can be compared after an answer; empty where there is nothing."""
    other = lookalike(compiled, deck, concept, confused)
    return f"{deck}/{concept}/{other}" if other else ""


def compare(compiled: Compiled, deck: str, concept: str, other: str) -> Comparison | None:
    """Both beside each other; none where the deck has one of them no longer."""
    one, two, of_deck = compiled.concept(deck, concept), compiled.concept(deck, other), compiled.deck(deck)
    if one is None or two is None or of_deck is None:
        return None
    noun = str(json.loads(of_deck.about).get("noun", "source"))
    notes = tuple(filter(None, (_differs(one, two), _differs(two, one))))
    differ = notes[:1] if len(set(map(_sentences, notes))) == 1 else notes
    alike = _known(compiled, deck, one.alike)
    others = alike if other in alike else (other, *alike)
    return Comparison(_side(one), _side(two), differ, others, noun)


def _side(concept: StoredConcept) -> Side:
    told = json.loads(concept.lesson)
    return Side(concept.id, told["term"], told["definition"], told["case"], told["where"])


def _sentences(note: str) -> frozenset[str]:
    """What a note says, in whatever order: one contrast is told in two lessons, from either side."""
    return frozenset(re.split(r"(?<=[.!?])\s+", note.strip()))


def _differs(concept: StoredConcept, other: StoredConcept) -> str:
    """What the lesson of one says of the other."""
    named = sentence_start(other.term)
    return next((note for term, note in json.loads(concept.lesson)["contrasts"] if term == named), "")
