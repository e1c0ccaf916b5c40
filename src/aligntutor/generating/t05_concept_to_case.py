"""T05: the case that shows a concept is chosen among cases of its rivals."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Case, Concept, element_id
from aligntutor.core.items import Item, Option

from .building import built, choice, slot
from .casing import case_of, cases
from .drawing import Drawing
from .wording import sentence


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each case, where two rivals or more have a case that does not fit the concept too."""
    rivals = [one for one in drawing.rivals(concept) if not drawing.nested(concept, one)]
    for case in concept.examples:
        element = element_id(case)
        key = slot(drawing, concept, "recognise", "T05", "choose", element)
        drawn = _beside(drawing, key, concept, case, drawing.ranked(key, concept, rivals))
        question = choice(
            f"In which of these do we see {concept.in_text} most clearly?",
            Option(sentence(case.text), correct=True, feedback=sentence(case.why)),
            [
                Option(sentence(other.text), feedback=case_of(other, one), names=one.id)
                for one, other in drawn
            ],
        )
        if question:
            yield built(drawing, key, concept, question, "apply", (one.id for one, _ in drawn), case=element)


def _beside(
    drawing: Drawing, key: str, concept: Concept, case: Case, rivals: list[Concept]
) -> list[tuple[Concept, Case]]:
    """One case of each rival; all from different walks of life, so that none gives an option away."""
    taken = [case.domain]
    drawn: list[tuple[Concept, Case]] = []
    for one in rivals:
        found = next(cases(drawing, key, one, (concept,), taken, case.text), None)
        if found:
            taken.append(found.domain)
            drawn.append((one, found))
    return drawn
