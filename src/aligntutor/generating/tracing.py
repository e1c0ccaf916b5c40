"""What an item is made of, in its author's own words: so that an edit is told from another draw.

A question as it is shown changes with the seed, with a neighbour that lends a distractor, and with the
wording of a template. None of these is an edit of what the learner learnt, so none of them is hashed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.elements import (
    Analogy,
    Consequence,
    Figure,
    Misconception,
    NonCase,
    Sequence,
    Trap,
    element_id,
)  # fmt: skip
from aligntutor.core.identity import canonical, digest, one_line, text_id
from aligntutor.core.items import Item, Question
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering

from .handwritten import OWN
from .stating import statements

_NOT_SAID = frozenset(
    {"id", "was", "language", "domain", "novelty", "has", "also", "lacks", "names", "near_miss", "rivals"}
)
"""Fields that a learner does not read, or that hang on a neighbour's id."""
_LISTS = {
    "T08": "misconceptions",
    "T11": "sequences",
    "T12": "figures",
    "T13": "consequences",
    "T14": "analogies",
    "T16": "non_examples",
    "T17": "non_examples",
    "T20": "traps",
}
"""Template -> the list of the entry of which each element yields items."""
_EDGES = re.compile(r"[,;:.!?…\"'’”)]+(?!\w)|(?<!\w)[\"'‘“(]+")
"""Punctuation around a word; not within one, where it may be what matters (1.5, x-1)."""


def traced(deck: Deck, items: Iterable[Item]) -> list[Item]:
    """The items with `words` and `learnt`.

    Both are hashes (first 16 hex digits). Line breaks count in neither; case, and punctuation around
    words, do not count in what is learnt.
    """
    written = {card.id: card.question for card in deck.cards}
    found = []
    for item in items:
        template, _, element = item.key.partition("#")[2].split(".", 2)
        if template == OWN:
            learnt, said = right(written[element]), said_in(written[element])
        else:
            learnt, said = _generated(deck, deck.concepts[item.concept], template, element, item)
        words = digest(canonical([learnt, said]))[:16]
        found.append(item._replace(words=words, learnt=digest(canonical(_folded(learnt)))[:16]))
    return found


def right(question: Question) -> Any:
    """What a written question says is right; how it lists its parts does not matter."""
    match question:
        case Ordering(items=parts, constraints=constraints):
            return [sorted(parts), sorted(constraints)]
        case Matching(pairs=pairs):
            return sorted(map(list, pairs.items()))
        case _ if question.options:
            return sorted(option.text for option in question.options if option.correct)
    return question.key


def said_in(value: Any) -> Any:
    """All that is said in an element or a question, as JSON; what stands at its default is left out.

    So a field that a later version adds changes nothing here.
    """
    if is_dataclass(value):
        return {
            field.name: said_in(told)
            for field in fields(value)
            if field.name not in _NOT_SAID and (told := getattr(value, field.name)) != _default(field)
        }
    if isinstance(value, dict):
        return [[key, said_in(part)] for key, part in value.items()]
    if isinstance(value, tuple | list):
        return [said_in(part) for part in value]
    return one_line(value) if isinstance(value, str) else value


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _folded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_folded(part) for part in value]
    return _EDGES.sub("", one_line(value)).casefold() if isinstance(value, str) else value


def _generated(deck: Deck, concept: Concept, template: str, element: str, item: Item) -> tuple[Any, Any]:
    """What a generated item says is right, and whatever else it is made of.

    What rotates within a card (cases, and the wording of a definition that only asks for the term) is
    none of what is right: that is the idea itself.
    """
    told: tuple[Any, Any]
    match template:
        case "T01" | "T02":
            told = concept.term, dict(statements(concept))[element]
        case "T03":
            told = dict(statements(concept))[element], concept.term
        case "T04" | "T05" | "T10":
            told = concept.term, said_in(_named(concept.examples, element))
        case "T06":
            told = concept.term, concept.locus
        case "T07":
            both = [concept.locus, deck.concepts[element].locus]
            told = both[: 1 + (".recall." in item.key)], _notes(concept, element)
        case "T09":
            told = concept.term, ""  # its element is the hash of its text
        case "T15":
            claimed = concept.attribution
            told = (claimed.by if element == "not_by" else concept.certainty), said_in(claimed)
        case "T18":
            told = [concept.definition, sorted(concept.features.values())], concept.why_it_matters
        case "T19":
            told = "", concept.relations.because.get(element, "")  # its element is what is right
        case _:
            told = _of_element(concept, template, element)
    return told


def _notes(concept: Concept, other: str) -> list[str]:
    return [contrast.note for contrast in concept.contrasts if contrast.other == other]


def _of_element(concept: Concept, template: str, element: str) -> tuple[Any, Any]:
    """The same for items on a near case or on one fact, of which all is said in one element."""
    own, _, part = element.partition("/")
    source = _named(getattr(concept, _LISTS[template]), own)
    right: Any
    match source:
        case Misconception(correction=right) | Consequence(then=right) | Trap(claim=right):
            pass
        case NonCase():
            missing = concept.features.get(source.lacks, "")
            return (missing if template == "T16" else source.change), [missing, said_in(source)]
        case Sequence():
            right = [sorted(source.items), sorted(source.constraints)]
        case Figure():
            right = source.derive[part] if part else [source.value, source.unit]
        case Analogy():
            right = {text_id(thing): meant for thing, meant in source.maps.items()}.get(part, part)
    return right, said_in(source)


def _named(elements: Iterable[Any], id: str) -> Any:
    """The element with that id; the first of several, as generating takes it."""
    return next(element for element in elements if element_id(element) == id)
