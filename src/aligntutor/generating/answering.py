"""What a typed answer may be: entries' ids turned into names, look-alikes with their feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


def answers(drawing: Drawing, concept: Concept) -> Answers:
    """What may be typed for the concept: the author's look-alikes, then those of its group and category."""
    return drawing.once("answers", concept, lambda: _answers(drawing, concept))


def _answers(drawing: Drawing, concept: Concept) -> Answers:
    language = drawing.deck.language
    right = set(drawing.folded(concept))
    accepted = {
        name: said
        for name, said in names_for(drawing.deck, concept.also_accept).items()
        if fold(name, language) not in right
    }
    heard = right | {fold(name, language) for name in accepted}
    rivals = tuple(name for name in drawing.close_names(concept) if fold(name, language) not in heard)
    wrong: dict[str, str] = {}
    for name, said in _wrong(drawing, concept):
        folded = fold(name, language)
        if folded not in heard:
            heard.add(folded)
            wrong[name] = said
    return Answers(accepted, wrong, rivals)


def fitting_too(found: Answers, concept: Concept, others: Iterable[Concept]) -> Answers:
    """The same where some other concepts are right as well: their names are accepted with a remark."""
    names = [name for other in others for name in other.names]
    remark = sentence(f"that fits as well; the answer looked for was {concept.in_text}")
    return Answers(
        {**dict.fromkeys(names, remark), **found.also_accept},
        {name: said for name, said in found.near_miss.items() if name not in names},
        tuple(name for name in found.rivals if name not in names),
    )


def _wrong(drawing: Drawing, concept: Concept) -> Iterator[tuple[str, str]]:
    """Names that are wrong for the concept with what to say: the author's own first, then look-alikes.

    Of siblings that nobody called look-alikes at most `MOST` are named, so that a large category stays small.
    """
    yield from names_for(drawing.deck, concept.near_miss).items()
    alike = drawing.look_alikes(concept)
    named = {other.id for other in alike}
    shared = [other for other in drawing.kin(concept) if other.id not in named]
    for other in (*alike, *drawing.ranked(concept.id, concept, shared)):
        for name in other.names:
            yield name, told_apart(concept, other)
