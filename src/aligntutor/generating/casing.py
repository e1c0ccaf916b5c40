"""Cases set side by side: each from a walk of life of its own, none that fits a second idea as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from aligntutor.core.concepts import Case, Concept, element_id

from .drawing import Drawing, lot
from .explaining import fitting
from .wording import sentence

LONGER = 1.2
"""Times that one of two texts may be as long as the other to be alike."""


def fits(case: Case, others: Iterable[Concept]) -> bool:
    """Whether a case may fit one of the others too; it may fit any where its author did not say."""
    return case.also is None or any(other.id in case.also for other in others)


def cases(drawing: Drawing, slot: str, concept: Concept, others: Collection[Concept],
          taken: Iterable[str] = (), beside: str = "") -> Iterator[Case]:  # fmt: skip
    """The concept's cases that fit none of the others, by lot, each from a domain that is not taken yet.

    Those about as long as the text `beside` come first. A case without a domain counts as one of its own.
    """

    def order(case: Case) -> tuple[bool, str]:
        return not alike(case.text, beside), lot(drawing.seed, slot, element_id(case))

    seen = set(taken) - {""}
    free = [case for case in concept.examples if case.domain not in seen and not fits(case, others)]
    for case in sorted(free, key=order):
        if case.domain not in seen:
            seen |= {case.domain} - {""}
            yield case


def alike(text: str, other: str) -> bool:
    """Whether two texts are about as long, so that neither stands out; any is where the other is empty."""
    return not other or len(text) <= LONGER * len(other) <= LONGER * LONGER * len(text)


def case_of(case: Case, concept: Concept) -> str:
    """What a case is of, and why; as feedback on a case that was picked for something else."""
    told, why = f"This is a case of {concept.in_text}.", sentence(case.why)
    return fitting((f"{told} {why}", why, told))
