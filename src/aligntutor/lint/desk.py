"""What a rule may look at besides the item, and the shape of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from aligntutor.core.concepts import Case, Concept, Misconception, Trap, element_id
from aligntutor.core.decks import Deck, Problem
from aligntutor.core.fingerprint import Fingerprint, SharedRun
from aligntutor.core.items import Item
from aligntutor.core.words import is_english

from .page import Page
from .reading import words

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """The deck an item comes from, the fingerprint of what it teaches, and its language."""

    deck: Deck
    fingerprint: Fingerprint | None = None
    language: str = "en"
    _runs: dict[str, list[SharedRun]] = field(default_factory=dict, compare=False, repr=False)
    _notes: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, deck: Deck) -> Desk:
        """The desk for a deck, with what the deck says about itself."""
        return cls(deck, deck.fingerprint, deck.language)

    @cached_property
    def english(self) -> bool:
        """Whether rules made for English apply."""
        return is_english(self.language)

    def concept(self, item: Item) -> Concept | None:
        """The concept an item belongs to, if any."""
        return self.deck.concepts.get(item.concept)

    def noted(self, rule: str, concept: Concept, work: Callable[[Concept], T]) -> T:
        """What a rule works out of a concept, worked out once."""
        key = (rule, concept.id)
        if key not in self._notes:
            self._notes[key] = work(concept)
        found: T = self._notes[key]
        return found

    def shared_runs(self, text: str) -> list[SharedRun]:
        """Runs of words that a text shares with the source; none where there is no fingerprint."""
        if self.fingerprint is None:
            return []
        if text not in self._runs:
            self._runs[text] = self.fingerprint.shared_runs(text)
        return self._runs[text]

    @cached_property
    def cases(self) -> dict[tuple[str, ...], tuple[Concept, Case]]:
        """The words of every case of the deck -> the concept it is a case of, and the case."""
        return {
            words(case.text): (concept, case)
            for concept in self.deck.concepts.values()
            for case in concept.examples
        }

    @cached_property
    def misconceptions(self) -> dict[str, set[str]]:
        """Id of every misconception and trap of the deck -> the concepts that have one of that id."""
        found: dict[str, set[str]] = {}
        for concept in self.deck.concepts.values():
            named: tuple[Misconception | Trap, ...] = (*concept.misconceptions, *concept.traps)
            for one in named:
                found.setdefault(element_id(one), set()).add(concept.id)
        return found

    @cached_property
    def alike(self) -> dict[str, frozenset[str]]:
        """Concept -> those it may be taken for: contrasts and near misses, its group, its category."""
        concepts = self.deck.concepts
        found: dict[str, set[str]] = {id: set() for id in concepts}
        kinds: dict[tuple[str, str], list[str]] = {}
        for concept in concepts.values():
            for other in (*concept.near_miss, *(contrast.other for contrast in concept.contrasts)):
                if other in concepts:
                    found[concept.id].add(other)
                    found[other].add(concept.id)
            for kind in (("group", concept.group), ("category", concept.category)):
                if kind[1]:
                    kinds.setdefault(kind, []).append(concept.id)
        for members in kinds.values():
            for id in members:
                found[id].update(members)
        return {id: frozenset(others - {id}) for id, others in found.items()}


class Rule(Protocol):
    """A module with one rule; its findings carry no place yet."""

    @property
    def CODE(self) -> str:
        """`R01` and so on; a plain word for what is no item-writing rule."""

    @property
    def PAGE(self) -> Page | None:
        """What is told about the rule; none where no file can get as far as breaking it."""

    def check(self, item: Item, desk: Desk) -> Iterator[Problem]:
        """What is wrong with the item as it stands."""
