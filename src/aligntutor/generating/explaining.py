"""Feedback made from concept entries: how two ideas differ, and why the right answer holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from aligntutor.core.concepts import Concept, Misconception
from aligntutor.core.words import jaccard, plain, stems, tokens

from .wording import clause, sentence, sentences, words

FEWEST = 8
"""Words below which feedback explains nothing."""
LONGEST = 190
"""Characters of feedback that a small window still shows."""
ALIKE = 0.6
"""Share of content words from which two texts say the same."""

_POINTING = frozenset("here there this these latter former".split())
_DENYING = frozenset("false no not wrong".split())
_OPPOSING = re.compile(r"(?<![\w-])(?:contrary|opposite|reverse|other way a?round)(?![\w-])")
_NUMBERS = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def contrast_note(concept: Concept, other: Concept) -> str:
    """The author's note on how the other differs from the concept; empty where there is none.

    A note written on the other's entry is taken too, unless it points ("here", "there"): its
    "here" would be the wrong one.
    """
    own = next((c.note for c in concept.contrasts if c.other == other.id and c.note), "")
    if own:
        return sentence(own)
    theirs = next((c.note for c in other.contrasts if c.other == concept.id and c.note), "")
    heard = tokens(theirs)
    return "" if not heard or heard[0] in ("it", "its") or _POINTING.intersection(heard) else sentence(theirs)


def fitting(candidates: Iterable[str], unlike: str = "") -> str:
    """The first candidate of a good length that does not repeat `unlike`; else the first of all."""
    first = ""
    for text in candidates:
        first = first or text
        repeats = unlike and jaccard(stems(text), stems(unlike)) > ALIKE
        if words(text) >= FEWEST and len(text) <= LONGEST and not repeats:
            return text
    return first


def _defined(concept: Concept) -> Iterator[str]:
    for definition in (concept.definition, *concept.definition_variants):
        yield sentence(f"{concept.term}: {clause(definition)}")


def told_apart(concept: Concept, other: Concept) -> str:
    """Why the other's name, given for the concept, is another matter."""
    told = (contrast_note(concept, other), concept.near_miss.get(other.id, ""))
    return fitting(chain(filter(None, map(sentence, told)), _located(concept, other), _defined(other)))


def _located(concept: Concept, other: Concept) -> Iterator[str]:
    """Where the heart of the matter lies in each, if both say."""
    if concept.locus.strip() and other.locus.strip():
        yield (
            f"With {other.in_text} the heart of the matter lies {clause(other.locus)}, "
            f"with {concept.in_text} {clause(concept.locus)}."
        )


def described(concept: Concept, other: Concept, statement: str) -> str:
    """Why a statement of the other, given for the concept, is another matter; not in the same words."""
    return fitting(_describing(concept, other, statement), unlike=statement)


def _describing(concept: Concept, other: Concept, statement: str) -> Iterator[str]:
    that = f"That describes {other.in_text}."
    if note := contrast_note(concept, other):
        yield f"{that} {note}"
        yield note
    for said in (other.definition, *other.definition_variants):
        if said != statement:
            yield f"{that} In other words: {clause(said)}."
    for mark in other.features.values():
        yield f"{that} What marks it: {clause(mark)}."
    for matter in sentences(other.why_it_matters)[:1]:
        yield f"{that} {matter}"
    yield f"{that} By “{concept.term}” something else is meant here."


def explains_truth(misconception: Misconception) -> bool:
    """Whether there is a truth, and the correction explains it without arguing against the claim."""
    told = misconception.correction
    return bool(misconception.truth.strip()) and not (
        _DENYING.intersection(tokens(told)[:1]) or _OPPOSING.search(plain(told))
    )


def grounds(concept: Concept, stem: str = "") -> str:
    """Why the concept is the right answer, in other words than the stem's."""
    return fitting(_holding(concept), unlike=stem)


def _holding(concept: Concept) -> Iterator[str]:
    marks = [clause(mark) for mark in concept.features.values()]
    if len(marks) in _NUMBERS:
        lead = "What marks" if len(marks) == 1 else f"{_NUMBERS[len(marks)]} things mark"
        yield f"{lead} {concept.in_text}: {'; '.join(marks)}."
    matters = sentences(concept.why_it_matters)
    yield from matters[:1]
    for definition in (*concept.definition_variants, concept.definition):
        yield sentence(f"{concept.term}: {clause(definition)}")
