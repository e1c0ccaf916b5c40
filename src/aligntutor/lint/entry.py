"""A look at a concept entry before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Problem

from . import r20_provenance, r22_verbatim
from .desk import Desk
from .page import Page
from .placing import placed
from .r13_parallelism import opening
from .r21_faithfulness import OPEN, hedged
from .reading import content, texts

RULE = "entry"
DEFINITION_SPREAD = 0.4
"""Share by which a definition may be longer or shorter than the median one of its category."""
CASE_SPREAD = 0.5
"""Share by which a case may be longer or shorter than the median one of its group."""
DOMAINS = 4
"""Walks of life from which the cases of an entry are drawn, where it has as many cases."""
ENOUGH = 3
"""Texts from which a median tells what is usual."""
_FROM_DEFINITION = frozenset({"T01", "T02", "T03"})
"""Templates that ask for the name from its definition, or the other way round."""


def entry(concept: Concept, desk: Desk) -> tuple[Problem, ...]:
    """Findings on the entry's own texts, before anything is made of them.

    Runs shared with the source, places that the source does not have, names that leak, forms that
    stand out among neighbours, cases that are alike or say not what else they fit, lost hedges.
    """
    found = [
        *_shared(concept, desk),
        *(("", problem) for problem in r20_provenance.of_entry(concept, desk)),
        *_leaking(concept, desk),
        *_defined_unlike(concept, desk),
        *_cases(concept, desk),
        *_unhedged(concept, desk),
    ]
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
    yield "", (concept.attribution, tuple(concept.relations.because.values()))
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
    """Fields that must not hold a word of the entry's names, since the names are asked with them."""
    if not desk.english:
        return
    names = content(" ".join(concept.names))
    fields = [("", "locus", concept.locus)]
    if not _FROM_DEFINITION.issubset(concept.skip):
        fields.append(("", "definition", concept.definition))
        fields += [("", "definition_variants", variant) for variant in concept.definition_variants]
    if "T13" not in concept.skip:
        fields += [(element_id(one), "then", one.then) for one in concept.consequences]
    for element, field, text in fields:
        shared = ", ".join(f"“{stem}…”" for stem in sorted(names & content(text)))
        if shared:
            told = f"`{field}` holds {shared} of the entry's own name: “{text}”"
            yield element, _found(told, "Say it without a word of the term or an alias.")


def _defined_unlike(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    """A definition that stands out by its length or its opening among those of its category."""
    category = desk.categories[concept.category] if concept.category else []
    if len(category) < ENOUGH:
        return
    usual = desk.usual_definition[concept.category]
    if abs(len(concept.definition) - usual) > DEFINITION_SPREAD * usual:
        told = f"`definition` has {len(concept.definition)} characters; usual in its category are {usual:g}."
        yield (
            "",
            _found(told, f"Bring it within {DEFINITION_SPREAD:.0%} of that: they stand beside each other."),
        )
    own = opening(concept.definition)
    form = opening(next(one.definition for one in category if one.id != concept.id))
    alone = own != form and all(opening(one.definition) == form for one in category if one.id != concept.id)
    if desk.english and alone:
        told = f"`definition` opens with {own}, all others of its category with {form}."
        yield "", _found(told, "Give it the form that the others have.")


def _cases(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    if concept.group:
        yield from _in_group(concept, desk)
    named = [case.domain.casefold() for case in concept.examples if case.domain]
    if len(set(named)) < min(len(named), DOMAINS):
        told = f"The {len(named)} cases are drawn from {len(set(named))} walks of life."
        yield "", _found(told, f"Draw them from {min(len(named), DOMAINS)}, and say in `domain` from which.")


def _in_group(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    """Cases that do not say what else they fit, and ones whose length stands out in the group."""
    count, usual = desk.usual_case.get(concept.group, (0, 0))
    for case in concept.examples:
        if case.also is None:
            told = f"The case “{element_id(case)}” does not say which other ideas it fits as well."
            yield (
                element_id(case),
                _found(told, "Add `also` with their ids; `also: []` claims that there are none."),
            )
        if count >= ENOUGH and abs(len(case.text) - usual) > CASE_SPREAD * usual:
            told = f"The case has {len(case.text)} characters; usual in its group are {usual:g}."
            yield element_id(case), _found(told, f"Bring it within {CASE_SPREAD:.0%} of that.")


def _unhedged(concept: Concept, desk: Desk) -> Iterator[tuple[str, Problem]]:
    """A claim that is not plainly so, with nothing that keeps it from being told as if it were."""
    if desk.english and concept.certainty in OPEN and not concept.must_mention:
        said = (concept.definition, *concept.definition_variants)
        if not all(hedged(text, concept, desk) for text in said):
            told = (
                f"The claim is {concept.certainty}; not every definition hedges, and no `must_mention` does."
            )
            hint = "Hedge or attribute it as the source does, or list in `must_mention` the words that do."
            yield "", _found(told, hint)


def _found(message: str, hint: str) -> Problem:
    return Problem(RULE, "warning", message, hint)


_ENTRY = """\
concepts:
- id: clinker
  term: clinker
  aliases: [lapstrake]
  group: hulls
  definition: planks of a hull lie so that each covers the edge of the next
  examples:
  - text: Oak boards overlap like tiles on the flanks of a Norse longship.
{also}    why: The edge of every board lies on the one below it.
"""
PAGE = Page(
    title="Entries that cannot give good items",
    finds=(
        "Before anything is made of an entry: a definition, a locus or a consequence that holds a word of "
        "the entry's names; a definition over 40 % longer or shorter than is usual in its category, or "
        "alone in its opening form; a case over 50 % longer or shorter than is usual in its group, or "
        "without `also`; cases from fewer than four walks of life (fewer where there are fewer cases); a "
        "hedged, open or reported claim without `must_mention` and without a hedge in its definitions. All "
        "of these are warnings."
    ),
    matters=(
        "A flaw in an entry comes back in every item made of it. Texts of one field stand beside each other "
        "as options, so they have to be alike in all but what they say (Haladyna, Downing and Rodriguez "
        "2002). And ideas are carried over to new matters when they were met in several unlike ones: Gick "
        "and Holyoak (1983) saw two cases from different fields do what one could not."
    ),
    mend="Mend the entry, not the item: all of its items are better for it.",
    bad=_ENTRY.format(also=""),
    good=_ENTRY.format(also="    also: []\n"),
)
