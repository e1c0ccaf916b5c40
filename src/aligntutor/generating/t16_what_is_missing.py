"""T16: what a near case lacks is chosen among the features that mark the concept."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept, NonCase, element_id
from aligntutor.core.items import Item, Option
from aligntutor.core.words import stems, tokens

from .building import FEWEST, built, choice, near_slot
from .drawing import MOST, Drawing, lot
from .explaining import contrast_note, fitting
from .wording import case_of, clause, sentence

_LEANING = frozenset("other so such them there these they those".split())
"""Words by which a feature hangs on the one before it in its own entry."""


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice for each near case that says which one feature it lacks.

    Beside that stand the features it has, then one of the idea it is a case of instead. Features of other
    look-alikes fill up where these are fewer than two: each might be missing too, though nothing asks for it.
    """
    for near in concept.non_examples:
        missing = concept.features.get(near.lacks, "")
        if not missing:
            continue
        key = near_slot(drawing, concept, near, "T16")
        there = list(_there(drawing, key, concept, near))
        more = _instead(drawing, key, concept, near)
        fill = _elsewhere(drawing, key, concept, near) if len(there) < FEWEST else ()
        question = choice(
            f"{sentence(near.text)} What would still have to be true for this to be {case_of(concept)}?",
            Option(sentence(missing), correct=True, feedback=sentence(near.why)),
            [*there, *more, *fill][:MOST],
        )
        if question:
            named = (near.names, *(option.names for option in question.options))
            yield built(drawing, key, concept, question, "analyse", filter(None, named), element_id(near))


def _there(drawing: Drawing, key: str, concept: Concept, near: NonCase) -> Iterator[Option]:
    """The features that the near case has, in the order of their lots."""
    for id in sorted(concept.features, key=lambda id: (lot(drawing.seed, key, id), id)):
        if id != near.lacks:
            text = concept.features[id]
            there = f"This much is there: {clause(text)}."
            yield Option(sentence(text), feedback=fitting((there, f"{there} Something else is missing.")))


def _instead(drawing: Drawing, key: str, concept: Concept, near: NonCase) -> Iterator[Option]:
    if near.names in drawing.deck.concepts:
        yield from _mark(drawing, key, concept, near, drawing.deck.concepts[near.names])


def _elsewhere(drawing: Drawing, key: str, concept: Concept, near: NonCase) -> Iterator[Option]:
    """A feature of each look-alike, save those that hang together with the concept: it may need theirs."""
    without = {near.names, *drawing.connected(concept)}
    alike = [
        other
        for other in drawing.look_alikes(concept)
        if other.id not in without and not drawing.same(concept, other)
    ]
    for other in drawing.ranked(key, concept, alike):
        yield from _mark(drawing, key, concept, near, other)


def _mark(drawing: Drawing, key: str, concept: Concept, near: NonCase, other: Concept) -> Iterator[Option]:
    """The other's first feature by lot that can be read alone and shares no word with what is missing."""
    missing = stems(concept.features[near.lacks])
    marks = [
        (lot(drawing.seed, key, f"{other.id}/{id}"), text)
        for id, text in other.features.items()
        if not stems(text) & missing and not _LEANING.intersection(tokens(text))
    ]
    for _, text in sorted(marks)[:1]:
        yield Option(sentence(text), feedback=_belongs(concept, near, other), names=other.id)


def _belongs(concept: Concept, near: NonCase, other: Concept) -> str:
    """That a feature is the other's, and how the two ideas differ."""
    that = f"That marks {other.in_text}."
    if other.id == near.names:
        that = f"This is {case_of(other)}, and that marks it."
    note = contrast_note(concept, other)
    told = (f"{that} {note}", note) if note else ()
    return fitting((*told, f"{that} In other words: {clause(other.definition)}."))
