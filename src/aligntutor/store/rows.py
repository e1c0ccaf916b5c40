"""Events and card states as rows of tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from aligntutor.core.events import Event
from aligntutor.core.identity import canonical, digest
from aligntutor.core.states import CardState

EVENT = 'id, writer, n, prev, wall, "offset", day, "order", type, payload'
"""The columns of an event, in the order of its fields."""
STATE = (
    "card, deck, concept, phase, step, stability, difficulty, last_day, last_ms, due_day, due_ms, "
    'reps, lapses, "right", last_item, suspended'
)
"""The columns of a card state, in the order of its fields."""
IN_FORCE = (
    "NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.type = 'undo'"
    " AND json_extract(undo.payload, '$.undoes') = +events.id)"
)
"""Condition on a row of `events`: no undo names it. The plus lets the index serve: it takes off the type."""


def payload_text(payload: Mapping[str, Any]) -> str:
    """The payload as canonical JSON that SQLite can hold: a lone surrogate becomes its JSON escape."""
    return canonical(payload).encode("utf-8", "backslashreplace").decode("utf-8")


def event_of(row: tuple[Any, ...]) -> Event:
    """The event in a row of EVENT."""
    fields: list[Any] = [*row[:9], json.loads(row[9])]
    return Event(*fields)


def hash_of(row: tuple[Any, ...]) -> str:
    """`Event.hash` of a row of EVENT, without reading its payload where the text is what is hashed."""
    payload: str = row[9]
    if "\\ud" in payload:
        return event_of(row).hash
    return digest(f"{canonical(row[:9])[:-1]},{payload}]")


def add_event(db: sqlite3.Connection, row: tuple[Any, ...]) -> None:
    """Append a row of EVENT."""
    db.execute(f"INSERT INTO events ({EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def state_of(row: tuple[Any, ...]) -> CardState:
    """The card state in a row of STATE."""
    fields: list[Any] = [*row[:15], row[15] == 1]
    return CardState(*fields)


def find_state(db: sqlite3.Connection, card: str) -> CardState | None:
    """The stored state of a card; none where it was never answered."""
    row = db.execute(f"SELECT {STATE} FROM card_states WHERE card = ?", (card,)).fetchone()
    return state_of(row) if row else None


# An update moves the card only in those indexes whose columns changed; REPLACE would delete and insert.
_UPDATE = f"UPDATE card_states SET ({STATE.removeprefix('card, ')}) = ({', '.join('?' * 15)}) WHERE card = ?"
_INSERT = f"INSERT INTO card_states ({STATE}) VALUES ({', '.join('?' * 16)})"


def add_states(db: sqlite3.Connection, states: Iterable[CardState]) -> None:
    """Store the states of cards that have none yet."""
    db.executemany(
        # A dataclass keeps its fields in the order of their declaration.
        _INSERT,
        (tuple(vars(state).values()) for state in states),
    )


def put_state(db: sqlite3.Connection, card: str, state: CardState | None) -> None:
    """Store the state of a card, or remove it where it has none."""
    if state is None:
        db.execute("DELETE FROM card_states WHERE card = ?", (card,))
        return
    values = tuple(vars(state).values())
    if not db.execute(_UPDATE, (*values[1:], card)).rowcount:
        db.execute(_INSERT, values)
