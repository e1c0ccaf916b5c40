"""T11: the steps of an argument are put in order."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.items import Item
from aligntutor.kinds.ordering import Ordering

from .building import built, slot
from .drawing import Drawing
from .wording import closed, opened, sentence

FEWEST, MOST = 3, 8
"""Steps of one item."""


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One ordering for each sequence of three to eight steps whose author says why the order is as it is."""
    for sequence in concept.sequences:
        if sequence.why.strip() and sequence.constraints and FEWEST <= len(sequence.items) <= MOST:
            element = element_id(sequence)
            key = slot(drawing, concept, "order", "T11", "arrange", element, fact=element)
            question = Ordering(
                ask=closed(sequence.ask)
                or f"Think of {concept.in_text}. In which order do these steps come?",
                items={id: opened(text) for id, text in sequence.items.items()},
                constraints=sequence.constraints,
                why=sentence(sequence.why),
            )
            yield built(drawing, key, concept, question, "analyse")
