"""T18: the concept is explained in one's own words and held against its features, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item
from aligntutor.kinds.flashcard import Flashcard

from .building import built, slot
from .drawing import Drawing
from .wording import clause, opened, sentence

FEWEST = 2
"""Features without which there is no list to check an explanation by."""
MATTERS = "Why this matters is said, much as the text above says it."


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One flashcard, where it is said why the concept matters and there are two features or more."""
    points = tuple(sentence(text) for text in concept.features.values() if text.strip())
    if len(points) < FEWEST or not concept.why_it_matters.strip():
        return
    defined = sentence(f"{opened(concept.in_text)}: {clause(concept.definition)}")
    # The features of a claim with cases mark those: what is claimed comes beside them.
    claimed = (sentence(concept.definition),) if concept.category == "claim" and concept.examples else ()
    question = Flashcard(
        front=f"Explain {concept.in_text}, and say why this matters.",
        back=f"{defined}\n\n{concept.why_it_matters.strip()}",
        checklist=(*claimed, *points, MATTERS),
    )
    key = slot(drawing, concept, "meaning", "T18", "recall", "why_it_matters")
    yield built(drawing, key, concept, question, "evaluate")
