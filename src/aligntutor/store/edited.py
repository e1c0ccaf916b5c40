"""What the log knows of decks that changed since they were answered."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from aligntutor.core.events import Event, EventType
from aligntutor.core.payloads import FIRST_DAY
from aligntutor.core.renames import Place, Renames, place_of

from .queries import Queries
from .rows import IN_FORCE, WITNESSED, event_of

Hashes: TypeAlias = tuple[str, str]
"""`words` and `learnt` of an item."""
_OF_CARDS = "json_extract(payload, '$.card') > ? AND json_extract(payload, '$.card') < ?"


_WITHDRAWN = (
    "EXISTS (SELECT 1 FROM events AS undo WHERE undo.type = 'undo'"
    " AND json_extract(undo.payload, '$.undoes') = +events.id AND json_extract(undo.payload, '$.deck') <> ''"
    " AND undo.writer = (SELECT value FROM meta WHERE key = 'writer'))"
)
"""Condition on a row of `events`: this device took it back as its deck is what it was again."""


class Told(NamedTuple):
    """An `edited` or `renamed` event, and whether it was taken back."""

    event: Event
    undone: bool
    withdrawn: bool = False
    """Taken back by this device, as its deck was what it had been: it may be told anew some day."""


class Seen(NamedTuple):
    """What the log knows of the items of a card, by what follows `#` in their keys."""

    answered: dict[str, tuple[Place, Hashes]]
    """Where each was answered last, and its hashes then; reviews without these tell nothing."""
    told: list[Told]
    """The `edited` events of the card, in the order of the log."""


class EditQueries(Queries):
    """Questions about edits of decks."""

    def renames(self) -> Renames:
        """Which keys of cards have changed."""
        sql = f"SELECT {WITNESSED} FROM events WHERE type = 'renamed' AND {IN_FORCE}"
        return Renames(self._made(event_of, sql))

    def history(self, card: str) -> list[Event]:
        """What was recorded about a card, in the order of the log, without what was taken back.

        What was recorded under a key that it had before is among it, with that key.
        """
        renames = self.renames()
        keys = tuple(renames.keys(card))
        events = self._made(
            event_of,
            f"SELECT {WITNESSED} FROM events WHERE json_extract(payload, '$.card')"
            f' IN ({", ".join("?" * len(keys))}) AND {IN_FORCE} ORDER BY "order", writer, n',
            keys,
        )
        return [event for event in events if renames.owner(event.payload["card"], place_of(event)) == card]

    def has(self, event: str) -> bool:
        """Whether the log holds an event."""
        return bool(self._rows("SELECT 1 FROM events WHERE id = ?", (event,)))

    def last(self) -> str:
        """Id of the last event; empty where nothing was ever recorded."""
        rows = self._rows('SELECT id FROM events ORDER BY "order" DESC, writer DESC, n DESC LIMIT 1')
        return str(rows[0][0]) if rows else ""

    def seen(self, deck: str) -> dict[str, Seen]:
        """What is known of the items of a deck that were answered, by card."""
        renames = self.renames()
        found: dict[str, Seen] = {}

        def of(card: str, at: Place) -> Seen:
            return found.setdefault(renames.owner(card, at) if renames else card, Seen({}, []))

        # Of each group, the columns beside max are those of the row that has it.
        reviews = self._rows(
            "SELECT json_extract(payload, '$.card'), json_extract(payload, '$.item') AS item,"
            " json_extract(payload, '$.words'), json_extract(payload, '$.learnt'), max(\"order\"), writer, n"
            f" FROM events WHERE {_OF_CARDS} AND type = 'review' AND json_extract(payload, '$.words') <> ''"
            f" AND {IN_FORCE} GROUP BY json_extract(payload, '$.card'), item",
            (f"{deck}/", f"{deck}0"),  # the next character after a slash is 0
        )
        for card, item, words, learnt, order, writer, n in reviews:
            at, name = (order, writer, n), item.partition("#")[2]
            answered = of(card, at).answered
            if name not in answered or answered[name][0] < at:
                answered[name] = at, (words, learnt)
        for told in self._told("edited"):
            card = told.event.payload["card"]
            if card.startswith(f"{deck}/"):
                of(card, place_of(told.event)).told.append(told)
        return found

    def edits(self, since: int = 0) -> list[Told]:
        """What is recorded of edits from a study day on, the last one first."""
        told = [*self._told("edited", since), *self._told("renamed", since)]
        return sorted(told, key=lambda one: place_of(one.event), reverse=True)

    def _told(self, kind: EventType, since: int = FIRST_DAY) -> list[Told]:
        return self._made(
            lambda row: Told(event_of(row[:-2]), bool(row[-2]), bool(row[-1])),
            f"SELECT {WITNESSED}, NOT {IN_FORCE}, {_WITHDRAWN} FROM events"
            f" WHERE type = '{kind}' AND day >= ? ORDER BY \"order\", writer, n",
            (since,),
        )
