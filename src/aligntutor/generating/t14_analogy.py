"""T14: what the parts of an analogy stand for, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aligntutor.core.concepts import Analogy, Concept, element_id
from aligntutor.core.identity import text_id
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice

from .building import built, choice, slot
from .drawing import MOST, Drawing, lot
from .explaining import fitting
from .wording import clause, opened, sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """Of each analogy one choice for each thing that stands for something, and one on what does not.

    Key and distractors are what the same analogy maps.
    """
    for analogy in concept.analogies:
        element = element_id(analogy)
        card = slot(drawing, concept, "map", "T14", "choose", element, fact=element)
        for thing in analogy.maps:
            key = f"{card}/{text_id(thing)}"
            question = _meant(analogy, thing, _ranked(drawing, key, analogy.maps, thing))
            if question:
                yield built(drawing, key, concept, question, "understand")
        for thing in list(analogy.unlike)[:1]:
            key = f"{card}/{text_id(thing)}"
            question = _ends(analogy, thing, _ranked(drawing, key, analogy.maps, thing))
            if question:
                yield built(drawing, key, concept, question, "analyse")


def _ranked(drawing: Drawing, key: str, maps: Mapping[str, str], thing: str) -> list[tuple[str, str]]:
    """What else stands for something, and for what, by lot."""
    others = [pair for pair in maps.items() if pair[0] != thing]
    return sorted(others, key=lambda pair: lot(drawing.seed, key, pair[0]))[:MOST]


def _meant(analogy: Analogy, thing: str, others: list[tuple[str, str]]) -> Choice | None:
    meant = f"In this analogy, the counterpart of {clause(thing)} is {clause(analogy.maps[thing])}."
    return choice(
        f"In the analogy of {clause(analogy.source)}, what is the counterpart of {clause(thing)}?",
        Option(
            opened(analogy.maps[thing]),
            correct=True,
            feedback=fitting((f"{meant} {sentence(analogy.why)}".strip(), meant)),
        ),
        [
            Option(opened(other), feedback=f"In this analogy, that is the counterpart of {clause(part)}.")
            for part, other in others
        ],
    )


def _ends(analogy: Analogy, thing: str, others: list[tuple[str, str]]) -> Choice | None:
    return choice(
        f"In the analogy of {clause(analogy.source)}, which of these has no counterpart?",
        Option(opened(thing), correct=True, feedback=sentence(analogy.unlike[thing])),
        [
            Option(opened(part), feedback=f"This one stands for {clause(other)} and so has its place here.")
            for part, other in others
        ],
    )
