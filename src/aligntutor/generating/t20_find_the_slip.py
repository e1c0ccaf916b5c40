"""T20: among sentences on a concept, the one with a slip in it is found."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, Trap, element_id
from aligntutor.core.items import Item, Option
from aligntutor.core.words import jaccard, stems

from .building import built, choice, slot
from .drawing import MOST, Drawing
from .explaining import ALIKE, explains_truth, fitting
from .wording import sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each trap: its slip among true sentences, those nearest to it in length first."""
    for trap in concept.traps:
        element = element_id(trap)
        key = slot(drawing, concept, "find-slip", "T20", "choose", element, fact=element)
        slip = sentence(trap.slip)
        nearest = sorted(_true(concept, trap), key=lambda one: (abs(len(one.text) - len(slip)), one.text))
        true = _unlike(trap.claim, nearest)
        question = choice(
            f"Think of {concept.in_text}. Which of these sentences has a slip in it?",
            Option(slip, correct=True, feedback=_righted(trap)),
            true[:MOST],
        )
        if question:
            yield built(drawing, key, concept, question, "evaluate")


def _unlike(claim: str, options: list[Option]) -> list[Option]:
    """The options without those that say nearly what the trap's claim says, or one before them.

    The first would contradict the slip, and of two that are alike neither slips.
    """
    kept: list[Option] = []
    for option in options:
        said = stems(option.text)
        if all(jaccard(said, stems(text)) <= ALIKE for text in (claim, *(other.text for other in kept))):
            kept.append(option)
    return kept


def _righted(trap: Trap) -> str:
    right = f"It should read: {sentence(trap.claim)}"
    return fitting((f"{right} {sentence(trap.why)}", right, sentence(trap.why)))


def _true(concept: Concept, trap: Trap) -> Iterator[Option]:
    """Claims of the other traps and truths beside misconceptions; whoever doubts one holds its opposite."""
    found = [(one.claim, one.why, element_id(one)) for one in concept.traps if one != trap]
    found += [(m.truth, m.correction, element_id(m)) for m in concept.misconceptions if explains_truth(m)]
    for text, why, names in found:
        if text.strip() and why.strip():
            told = fitting((f"This one holds. {sentence(why)}", sentence(why)))
            yield Option(sentence(text), feedback=told, names=names)
