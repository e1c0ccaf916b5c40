"""The edges between ideas, as entries state them, and what hangs together by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aligntutor.core.concepts import Concept

RESTING = ("prerequisites", "builds_on", "part_of")
"""Fields with what an idea rests on."""
LEADING = ("leads_to", "prevents")
"""Fields with what follows from an idea, and so rests on it."""


def edges(concept: Concept) -> Iterator[tuple[str, str]]:
    """Field and id of every edge that the concept's entry states."""
    for field in (*RESTING, *LEADING):
        for id in getattr(concept.relations, field):
            yield field, id


def steps(concepts: Mapping[str, Concept]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Id of a concept -> what it rests on directly; and -> what rests on it."""
    down: dict[str, list[str]] = {}
    up: dict[str, list[str]] = {}
    for id, one in concepts.items():
        for field, other in edges(one):
            upper, lower = (id, other) if field in RESTING else (other, id)
            down.setdefault(upper, []).append(lower)
            up.setdefault(lower, []).append(upper)
    return down, up


def connected(steps: Iterable[Mapping[str, list[str]]], concept: Concept) -> set[str]:
    """Ids of all that the concept rests on, and of all that rests on it, over any number of edges."""
    return set[str]().union(*(_reached(way, concept.id) for way in steps)) - {concept.id}


def _reached(steps: Mapping[str, list[str]], start: str) -> set[str]:
    found, open_ids = {start}, [start]
    while open_ids:
        for id in steps.get(open_ids.pop(), ()):
            if id not in found:
                found.add(id)
                open_ids.append(id)
    return found
