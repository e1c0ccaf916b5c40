"""T03: the meaning of a term is chosen among the definitions of siblings."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item, Option

from .building import built, choice, slot
from .drawing import Drawing, lot
from .explaining import described, grounds
from .stating import FIELD, statements
from .wording import sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice among definitions, and one for each variant among the siblings' variants."""
    siblings = [one for one in drawing.siblings(concept) if not drawing.nested(concept, one)]
    for element, statement in statements(concept):
        key = slot(drawing, concept, "meaning", "T03", "choose", element)
        drawn = [
            (one, other)
            for one in drawing.ranked(key, concept, siblings)
            if (other := _counterpart(drawing, key, one, element))
        ]
        question = choice(
            f"Which of these is a description of {concept.in_text}?",
            Option(sentence(statement), correct=True, feedback=grounds(concept, statement)),
            [
                Option(sentence(text), feedback=described(concept, one, text), names=one.id)
                for one, text in drawn
            ],
        )
        if question:
            yield built(drawing, key, concept, question, "understand", (one.id for one, _ in drawn))


def _counterpart(drawing: Drawing, key: str, other: Concept, element: str) -> str:
    """The other's text from the same field: its definition, or the first of its variants by lot."""
    if element == FIELD:
        return other.definition
    variants = [(lot(drawing.seed, key, one), text) for one, text in statements(other) if one != FIELD]
    return min(variants)[1] if variants else ""
