"""Concepts that stand near one another, looked up, so that an item costs no more in a large deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.words import distance, fold

Kind = Literal["group", "category"]
MOST = 64
"""Concepts of one group or category that are looked at for one of them, its look-alikes apart."""
NEAR = 4
"""Edits within which another concept's name may be taken for a misspelling."""
NAMES = 512
"""Names that are held against one concept's own."""


@dataclass(frozen=True)
class Neighbours:
    """What a deck's concepts share with each other."""

    deck: Deck

    @cached_property
    def look_alikes(self) -> dict[str, dict[str, Concept]]:
        """Concept -> those that an author put beside it, on either entry, in file order."""
        concepts = self.deck.concepts
        place = {id: n for n, id in enumerate(concepts)}
        return {
            id: {other: concepts[other] for other in sorted(others, key=place.__getitem__)}
            for id, others in look_alikes(concepts).items()
        }

    @cached_property
    def _members(self) -> dict[tuple[str, str], dict[str, int]]:
        """Kind and name of a group or category -> its concepts, each with its place in it."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for concept in self.deck.concepts.values():
            for kind, name in (("group", concept.group), ("category", concept.category)):
                members = found.setdefault((kind, name), {})
                members[concept.id] = len(members)
        return found

    @cached_property
    def _rows(self) -> dict[tuple[str, str], tuple[Concept, ...]]:
        return {
            kind: tuple(self.deck.concepts[id] for id in members) for kind, members in self._members.items()
        }

    def sharing(self, concept: Concept, kind: Kind) -> list[Concept]:
        """The others of its group or category, in file order: of a large one the `MOST` nearest in the files.

        Its look-alikes are among them wherever they stand.
        """
        name = concept.group if kind == "group" else concept.category
        row = self._rows.get((kind, name), ()) if name else ()
        places = self._members.get((kind, name), {})
        start = max(0, min(places.get(concept.id, 0) - MOST // 2, len(row) - MOST - 1))
        found = row[start : start + MOST + 1]
        if len(found) < len(row):
            far = [other for id, other in self.look_alikes.get(concept.id, {}).items() if id in places]
            found = tuple(
                sorted({one.id: one for one in (*found, *far)}.values(), key=lambda one: places[one.id])
            )
        return [other for other in found if other.id != concept.id]

    @cached_property
    def _names(self) -> list[tuple[str, str, str, int]]:
        """Every name of the deck: whose it is, as it is written, folded, and its letters."""
        found = [
            (concept.id, name, fold(name, self.deck.language))
            for concept in self.deck.concepts.values()
            for name in concept.names
        ]
        return [(id, name, folded, self._letters(folded)) for id, name, folded in found]

    @cached_property
    def _bits(self) -> dict[tuple[str, int], int]:
        return {}

    def _letters(self, name: str) -> int:
        """A bit for each letter, told apart by how often it came before."""
        bits = (
            self._bits.setdefault((letter, name[:at].count(letter)), len(self._bits))
            for at, letter in enumerate(name)
        )
        return sum(1 << bit for bit in bits)

    @cached_property
    def _spelt(self) -> dict[str, list[int]]:
        """Two letters in a row -> the places of the names that have them."""
        found: dict[str, list[int]] = {}
        for n, (_, _, folded, _) in enumerate(self._names):
            for pair in _pairs(folded):
                found.setdefault(pair, []).append(n)
        return found

    def _compared(self, own: Iterable[str]) -> Iterable[int]:
        """Places of the names to compare: all of them, or those that share most pairs of letters."""
        if len(self._names) <= NAMES:
            return range(len(self._names))
        rows = [self._spelt.get(pair, []) for name in own for pair in _pairs(name)]
        shared: Counter[int] = Counter()
        for row in sorted(rows, key=len):
            shared.update(row[:NAMES])
        return sorted(n for n, _ in shared.most_common(NAMES))

    def close_names(self, concept: Concept, own: tuple[str, ...]) -> tuple[str, ...]:
        """Names of other concepts so near to one of its own, folded, that they may pass for a misspelling."""
        mine = [(name, len(name), self._letters(name)) for name in own]
        return tuple(
            name
            for id, name, folded, letters in map(self._names.__getitem__, self._compared(own))
            if id != concept.id and folded not in own and _near(folded, letters, mine)
        )


def look_alikes(concepts: Mapping[str, Concept]) -> dict[str, set[str]]:
    """Concept -> ids of those that an author put beside it, as contrast or near miss, on either entry."""
    found: dict[str, set[str]] = {id: set() for id in concepts}
    for id, concept in concepts.items():
        for other in (*concept.near_miss, *(contrast.other for contrast in concept.contrasts)):
            if other in concepts and other != id:
                found[id].add(other)
                found[other].add(id)
    return found


def _pairs(name: str) -> set[str]:
    return {f" {name} "[at : at + 2] for at in range(len(name) + 1)}


def _near(name: str, letters: int, others: Iterable[tuple[str, int, int]]) -> bool:
    """Whether a folded name is within `NEAR` edits of another; each edit takes or adds a letter at most."""
    size = len(name)
    for other, length, own in others:
        longer = size if size > length else length
        if longer - (letters & own).bit_count() <= NEAR and distance(name, other, NEAR) <= NEAR:
            return True
    return False
