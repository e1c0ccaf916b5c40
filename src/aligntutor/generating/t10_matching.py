"""T10: cases of three concepts are matched with four names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from aligntutor.core.concepts import Case, Concept, element_id
from aligntutor.core.items import Item
from aligntutor.core.words import stems
from aligntutor.kinds.matching import Matching

from .building import built, slot
from .casing import cases, fits
from .drawing import Drawing
from .explaining import fitting
from .wording import clause, opened, sentence, thing

LEFT = 3
"""Cases in one item."""
LETTERS = 4
"""Letters from which a word that a case and a name share gives the pair away."""

Pair = tuple[Concept, Case]


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One matching for each case, with cases of two more of an exclusive group and the name of a fourth.

    Every case fits one of the four names alone, and shares no word with any of them.
    """
    members = drawing.members(concept)
    kin = drawing.kin(concept) if len(members) >= LEFT - 1 else []
    for case in concept.examples if kin else ():
        element = element_id(case)
        key = slot(drawing, concept, "recognise", "T10", "match", element)
        pairs = _pairs(drawing, key, (concept, case), drawing.ranked(key, concept, members))
        extra = _extra(drawing, pairs, drawing.ranked(key, concept, kin)) if len(pairs) == LEFT else None
        if extra:
            named = [*(one for one, _ in pairs), extra]
            question = Matching(
                ask=f"Which {thing(concept, named)} does each of these cases show? One name is left over.",
                pairs={sentence(case.text): opened(one.term) for one, case in pairs},
                extra=(opened(extra.term),),
                why=_apart(pairs),
                feedback={sentence(case.text): sentence(case.why) for _, case in pairs},
            )
            yield built(drawing, key, concept, question, "apply", (one.id for one in named), case=element)


def _pairs(drawing: Drawing, key: str, first: Pair, members: Sequence[Concept]) -> list[Pair]:
    """The first pair and a case each of two more of the group, from other walks of life."""
    pairs = [first]
    for one in members if _sound(pairs, first[0]) else ():
        if len(pairs) < LEFT and _sound(pairs, one):
            domains = [case.domain for _, case in pairs]
            found = cases(drawing, key, one, (first[0], *members), domains)
            names = [*(chosen for chosen, _ in pairs), one]
            pairs += [(one, case) for case in found if _sound([(one, case)], *names)][:1]
    return pairs


def _extra(drawing: Drawing, pairs: Sequence[Pair], candidates: Sequence[Concept]) -> Concept | None:
    """A further name that none of the cases fits: first those with cases of their own, then the group's."""
    chosen = [one for one, _ in pairs]
    free = [
        one
        for one in candidates
        if all(one.id != other.id and not drawing.nested(one, other) for other in chosen)
        and _sound(pairs, one)
    ]
    return min(free, key=lambda one: (not one.examples, one.group != chosen[0].group), default=None)


def _sound(pairs: Sequence[Pair], *names: Concept) -> bool:
    """Whether no case fits one of the names that is not its own, or shares a word with any."""
    return all(
        not fits(case, [one for one in names if one.id != concept.id])
        and all(_heard(case.text).isdisjoint(_heard(name)) for one in names for name in one.names)
        for concept, case in pairs
    )


@lru_cache(maxsize=4096)
def _heard(text: str) -> frozenset[str]:
    return frozenset(stems(text, LETTERS))


def _apart(pairs: Sequence[Pair]) -> str:
    """How the three differ: where the heart of the matter lies in each, else why the first case is one."""
    concept, case = pairs[0]
    first = f"{opened(concept.term)}: {sentence(case.why)}"
    if not all(one.locus.strip() for one, _ in pairs):
        return first
    told = ", ".join(f"{clause(one.locus)} ({one.in_text})" for one, _ in pairs)
    return fitting((sentence(f"the point lies {told}"), first))
