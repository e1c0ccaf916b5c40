"""How a template turns its parts into an item: keys, options, concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligntutor.core.concepts import Concept, NonCase, element_id
from aligntutor.core.identity import Skill, card_key, item_key
from aligntutor.core.items import Item, Level, Option, Question
from aligntutor.kinds.choice import Choice

from .drawing import Drawing

FEWEST = 2
"""Distractors without which there is no choice."""


def slot(drawing: Drawing, concept: Concept, skill: Skill, template: str, form: str, element: str,
         fact: str = "") -> str:  # fmt: skip
    """Key of the item that a template makes of an element."""
    return item_key(card_key(drawing.deck.id, concept.id, skill, fact), template, form, element)


def near_slot(drawing: Drawing, concept: Concept, near: NonCase, template: str) -> str:
    """Key of the choice that a template makes of a near case: a contrast where it is another entry's case."""
    skill: Skill = "contrast" if near.names else "recognise"
    return slot(drawing, concept, skill, template, "choose", element_id(near), fact=near.names)


def built(drawing: Drawing, key: str, concept: Concept, question: Question, level: Level,
          others: Iterable[str] = (), case: str = "") -> Item:  # fmt: skip
    """The item with this key; `others` are the ids of further concepts that appear in it."""
    card, _, made_by = key.partition("#")
    return Item(
        key=key,
        card=card,
        deck=drawing.deck.id,
        concept=concept.id,
        skill=card.split("/")[2],
        question=question,
        level=level,
        template=made_by.split(".")[0],
        concepts=tuple(dict.fromkeys((concept.id, *others))),
        case=case,
        source=concept.source,
    )


def choice(ask: str, key: Option, distractors: Sequence[Option]) -> Choice | None:
    """The choice between the key and its distractors, best first; none where there are too few of them."""
    if len(distractors) < FEWEST:
        return None
    return Choice(ask=ask, options=(key, *distractors), why=key.feedback)
