"""A look at a concept entry before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Problem

from . import r22_verbatim
from .desk import Desk
from .placing import placed
from .reading import content, texts

RULE = "entry"
_FROM_DEFINITION = frozenset({"T01", "T02", "T03"})
"""Templates that ask for the name from its definition, or the other way round."""


def entry(concept: Concept, desk: Desk) -> tuple[Problem, ...]:
    """Findings on the entry's own texts: runs shared with the source, names that leak, open claims."""
    found = (*_shared(concept, desk), *_leaking(concept, desk), *_unclaimed(concept))
    return tuple(placed(replace(problem, entry=concept.id), desk, element) for element, problem in found)


def _shared(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    speakers = {concept.attribution.by} - {"author"}
    seen = set[tuple[str, ...]]()
    for element, part in _parts(concept):
        for text in texts(part):
            for problem in r22_verbatim.shared(text, desk, speakers, seen):
                yield element, problem


def _parts(concept: Concept) -> Iterator[tuple[str, Any]]:
    """Element id (empty for the entry itself) and what holds text."""
    yield "", (concept.definition, concept.definition_variants, concept.locus, concept.why_it_matters)
    yield "", (*concept.features.values(), *concept.also_accept.values(), *concept.near_miss.values())
    yield "", tuple(contrast.note for contrast in concept.contrasts)
    elements: tuple[Any, ...] = (*concept.examples, *concept.non_examples, *concept.misconceptions)
    elements += (
        *concept.sequences,
        *concept.figures,
        *concept.consequences,
        *concept.analogies,
        *concept.traps,
    )
    for element in elements:
        yield element_id(element), element


def _leaking(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    """Fields that must not hold a word of the entry's names, since the names are asked from them."""
    if not desk.english:
        return
    names = content(" ".join(concept.names))
    fields = [("locus", concept.locus)]
    if not _FROM_DEFINITION.issubset(concept.skip):
        fields.append(("definition", concept.definition))
        fields += [("definition_variants", variant) for variant in concept.definition_variants]
    for field, text in fields:
        shared = ", ".join(f"“{stem}…”" for stem in sorted(names & content(text)))
        if shared:
            told = f"`{field}` holds {shared} of the entry's own name: “{text}”"
            yield "", Problem(RULE, "warning", told, "Say it without a word of the term or an alias.")


def _unclaimed(concept: Concept) -> Iterator[tuple[str, Problem]]:
    for case in concept.examples:
        if concept.group and case.also is None:
            told = f"The case “{element_id(case)}” does not say which other ideas it fits as well."
            hint = "Add `also` with their ids; `also: []` claims that there are none."
            yield element_id(case), Problem(RULE, "warning", told, hint)
