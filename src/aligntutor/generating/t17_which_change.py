"""T17: the one change that would make a near case a case is chosen beside changes that would not."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, NonCase, element_id
from aligntutor.core.items import Item, Option

from .building import built, choice, near_slot
from .drawing import MOST, Drawing, lot
from .explaining import fitting
from .wording import case_of, clause, sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each near case that names the feature it lacks, the change and two others or more."""
    for near in concept.non_examples:
        missing = concept.features.get(near.lacks, "")
        if not missing or not near.change.strip():
            continue
        key = near_slot(drawing, concept, near, "T17")
        wrong = sorted(near.not_change, key=lambda one: (lot(drawing.seed, key, one.text), one.text))[:MOST]
        question = choice(
            f"{sentence(near.text)} Which change would make this {case_of(concept)}?",
            Option(sentence(near.change), correct=True, feedback=_added(near, missing)),
            [Option(sentence(one.text), feedback=sentence(one.because), names=one.names) for one in wrong],
        )
        if question:
            named = (near.names, *(one.names for one in wrong))
            others = (id for id in named if id in drawing.deck.concepts)
            yield built(drawing, key, concept, question, "analyse", others, element_id(near))


def _added(near: NonCase, missing: str) -> str:
    """Why the change does it: that it adds what was wanting, and why that was wanting before."""
    added = f"The change adds what was missing: {clause(missing)}."
    return fitting((f"{added} As it stood: {clause(near.why)}.", added))
