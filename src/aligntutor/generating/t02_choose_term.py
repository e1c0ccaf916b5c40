"""T02: the term is chosen from a definition, among the terms of siblings."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item, Option

from .building import built, choice, slot
from .drawing import Drawing
from .explaining import grounds, told_apart
from .stating import statements
from .wording import opened, sentence, thing


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for the definition and for each variant, where two siblings or more can stand beside it."""
    siblings = [one for one in drawing.siblings(concept) if not drawing.nested(concept, one)]
    for element, statement in statements(concept):
        if not drawing.distinctive(statement):
            continue
        key = slot(drawing, concept, "name", "T02", "choose", element)
        drawn = drawing.ranked(key, concept, siblings)
        category = thing(concept, drawn)
        question = choice(
            f"Which {category} is this? {sentence(statement)}",
            Option(opened(concept.term), correct=True, feedback=grounds(concept, statement)),
            [Option(opened(one.term), feedback=told_apart(concept, one), names=one.id) for one in drawn],
        )
        if question:
            yield built(drawing, key, concept, question, "remember", (one.id for one in drawn))
