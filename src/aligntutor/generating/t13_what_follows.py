"""T13: what follows in a situation is chosen beside what its author says does not."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, Consequence, element_id
from aligntutor.core.items import Item, Option
from aligntutor.core.words import stems

from .building import built, choice, slot
from .drawing import MOST, Drawing, lot
from .explaining import grounds
from .wording import clause, closed, sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each consequence that has two wrong consequents or more."""
    for consequence in concept.consequences:
        element = element_id(consequence)
        key = slot(drawing, concept, "infer", "T13", "choose", element, fact=element)
        wrong = sorted(consequence.not_then, key=lambda one: (lot(drawing.seed, key, one.text), one.text))
        ask = _asked(concept, consequence)
        why = sentence(consequence.why) if consequence.why else grounds(concept, ask)
        question = choice(
            ask,
            Option(sentence(consequence.then), correct=True, feedback=why),
            [Option(sentence(w.text), feedback=sentence(w.because), names=w.names) for w in wrong[:MOST]],
        )
        if question:
            named = (w.names for w in wrong if w.names in drawing.deck.concepts)
            yield built(drawing, key, concept, question, "analyse", named)


def _asked(concept: Concept, consequence: Consequence) -> str:
    """The situation and the question; an author's question that tells the situation stands alone."""
    suppose = f"Suppose {clause(consequence.condition)}."
    if not consequence.ask:
        return f"Think of {concept.in_text}. {suppose} What follows?"
    told = stems(consequence.condition)
    if len(told & stems(consequence.ask)) * 2 >= len(told):
        return closed(consequence.ask)
    return f"{suppose} {closed(consequence.ask)}"
