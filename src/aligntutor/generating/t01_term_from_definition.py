"""T01: the term is typed from a definition."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item
from aligntutor.kinds.typed import Typed

from .answering import answers
from .building import built, slot
from .drawing import Drawing
from .explaining import grounds
from .stating import statements
from .wording import sentence, thing


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One typed item for the definition and for each variant that no other concept shares."""
    asked = f"Which {thing(concept)} is this?"
    found = answers(drawing, concept)
    for element, statement in statements(concept):
        if not drawing.distinctive(statement):
            continue
        question = Typed(
            ask=f"{asked} {sentence(statement)}",
            answer=concept.term,
            accept=concept.aliases,
            also_accept=found.also_accept,
            near_miss=found.near_miss,
            rivals=found.rivals,
            language=drawing.deck.language,
            why=grounds(concept, statement),
        )
        key = slot(drawing, concept, "name", "T01", "write", element)
        yield built(drawing, key, concept, question, "remember")
