"""What a rule may look at besides the item, and the shape of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck, Problem
from aligntutor.core.fingerprint import Fingerprint, SharedRun
from aligntutor.core.items import Item


@dataclass(frozen=True)
class Desk:
    """The deck an item comes from, the fingerprint of what it teaches, and its language."""

    deck: Deck
    fingerprint: Fingerprint | None = None
    language: str = "en"
    _runs: dict[str, list[SharedRun]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, deck: Deck) -> Desk:
        """The desk for a deck, with what the deck says about itself."""
        return cls(deck, deck.fingerprint, deck.language)

    @property
    def english(self) -> bool:
        """Whether rules made for English apply."""
        return self.language.casefold().split("-")[0] == "en"

    def concept(self, item: Item) -> Concept | None:
        """The concept an item belongs to, if any."""
        return self.deck.concepts.get(item.concept)

    def shared_runs(self, text: str) -> list[SharedRun]:
        """Runs of words that a text shares with the source; none where there is no fingerprint."""
        if self.fingerprint is None:
            return []
        if text not in self._runs:
            self._runs[text] = self.fingerprint.shared_runs(text)
        return self._runs[text]


class Rule(Protocol):
    """A module with one rule; its findings carry no place yet."""

    @property
    def CODE(self) -> str:
        """`R01` and so on; a plain word for what is no item-writing rule."""

    def check(self, item: Item, desk: Desk) -> Iterator[Problem]:
        """What is wrong with the item as it stands."""
