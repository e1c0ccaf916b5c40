"""T07: of two look-alikes it is told where the heart of the matter lies in each."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item, Option
from aligntutor.kinds.flashcard import Flashcard

from .building import built, choice, slot
from .drawing import Drawing
from .explaining import contrast_note, fitting, grounds
from .wording import clause, opened, sentence

DIMENSION = "locus"


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """Of each contrast in locus a flashcard on both, and a choice where their group has a third.

    Where two concepts name each other, the flashcard comes once, with the first of them by id.
    """
    for contrast in concept.contrasts:
        other = drawing.deck.concepts.get(contrast.other)
        if other is None or contrast.dimension != DIMENSION or not (concept.locus and other.locus):
            continue
        if drawing.nested(concept, other):  # the locus of a part lies within that of the whole
            continue
        if concept.id < other.id or all(one.other != concept.id for one in other.contrasts):
            key = slot(drawing, concept, "contrast", "T07", "recall", other.id, fact=other.id)
            yield built(drawing, key, concept, _both(concept, other), "analyse", (other.id,))
        if other in drawing.members(concept):
            yield from _choosing(concept, other, drawing)


def _both(concept: Concept, other: Concept) -> Flashcard:
    return Flashcard(
        front=f"Where does the heart of the matter lie with {concept.in_text}, "
        f"and where with {other.in_text}?",
        back=" ".join(f"With {one.in_text} it lies {clause(one.locus)}." for one in (concept, other)),
        checklist=tuple(f"{opened(one.in_text)}: {clause(one.locus)}" for one in (concept, other)),
        why=contrast_note(concept, other),
    )


def _choosing(concept: Concept, other: Concept, drawing: Drawing) -> Iterator[Item]:
    """The concept's own locus beside that of the other, then those of the rest of the group."""
    key = slot(drawing, concept, "contrast", "T07", "choose", other.id, fact=other.id)
    thirds = [one for one in drawing.members(concept) if one.locus and one.id != other.id]
    drawn = [other, *drawing.ranked(key, concept, thirds)]
    ask = (
        f"It is easy to confuse {concept.in_text} with {other.in_text}. "
        f"Where does the heart of the matter lie with {concept.in_text}?"
    )
    question = choice(
        ask,
        Option(sentence(concept.locus), correct=True, feedback=grounds(concept, concept.locus)),
        [Option(sentence(one.locus), feedback=_elsewhere(concept, one), names=one.id) for one in drawn],
    )
    if question:
        yield built(drawing, key, concept, question, "analyse", (one.id for one in drawn))


def _elsewhere(concept: Concept, other: Concept) -> str:
    """Why the locus of the other, given for the concept, is another matter."""
    there = f"That is where it lies with {other.in_text}."
    note = contrast_note(concept, other)
    return fitting((f"{there} {note}".strip(), note, f"{there} {sentence(other.definition)}"))
