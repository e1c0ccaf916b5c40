"""What the log knows of decks that changed since they were answered."""

from __future__ import annotations

import json
from typing import NamedTuple, TypeAlias

from aligntutor.core.events import Event
from aligntutor.core.renames import Place, Renames, place_of

from .queries import Queries
from .rows import IN_FORCE, WITNESSED, event_of

Hashes: TypeAlias = tuple[str, str]
"""`words` and `learnt` of an item."""
_OF_CARDS = "json_extract(payload, '$.card') > ? AND json_extract(payload, '$.card') < ?"


class Told(NamedTuple):
    """An `edited` or `renamed` event, and whether the learner took it back."""

    event: Event
    undone: bool


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

    def known_items(self, deck: str) -> dict[str, dict[str, Hashes]]:
        """The hashes of each item as they were when it was last answered, or last told to have changed.

        By card, then by what follows `#` in the item's key. What was taken back counts: it was seen, and
        an edit that is not to count is not to be told again. Reviews without these hashes tell nothing.
        """
        renames = self.renames()
        cards = (f"{deck}/", f"{deck}0")  # the next character after a slash is 0
        found: dict[str, dict[str, tuple[Place, Hashes]]] = {}

        def keep(card: str, item: str, at: Place, hashes: Hashes) -> None:
            items = found.setdefault(renames.owner(card, at) if renames else card, {})
            if item not in items or items[item][0] < at:
                items[item] = at, hashes

        # Of each group, the columns beside max are those of the row that has it.
        reviews = self._rows(
            "SELECT json_extract(payload, '$.card'), json_extract(payload, '$.item') AS item,"
            " json_extract(payload, '$.words'), json_extract(payload, '$.learnt'), max(\"order\"), writer, n"
            f" FROM events WHERE {_OF_CARDS} AND type = 'review'"
            " GROUP BY json_extract(payload, '$.card'), item",
            cards,
        )
        for card, item, words, learnt, *place in reviews:
            if words:
                keep(card, item.partition("#")[2], (place[0], place[1], place[2]), (words, learnt))
        edits = "SELECT \"order\", writer, n, payload FROM events WHERE type = 'edited'"
        for order, writer, n, text in self._rows(edits):
            payload = json.loads(text)
            if payload["card"].startswith(cards[0]):
                for item, hashes in payload["items"].items():
                    keep(payload["card"], item, (order, writer, n), (hashes[0], hashes[1]))
        return {card: {item: hashes for item, (_, hashes) in items.items()} for card, items in found.items()}

    def edits(self, since: int = 0) -> list[Told]:
        """What is recorded of edits from a study day on, the last one first."""
        told = [
            told
            for kind in ("edited", "renamed")
            for told in self._made(
                lambda row: Told(event_of(row[:-1]), bool(row[-1])),
                f"SELECT {WITNESSED}, NOT {IN_FORCE} FROM events WHERE type = '{kind}' AND day >= ?",
                (since,),
            )
        ]
        return sorted(told, key=lambda one: place_of(one.event), reverse=True)
