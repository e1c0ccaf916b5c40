"""What templates draw from: the deck, the seed, look-alikes, siblings and their ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.identity import digest
from aligntutor.core.words import fold, stems

from .neighbours import Kind, Neighbours
from .relating import connected, steps
from .stating import statements

T = TypeVar("T")

MOST = 8
"""Most distractors offered for one item."""


@dataclass(frozen=True)
class Drawing:
    """One deck and one seed, and what can be asked of them."""

    deck: Deck
    seed: str
    _notes: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: str, concept: Concept, work: Callable[[], T]) -> T:
        """What is worked out of a concept, worked out once."""
        key = (what, concept.id)
        if key not in self._notes:
            self._notes[key] = work()
        found: T = self._notes[key]
        return found

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.deck)

    @cached_property
    def _steps(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        return steps(self.deck.concepts)

    def connected(self, concept: Concept) -> set[str]:
        """Ids of all that the concept rests on, and of all that rests on it, over any number of edges."""
        return connected(self._steps, concept)

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
        return self.once(
            "folded", concept, lambda: tuple(fold(name, self.deck.language) for name in concept.names)
        )

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

    def same(self, concept: Concept, other: Concept) -> bool:
        """Whether the other's name would be a right answer as well: a shared or an accepted name."""
        return other.id in concept.also_accept or not self._accepted(concept).isdisjoint(self.folded(other))

    def _accepted(self, concept: Concept) -> set[str]:
        return self.once(
            "accepted",
            concept,
            lambda: {
                *self.folded(concept),
                *(fold(text, self.deck.language) for text in concept.also_accept),
            },
        )

    def nested(self, concept: Concept, other: Concept) -> bool:
        """Whether one is part of the other, so that what fits the part may fit the whole."""
        return other.id in self._wholes[concept.id] or concept.id in self._wholes[other.id]

    def alike(self, concept: Concept, other: Concept) -> bool:
        """Whether an author put the two side by side as look-alikes."""
        return other.id in self._neighbours.look_alikes[concept.id]

    def look_alikes(self, concept: Concept) -> list[Concept]:
        """The concepts that an author put beside it, in file order."""
        return list(self._neighbours.look_alikes[concept.id].values())

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
        return self._sharing(concept, "category")

    def members(self, concept: Concept) -> list[Concept]:
        """The other concepts of its exclusive group."""
        return self._sharing(concept, "group")

    def _sharing(self, concept: Concept, kind: Kind) -> list[Concept]:
        def found() -> list[Concept]:
            near = self._neighbours.sharing(concept, kind)
            return [other for other in near if not self.same(concept, other)]

        return self.once(kind, concept, found)

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
        return self.once(
            "close", concept, lambda: self._neighbours.close_names(concept, self.folded(concept))
        )


def lot(seed: str, slot: str, candidate: str, tickets: int = 1) -> str:
    """What a candidate draws for a slot: the lowest of so many SHA-256 digests, in hex."""
    lowest = digest(seed, slot, candidate, "0")
    for ticket in range(1, tickets):
        lowest = min(lowest, digest(seed, slot, candidate, str(ticket)))
    return lowest
