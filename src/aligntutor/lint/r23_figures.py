"""R23: a number that the source does not give is a made-up one, however likely it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.quantities import close, read

from .desk import Desk
from .page import Page
from .reading import texts

CODE = "R23"
_DIGIT = re.compile(r"\d")
_DIGITS = r"(?>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*)"
_NUMBER = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]-)(?<![\d.,]){_DIGITS}(?!\w)")
"""A number that stands alone: not the 4 of `GPT-4`, `R2D2` or `4th`."""


@dataclass(frozen=True)
class Known:
    """The numbers that an entry licenses."""

    values: frozenset[float]
    shares: tuple[float, ...]
    """Ratios, in per cent, which may be rounded."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """A warning for each number that the concepts of an item do not license; needs a fingerprint.

    Licensed are `figures` with their bases and ratios, and what stands in the entry's names, definitions,
    cases and consequences: what a case tells may be made up.
    """
    concepts = [desk.deck.concepts[id] for id in item.concepts if id in desk.deck.concepts]
    if desk.fingerprint is None or not concepts:
        return
    question = item.question
    for number in dict.fromkeys((*_numbers(question.stem), *_numbers(question.key))):
        if not any(_licensed(number, desk.noted(CODE, concept, _known)) for concept in concepts):
            told = (
                f"The number {number} stands in no figure of the entry, nor in a definition or a case of it."
            )
            yield Problem(CODE, "warning", told, "Add it to `figures` with its base, or leave it out.")


@lru_cache(maxsize=16_384)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(text)) if _DIGIT.search(text) else ()


def _licensed(number: str, known: Known) -> bool:
    value = _value(number)
    return any(close(value, other) for other in known.values) or any(
        _shown_as(number, share) for share in known.shares
    )


def _known(concept: Concept) -> Known:
    """The numbers of its figures, and those in its names, definitions, cases, consequences and dates."""
    said: tuple[Any, ...] = (concept.names, concept.phrase, concept.definition, concept.definition_variants)
    said += (concept.examples, concept.non_examples, concept.consequences)
    said += (concept.source.footnotes, concept.source.as_of.replace("-", " "))
    said += tuple(figure.of for figure in concept.figures)
    told = (_value(number) for text in texts(said) for number in _numbers(text))
    return Known(frozenset((*_figures(concept), *told)), tuple(_shares(concept)))


@lru_cache(maxsize=4096)
def _value(number: str) -> float:
    return next(iter(read(number)), float("nan"))


def _figures(concept: Concept) -> Iterator[float]:
    """The values of its figures and the numbers that ratios are made of."""
    for figure in concept.figures:
        yield figure.value
        for ratio in figure.derive.values():
            yield from (part for text in ratio.split("/") for part in read(text)[:1])


def _shares(concept: Concept) -> Iterator[float]:
    """Its ratios, in per cent."""
    for figure in concept.figures:
        for ratio in figure.derive.values():
            above, _, below = ratio.partition("/")
            parts, wholes = read(above), read(below)
            if parts and wholes and wholes[0]:
                yield 100 * parts[0] / wholes[0]


def _shown_as(number: str, share: float) -> bool:
    """Whether a number is the share, rounded to as many decimals as it has."""
    decimals = len(number.partition(".")[2])
    return close(_value(number), round(share, decimals))


_SOURCE = """\
## Rooks

A count in Kent found 212 rooks at 80 nests.
"""
_ENTRY = """\
source: {{title: Rooks, fingerprint: rooks.fingerprint}}
concepts:
- id: rookery
  term: rookery
  aliases: [rook colony]
  definition: nests in tall trees to which birds come back each year
  why_it_matters: {matters}
  figures:
  - id: nests
    value: 80
    of: Rooks' nests in a count in Kent
    unit: nests
    why: The count was made in Kent in one spring.
  source: {{sections: [rooks]}}
"""
PAGE = Page(
    title="Numbers that nobody gave",
    finds=(
        "In a deck with a fingerprint of its source: a number in a question or its answer that is not among "
        "the `figures` of the entry, their bases or their ratios, and does not stand in its names, "
        "definitions, cases or consequences."
    ),
    matters=(
        "A number looks exact and is remembered as a fact, so one that slipped in is worse than none. And "
        "it means nothing without its base: Gigerenzer and others (2005) asked people in five cities what a "
        "30 % chance of rain is a share of, and got three different answers."
    ),
    mend="Enter the number under `figures`, with `of` for its base and `derive` for ratios, or leave it out.",
    bad=_ENTRY.format(matters="A rookery of 95 nests is heard a mile away."),
    good=_ENTRY.format(matters="A rookery is heard a mile away."),
    source=_SOURCE,
)
