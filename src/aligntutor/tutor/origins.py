"""What is kept of a deck beside its rows, so that an edit of it can be told later on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Deck, Written
from aligntutor.core.identity import card_key
from aligntutor.core.items import Item
from aligntutor.generating.handwritten import OWN

FACTS = ("misconceptions", "consequences", "figures", "sequences", "analogies", "traps")
"""Lists of an entry whose elements have cards of their own."""


def of_concept(concept: Concept) -> str:
    """What a concept was called, and what was done to it, as JSON."""
    return json.dumps({"was": concept.was, "change": concept.change or ""})


def of_cards(deck: Deck, items: Sequence[Item]) -> dict[str, str]:
    """By the key of each card, as JSON: the keys it had, what was done to it, and what its items are made of.

    `items` and `called` go by what follows `#` in the key of an item: its hashes, and what that was before.
    """
    written = {card_key(deck.id, card.id): card for card in deck.cards}
    made: dict[str, dict[str, tuple[str, str]]] = {}
    concept_of = {item.card: item.concept for item in items}
    called: dict[str, dict[str, list[str]]] = {}
    for item in items:
        own = item.key.partition("#")[2]
        made.setdefault(item.card, {})[own] = item.words, item.learnt
        if before := _called(deck, written, item):
            called.setdefault(item.card, {})[own] = before
    return {
        card: json.dumps(
            {
                "was": _former(deck, card, written.get(card)),
                "change": _change(deck, written.get(card), concept_of[card]),
                "items": hashes,
                "called": called.get(card, {}),
            }
        )
        for card, hashes in made.items()
    }


def _change(deck: Deck, card: Written | None, concept: str) -> str:
    """What the card's author says was done to it; a written one goes by itself alone."""
    if card:
        return card.change or ""
    return deck.concepts[concept].change or "" if concept in deck.concepts else ""


def _former(deck: Deck, card: str, written: Written | None) -> list[str]:
    """The keys that a card may have had: every former id of its concept, with every one of its fact."""
    if written:
        return [card_key(deck.id, id) for id in written.was]
    _, concept, skill, *fact = card.split("/")
    known = deck.concepts[concept]
    facts = [fact]
    if skill == "contrast" and fact[0] in deck.concepts:
        facts += [[id] for id in _ids(deck.concepts[fact[0]])]
    elif fact:
        elements = (element for name in FACTS for element in getattr(known, name))
        facts += [[id, *fact[1:]] for one in elements if element_id(one) == fact[0] for id in one.was]
    keys = (card_key(deck.id, id, skill, *rest) for id, rest in product((concept, *_ids(known)), facts))
    return [key for key in keys if key != card]


def _called(deck: Deck, written: Mapping[str, Written], item: Item) -> list[str]:
    """What followed `#` in the key of an item under each former id of its source element."""
    template, form, element = item.key.partition("#")[2].split(".", 2)
    id, slash, part = element.partition("/")
    former: tuple[str, ...] = ()
    if template == OWN:
        former = written[card_key(deck.id, element)].was
    elif id in deck.concepts:
        former = deck.concepts[id].was
    else:
        facts = (fact for name in FACTS for fact in getattr(deck.concepts[item.concept], name))
        former = next((fact.was for fact in facts if element_id(fact) == id), ())
    return [f"{template}.{form}.{was}{slash}{part}" for was in former]


def _ids(concept: Concept) -> tuple[str, ...]:
    """The former ids of which this is the continuation, and not a part."""
    return () if concept.change == "split" else concept.was
