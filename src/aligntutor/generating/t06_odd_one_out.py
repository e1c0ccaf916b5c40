"""T06: among cases that share a locus, the one whose locus is another is found."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

from aligntutor.core.concepts import Case, Concept
from aligntutor.core.items import Item, Option
from aligntutor.core.words import stems

from .building import built, choice, slot
from .casing import alike, cases
from .drawing import MOST, Drawing
from .explaining import fitting
from .wording import case_of, clause, sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each other member of an exclusive group, at most `MOST`: its case among the concept's.

    The question names the dimension, so that no other grouping counts, and holds with three options as
    with four.
    """
    members = drawing.members(concept)
    asked = {other.id for other in drawing.ranked(concept.id, concept, members)}
    for other in members if concept.locus else ():
        if other.id not in asked:
            continue
        key = slot(drawing, concept, "recognise", "T06", "choose", other.id)
        odd = _odd(drawing, key, concept, other)
        if odd is None or not other.locus or drawing.nested(concept, other):
            continue
        rest = list(cases(drawing, key, concept, members, (odd.domain,), odd.text))[:MOST]
        here = f"Here it lies {clause(other.locus)}."
        question = choice(
            f"In all but one of these cases the heart of the matter lies {clause(concept.locus)}. "
            "In which does it lie elsewhere?",
            Option(
                sentence(odd.text),
                correct=True,
                feedback=fitting((f"{here} {sentence(odd.why)}", sentence(odd.why), here)),
            ),
            [
                Option(sentence(case.text), feedback=_like_the_rest(concept, case.why), names=other.id)
                for case in rest
            ],
        )
        if question:
            yield built(drawing, key, concept, question, "analyse", (other.id,))


def _odd(drawing: Drawing, key: str, concept: Concept, other: Concept) -> Case | None:
    """The other's case that stands out least: with as many words of the locus as is usual, else by length."""
    told = stems(concept.locus)
    lengths = sorted(concept.examples, key=lambda case: len(case.text))
    usual = median_low(len(told & stems(case.text)) for case in lengths) if lengths else 0

    def cues(case: Case) -> tuple[int, bool]:
        shared = len(told & stems(case.text))
        return abs(shared - usual), not alike(case.text, lengths[len(lengths) // 2].text)

    return min(cases(drawing, key, other, (concept,)), key=cues, default=None) if lengths else None


def _like_the_rest(concept: Concept, why: str) -> str:
    """Why a case has the locus that is shared."""
    told = f"This too is {case_of(concept)}."
    return fitting((f"{told} {sentence(why)}", sentence(why), told))
