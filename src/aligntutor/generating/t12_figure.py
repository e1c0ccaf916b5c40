"""T12: a figure is given as a number, and the ratios derived from it are worked out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from aligntutor.core.concepts import Concept, Figure, element_id
from aligntutor.core.items import Item
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.quantities import close, read

from .building import built, slot
from .drawing import Drawing
from .explaining import grounds
from .wording import amount, clause, closed, opened, sentence

PER_CENT = frozenset({"%", "per cent", "percent"})
SLACK = 0.5
"""Percentage points by which a derived ratio may be off, unless its figure, in per cent, says otherwise."""


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """Of each figure one item that asks for it, and one for each ratio derived from it, in per cent."""
    for figure in concept.figures:
        element = element_id(figure)
        key = slot(drawing, concept, "quantify", "T12", "write", element, fact=element)
        yield built(drawing, key, concept, _given(concept, figure), "remember")
        for name, ratio in figure.derive.items():
            question = _derived(concept, figure, ratio)
            if question:
                fact = f"{element}/{name}"
                key = slot(drawing, concept, "quantify", "T12", "write", fact, fact=fact)
                yield built(drawing, key, concept, question, "apply")


def _given(concept: Concept, figure: Figure) -> Numeric:
    return Numeric(
        ask=closed(figure.ask) if figure.ask else f"{opened(clause(figure.of))}: {_asked(figure.unit)}",
        answer=figure.value,
        unit=figure.unit,
        tolerance=figure.tolerance,
        slips=_slips(figure.slips, figure.value, figure.tolerance, figure.unit),
        why=_why(concept, figure),
    )


def _asked(unit: str) -> str:
    if unit in PER_CENT:
        return "how many per cent?"
    return f"how many {unit}?" if unit else "how many?"


def _why(concept: Concept, figure: Figure) -> str:
    return sentence(figure.why) if figure.why else grounds(concept, figure.of)


def _derived(concept: Concept, figure: Figure, ratio: str) -> Numeric | None:
    """The item that asks for a ratio such as `162/4271`; none where it is no ratio of two numbers."""
    above, _, below = ratio.partition("/")
    parts, wholes = read(above), read(below)
    if not parts or not wholes or not wholes[0]:
        return None
    part, whole = parts[0], wholes[0]
    share = round(100 * (part / whole), 1)
    if not math.isfinite(share):
        return None
    slack = figure.tolerance if figure.unit in PER_CENT and figure.tolerance else SLACK
    stated = f"{opened(clause(figure.of))}: {amount(part)} out of {amount(whole)}."
    return Numeric(
        ask=f"{stated} What share is that, in per cent?",
        answer=share,
        unit="per cent",
        tolerance=slack,
        slips=_slips(figure.slips, share, slack, "per cent"),
        why=f"{amount(part)} out of {amount(whole)} is {amount(share)} per cent. {_why(concept, figure)}",
    )


def _slips(slips: dict[str, str], answer: float, tolerance: float, unit: str) -> dict[str, str]:
    """The slips that would be wrong for this answer, with their feedback as sentences."""
    return {
        text: sentence(said)
        for text, said in slips.items()
        if (values := read(text, unit)) and not any(close(value, answer, tolerance) for value in values)
    }
