"""The cards an author wrote by hand, as items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligntutor.core.decks import Deck, Written
from aligntutor.core.identity import card_key, item_key
from aligntutor.core.items import Item, Level, Question, Source
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.typed import Typed

from .answering import names_for

OWN = "own"
"""What stands for the template in the key of a card written by hand."""
FORMS = {
    "choice": "choose",
    "multiple": "choose",
    "true-false": "choose",
    "matching": "match",
    "ordering": "arrange",
    "flashcard": "recall",
}
"""Form of a kind that is not typed."""
LEVELS: dict[str, Level] = {
    "name": "remember",
    "quantify": "remember",
    "meaning": "understand",
    "refute": "understand",
    "map": "understand",
    "presuppose": "understand",
    "recognise": "apply",
    "contrast": "analyse",
    "infer": "analyse",
    "order": "analyse",
    "attribute": "analyse",
    "find-slip": "evaluate",
}
"""Level of a skill; a card without one asks to remember."""


def written(deck: Deck) -> Iterator[Item]:
    """Every written card as an item, in file order.

    One that names both its concept and its skill joins the rotation of that card. Entry ids among
    the near misses of typed answers become the entries' terms and aliases.
    """
    for card in deck.cards:
        joins = bool(card.concept and card.skill)
        key = card_key(deck.id, card.concept, card.skill) if joins else card_key(deck.id, card.id)
        skill = card.skill.partition("/")[0]
        named = (option.names for option in card.question.options if option.names in deck.concepts)
        own = (card.concept,) if card.concept in deck.concepts else ()
        yield Item(
            key=item_key(key, OWN, FORMS.get(card.question.kind, "write"), card.id),
            card=key,
            deck=deck.id,
            concept=card.concept,
            skill=skill,
            question=_resolved(deck, card),
            level=LEVELS.get(skill, "remember"),
            concepts=tuple(dict.fromkeys((*own, *named))),
            source=card.source if card.source != Source() or not own else deck.concepts[card.concept].source,
        )


def _resolved(deck: Deck, card: Written) -> Question:
    question = card.question
    if isinstance(question, Typed | Cloze):
        return replace(
            question,
            also_accept=names_for(deck, question.also_accept),
            near_miss=names_for(deck, question.near_miss),
        )
    return question
