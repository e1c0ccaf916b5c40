"""T19: what an idea rests on, leads to or belongs to is chosen, where the source says why."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import Item, Option

from .building import built, choice, slot
from .drawing import Drawing
from .explaining import fitting, told_apart
from .relating import edges
from .wording import opened, sentence, thing

ASKED = {
    "prerequisites": "which {thing} does {idea} presuppose?",
    "builds_on": "on which {thing} does {idea} rest?",
    "part_of": "of which {thing} is {idea} a part?",
    "leads_to": "which {thing} does {idea} lead to?",
    "prevents": "which {thing} does {idea} prevent?",
}
"""The question for each kind of edge."""


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice among siblings of the related idea for each edge with a sentence that says why it holds.

    Whatever hangs together with the concept by any edge is no distractor: it could be right as well.
    """
    for field, id in edges(concept):
        why, related = concept.relations.because.get(id, ""), drawing.deck.concepts.get(id)
        if not why.strip() or related is None:
            continue
        key = slot(drawing, concept, "presuppose", "T19", "choose", id)
        tied = {concept.id, *drawing.connected(concept)}
        free = [
            one for one in drawing.kin(related) if one.id not in tied and not drawing.nested(related, one)
        ]
        drawn = drawing.ranked(key, related, free)
        asked = ASKED[field].format(thing=thing(related, drawn), idea=concept.in_text)
        question = choice(
            f"By the {drawing.deck.source.noun}'s account, {asked}",
            Option(opened(related.term), correct=True, feedback=sentence(why)),
            [
                Option(opened(one.term), feedback=_unlinked(drawing, related, one), names=one.id)
                for one in drawn
            ],
        )
        if question:
            yield built(drawing, key, concept, question, "understand", (id, *(one.id for one in drawn)))


def _unlinked(drawing: Drawing, related: Concept, other: Concept) -> str:
    """That no such edge leads to the other, and how it differs from what the edge leads to."""
    apart, unlinked = told_apart(related, other), f"The {drawing.deck.source.noun} makes no such link."
    return fitting(
        (f"{unlinked} {apart}", f"{unlinked} {opened(other.term)}: {sentence(other.definition)}", apart)
    )
