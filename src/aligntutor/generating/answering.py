"""What a typed answer may be: entries' ids turned into names, look-alikes with their feedback."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.words import fold

from .drawing import Drawing
from .explaining import told_apart
from .wording import sentence


@dataclass(frozen=True)
class Answers:
    """What is accepted with a remark, what is wrong with a reason, what is no misspelling."""

    also_accept: dict[str, str]
    near_miss: dict[str, str]
    rivals: tuple[str, ...]


def names_for(deck: Deck, texts: Mapping[str, str]) -> dict[str, str]:
    """The same mapping with every entry id replaced by that entry's term and aliases."""
    found: dict[str, str] = {}
    for key, said in texts.items():
        for name in deck.concepts[key].names if key in deck.concepts else (key,):
            found.setdefault(name, said)
    return found


def answers(drawing: Drawing, concept: Concept, also: Collection[Concept] = ()) -> Answers:
    """What may be typed for the concept, where the concepts in `also` fit as well."""
    language = drawing.deck.language
    accepted = names_for(drawing.deck, concept.also_accept)
    for other in also:
        for name in other.names:
            accepted.setdefault(
                name, sentence(f"that fits as well; the answer looked for was {concept.in_text}")
            )
    right = set(drawing.folded(concept))
    accepted = {name: said for name, said in accepted.items() if fold(name, language) not in right}
    right |= {fold(name, language) for name in accepted}
    wrong: dict[str, str] = {}
    heard: set[str] = set()
    for name, said in _wrong(drawing, concept):
        folded = fold(name, language)
        if folded not in right and folded not in heard:
            heard.add(folded)
            wrong[name] = said
    rivals = tuple(name for name in drawing.close_names(concept) if fold(name, language) not in right)
    return Answers(accepted, wrong, rivals)


def _wrong(drawing: Drawing, concept: Concept) -> Iterator[tuple[str, str]]:
    """Names that are wrong for the concept with what to say: the author's own first, then look-alikes."""
    yield from names_for(drawing.deck, concept.near_miss).items()
    others = drawing.others(concept)
    near = [other for other in others if drawing.alike(concept, other)]
    shared = [o for o in others if (concept.group and o.group == concept.group) or _category(concept, o)]
    for other in (*near, *shared):
        for name in other.names:
            yield name, told_apart(concept, other)


def _category(concept: Concept, other: Concept) -> bool:
    return bool(concept.category) and other.category == concept.category
