"""T08: one misconception of a concept, or the truth beside it, is judged true or false."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.identity import digest
from aligntutor.core.items import Item
from aligntutor.kinds.true_false import TrueFalse

from .building import built, slot
from .drawing import Drawing, lot
from .explaining import explains_truth
from .wording import sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One item a concept: the first misconception by lot that has a correction.

    Half of the concepts, by a hash of the seed and their id, ask the truth where the author gave one
    that the correction explains as well.
    """
    refuted = [one for one in concept.misconceptions if one.claim.strip() and one.correction.strip()]
    if not refuted:
        return
    picked = min(refuted, key=lambda one: (lot(drawing.seed, concept.id, element_id(one)), element_id(one)))
    element = element_id(picked)
    holds = explains_truth(picked) and int(digest(drawing.seed, concept.id)[-1], 16) % 2 == 0
    question = TrueFalse(
        ask=f"True or false? {sentence(picked.truth if holds else picked.claim)}",
        answer=holds,
        why=sentence(picked.correction),
        feedback=sentence(picked.tempting),
        names=element,
    )
    key = slot(drawing, concept, "refute", "T08", "choose", element, fact=element)
    yield built(drawing, key, concept, question, "understand")
