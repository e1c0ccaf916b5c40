"""What a rule may look at besides the item, and the shape of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import Any, Protocol, TypeVar

from aligntutor.core.concepts import Case, Concept, Misconception, Trap, element_id
from aligntutor.core.decks import Deck, Problem
from aligntutor.core.fingerprint import Fingerprint, SharedRun
from aligntutor.core.items import Item
from aligntutor.core.words import is_english

from .likeness import Likeness
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
    def likeness(self) -> Likeness:
        """Which of its concepts may be taken for each other."""
        return Likeness.of(self.deck.concepts)

    @cached_property
    def categories(self) -> dict[str, list[Concept]]:
        """Category -> its concepts."""
        found: dict[str, list[Concept]] = {}
        for concept in self.deck.concepts.values():
            found.setdefault(concept.category, []).append(concept)
        return found

    @cached_property
    def usual_definition(self) -> dict[str, float]:
        """Category -> the median length of a definition in it."""
        return {
            name: median(len(one.definition) for one in concepts)
            for name, concepts in self.categories.items()
        }

    @cached_property
    def usual_case(self) -> dict[str, tuple[int, float]]:
        """Group -> how many cases it has, and the median of their lengths."""
        found: dict[str, list[int]] = {}
        for concept in self.deck.concepts.values():
            found.setdefault(concept.group, []).extend(len(case.text) for case in concept.examples)
        return {name: (len(sizes), median(sizes)) for name, sizes in found.items() if sizes}


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
