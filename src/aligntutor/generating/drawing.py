"""What templates draw from: the deck, the seed, look-alikes, siblings and their ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.identity import digest
from aligntutor.core.words import distance, fold, stems

from .stating import statements

MOST = 8
"""Most distractors offered for one item."""
NEAR = 4
"""Edits within which another concept's name may be taken for a misspelling."""


@dataclass(frozen=True)
class Drawing:
    """One deck and one seed, and what can be asked of them."""

    deck: Deck
    seed: str
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _right: dict[str, set[str]] = field(default_factory=dict, compare=False, repr=False)
    _close: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _wholes(self) -> dict[str, set[str]]:
        """Concept -> everything it is part of, directly or not."""
        found: dict[str, set[str]] = {}
        for concept in self.deck.concepts.values():
            open_ids, seen = list(concept.relations.part_of), set[str]()
            while open_ids:
                whole = open_ids.pop()
                if whole not in seen and whole in self.deck.concepts:
                    seen.add(whole)
                    open_ids.extend(self.deck.concepts[whole].relations.part_of)
            found[concept.id] = seen
        return found

    def folded(self, concept: Concept) -> tuple[str, ...]:
        """The names of a concept as typed answers are compared."""
        if concept.id not in self._names:
            self._names[concept.id] = tuple(fold(name, self.deck.language) for name in concept.names)
        return self._names[concept.id]

    @cached_property
    def _stated(self) -> Counter[frozenset[str]]:
        """How many concepts are stated in each set of content words."""
        return Counter(
            said
            for concept in self.deck.concepts.values()
            for said in {frozenset(stems(text)) for _, text in statements(concept)}
        )

    def distinctive(self, statement: str) -> bool:
        """Whether one concept alone is stated in these content words."""
        return self._stated[frozenset(stems(statement))] <= 1

    def others(self, concept: Concept) -> list[Concept]:
        """All other concepts of the deck, in file order."""
        return [other for other in self.deck.concepts.values() if other.id != concept.id]

    def same(self, concept: Concept, other: Concept) -> bool:
        """Whether the other's name would be a right answer as well: a shared or an accepted name."""
        return other.id in concept.also_accept or not self._accepted(concept).isdisjoint(self.folded(other))

    def _accepted(self, concept: Concept) -> set[str]:
        if concept.id not in self._right:
            also = {fold(text, self.deck.language) for text in concept.also_accept}
            self._right[concept.id] = also.union(self.folded(concept))
        return self._right[concept.id]

    def nested(self, concept: Concept, other: Concept) -> bool:
        """Whether one is part of the other, so that what fits the part may fit the whole."""
        return other.id in self._wholes[concept.id] or concept.id in self._wholes[other.id]

    def alike(self, concept: Concept, other: Concept) -> bool:
        """Whether an author put the two side by side as look-alikes."""
        return (
            other.id in concept.near_miss
            or concept.id in other.near_miss
            or any(contrast.other == other.id for contrast in concept.contrasts)
            or any(contrast.other == concept.id for contrast in other.contrasts)
        )

    def siblings(self, concept: Concept) -> list[Concept]:
        """Concepts of its category, or of its group where the category has fewer than two others."""
        return self._enough(self._of_category(concept), self.members(concept))

    def rivals(self, concept: Concept) -> list[Concept]:
        """Concepts of its exclusive group, or of its category where the group has fewer than two others."""
        return self._enough(self.members(concept), self._of_category(concept))

    def kin(self, concept: Concept) -> list[Concept]:
        """Concepts of its group, then those of its category."""
        found = {other.id: other for other in (*self.members(concept), *self._of_category(concept))}
        return list(found.values())

    def _enough(self, first: list[Concept], second: list[Concept]) -> list[Concept]:
        return first if len(first) > 1 or len(first) >= len(second) else second

    def _of_category(self, concept: Concept) -> list[Concept]:
        found = [
            other for other in self.others(concept) if concept.category and other.category == concept.category
        ]
        return [other for other in found if not self.same(concept, other)]

    def members(self, concept: Concept) -> list[Concept]:
        """The other concepts of its exclusive group."""
        found = [other for other in self.others(concept) if concept.group and other.group == concept.group]
        return [other for other in found if not self.same(concept, other)]

    def ranked(self, slot: str, concept: Concept, candidates: Iterable[Concept]) -> list[Concept]:
        """At most `MOST` candidates in the order of their lots; a look-alike draws three and keeps the best.

        A lot hangs on the seed, the slot and the candidate alone, so a new candidate takes its place among
        the others and moves none of them.
        """
        drawn = [
            (lot(self.seed, slot, one.id, 3 if self.alike(concept, one) else 1), one.id, one)
            for one in candidates
        ]
        return [one for _, _, one in sorted(drawn, key=lambda entry: entry[:2])][:MOST]

    def close_names(self, concept: Concept) -> tuple[str, ...]:
        """Names of other concepts so near to one of its own that they could pass for a misspelling."""
        if concept.id not in self._close:
            own = self.folded(concept)
            self._close[concept.id] = tuple(
                name
                for other in self.others(concept)
                for name, folded in zip(other.names, self.folded(other), strict=True)
                if folded not in own and any(_near(folded, mine) for mine in own)
            )
        return self._close[concept.id]


def _near(left: str, right: str) -> bool:
    """Whether two folded names are within `NEAR` edits."""
    one, two = _letters(left), _letters(right)  # quick to tell, and one edit takes or adds at most one letter
    return len(one - two) <= NEAR and len(two - one) <= NEAR and distance(left, right, NEAR) <= NEAR


@lru_cache(maxsize=4096)
def _letters(name: str) -> frozenset[tuple[str, int]]:
    """Its letters, each with the number of times it came before."""
    return frozenset((letter, name[:at].count(letter)) for at, letter in enumerate(name))


def lot(seed: str, slot: str, candidate: str, tickets: int = 1) -> str:
    """What a candidate draws for a slot: the lowest of so many SHA-256 digests, in hex."""
    return min(digest(seed, slot, candidate, str(ticket)) for ticket in range(tickets))
