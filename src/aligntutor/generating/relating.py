"""The edges between ideas, as entries state them, and what hangs together by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aligntutor.core.concepts import Concept

EDGES = ("prerequisites", "builds_on", "part_of", "leads_to", "prevents")
"""The fields of `Relations` that hold ids."""


def edges(concept: Concept) -> Iterator[tuple[str, str]]:
    """Field and id of every edge that the concept's entry states."""
    for field in EDGES:
        for id in getattr(concept.relations, field):
            yield field, id


def connected(concepts: Mapping[str, Concept], concept: Concept) -> set[str]:
    """Ids of all that edges lead to from the concept, and of all from which they lead to it, in any steps."""
    ahead = {id: [other for _, other in edges(one)] for id, one in concepts.items()}
    back: dict[str, list[str]] = {}
    for id, others in ahead.items():
        for other in others:
            back.setdefault(other, []).append(id)
    return (_reached(ahead, concept.id) | _reached(back, concept.id)) - {concept.id}


def _reached(steps: Mapping[str, Iterable[str]], start: str) -> set[str]:
    found, open_ids = {start}, [start]
    while open_ids:
        for id in steps.get(open_ids.pop(), ()):
            if id not in found:
                found.add(id)
                open_ids.append(id)
    return found
