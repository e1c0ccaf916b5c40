"""T04: a case is recognised, by choosing among look-alikes and by naming it."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Case, Concept, element_id
from aligntutor.core.items import Item, Option
from aligntutor.kinds.typed import Typed

from .answering import Answers, answers, fitting_too
from .building import built, choice, slot
from .drawing import Drawing
from .explaining import told_apart
from .wording import opened, sentence, thing


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """Of each case a choice, where two concepts or more can stand beside it, and a typed item."""
    found = answers(drawing, concept)
    for case in concept.examples:
        yield from _choosing(concept, case, drawing)
        yield _writing(concept, case, drawing, found)


def _choosing(concept: Concept, case: Case, drawing: Drawing) -> Iterator[Item]:
    element = element_id(case)
    key = slot(drawing, concept, "recognise", "T04", "choose", element)
    fits_too = set(case.also or ())
    rivals = [
        one for one in drawing.rivals(concept) if one.id not in fits_too and not drawing.nested(concept, one)
    ]
    # What no case shows by its own author's word comes last: nobody would take a case for it.
    drawn = sorted(drawing.ranked(key, concept, rivals), key=lambda one: "T04" in one.skip)
    category = thing(concept, drawn)
    question = choice(
        f"{sentence(case.text)} Which {category} does this show best?",
        Option(opened(concept.term), correct=True, feedback=sentence(case.why)),
        [Option(opened(one.term), feedback=told_apart(concept, one), names=one.id) for one in drawn],
    )
    if question:
        others = (one.id for one in drawn)
        yield built(drawing, key, concept, question, "apply", others, case=element)


def _writing(concept: Concept, case: Case, drawing: Drawing, found: Answers) -> Item:
    element = element_id(case)
    also = [drawing.deck.concepts[id] for id in case.also or () if id in drawing.deck.concepts]
    found = fitting_too(found, concept, also)
    question = Typed(
        ask=f"{sentence(case.text)} Which {thing(concept)} does this show? Name it.",
        answer=concept.term,
        accept=concept.aliases,
        also_accept=found.also_accept,
        near_miss=found.near_miss,
        rivals=found.rivals,
        language=drawing.deck.language,
        why=sentence(case.why),
    )
    key = slot(drawing, concept, "recognise", "T04", "write", element)
    return built(drawing, key, concept, question, "apply", (one.id for one in also), case=element)
