"""Whose progress an event counts towards, where the card it names has had its id changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeAlias

from .events import Event

Place: TypeAlias = tuple[int, str, int]
"""(order, writer, n): where an event stands in the log."""


def place_of(event: Event) -> Place:
    """Where an event stands in the log."""
    return event.order, event.writer, event.n


class Renames:
    """The `renamed` events of a log that are about cards.

    What was recorded of a card before it was renamed counts towards its new key, whatever was moved to
    it before included; what is recorded under the old key afterwards is its own again, so that an id
    may be given to something else one day.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._away: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        """Old key -> places of its renames, in order, and the new keys."""
        self._into: dict[str, set[str]] = defaultdict(set)
        self.events = sorted(events, key=place_of)
        for event in self.events:
            if card := event.payload.get("card"):
                was = event.payload["was"]
                self._away[was].append((place_of(event), card))
                self._into[card].add(was)

    def __bool__(self) -> bool:
        return bool(self._away)

    def owner(self, card: str, at: Place) -> str:
        """The card that something recorded of `card` at a place of the log counts towards."""
        found = True
        while found:
            found = False
            for place, to in self._away.get(card, ()):
                if place > at:
                    card, at, found = to, place, True
                    break
        return card

    def keys(self, card: str) -> set[str]:
        """Every key under which something of the card may have been recorded, its own too."""
        found, ahead = {card}, [card]
        while ahead:
            new = self._into.get(ahead.pop(), set()) - found
            found |= new
            ahead += new
        return found

    def ahead(self, keys: Iterable[str], more: Iterable[tuple[str, str]] = ()) -> set[str]:
        """Every key that what was recorded under some may count towards, these too.

        `more` are old keys with the new ones that they are to be given as well.
        """
        given: dict[str, set[str]] = defaultdict(set)
        for was, card in more:
            given[was].add(card)
        found = set(keys)
        ahead = [*found]
        while ahead:
            key = ahead.pop()
            new = ({card for _, card in self._away.get(key, ())} | given[key]) - found
            found |= new
            ahead += new
        return found

    @cached_property
    def touched(self) -> set[str]:
        """Every key that was renamed, or that another was renamed to."""
        return {*self._away, *self._into}
