"""Events and card states as rows of tables."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aligntutor.core.days import Moment
from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import SPAN, canonical, deck_of, digest, mixed
from aligntutor.core.states import CardState, Mark

EVENT = 'id, writer, n, prev, wall, "offset", day, "order", type, payload'
"""The columns of an event, in the order of its fields."""
WITNESSED = (
    f"{EVENT}, (SELECT after.prev FROM events AS after"
    " WHERE after.writer = events.writer AND after.n = events.n + 1)"
)
"""An event, and the hash of it that the same writer's next one keeps; none where there is no next one."""
STATE = (
    "card, deck, concept, phase, step, stability, difficulty, last_day, last_ms, due_day, due_ms, "
    'reps, lapses, "right", last_item, last_wrong, watch'
)
"""The columns of a card state, in the order of its fields."""
MARK = "card, suspended, until, fresh, note, retired"
"""The columns of a mark, in the order of its fields."""
_EVENT_TYPES = (str, str, int, str, int, int, int, int, str, str)
_STATE_TYPES = (str, str, str, str, int, float, float, int, int, int, int, int, int, int, str, int, int)
IN_FORCE = (
    "NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.type = 'undo'"
    " AND json_extract(undo.payload, '$.undoes') = +events.id)"
)
"""Condition on a row of `events`: no undo names it. The plus lets the index serve: it takes off the type."""


def payload_text(payload: Mapping[str, Any]) -> str:
    """The payload as canonical JSON that SQLite can hold: a lone surrogate becomes its JSON escape."""
    return canonical(payload).encode("utf-8", "backslashreplace").decode("utf-8")


def garbled() -> sqlite3.DatabaseError:
    """What is not as it was written: damage of the kind that SQLite does not see; to be raised."""
    return sqlite3.DatabaseError("something in it is not what was written")


def event_of(row: tuple[Any, ...]) -> Event:
    """The event in a row of EVENT or WITNESSED. Raises `garbled` where it is not what its writer wrote."""
    if tuple(map(type, row[:10])) != _EVENT_TYPES:
        raise garbled()
    try:
        payload = json.loads(row[9])
    except ValueError:
        raise garbled() from None
    if type(payload) is not dict or (len(row) > 10 and row[10] not in (None, hash_of(row[:10]))):
        raise garbled()
    fields: list[Any] = [*row[:9], payload]
    return Event(*fields)


def row_of(event: Event) -> tuple[Any, ...]:
    """The row of EVENT that holds an event."""
    return (*event[:9], payload_text(event.payload))


def hash_of(row: tuple[Any, ...]) -> str:
    """`Event.hash` of a row of EVENT, without reading its payload where the text is what is hashed."""
    payload: str = row[9]
    if "\\ud" in payload:
        return event_of(row[:10]).hash
    return digest(f"{canonical(row[:9])[:-1]},{payload}]")


def next_order(db: sqlite3.Connection, at: Moment) -> int:
    """Order time of the next event: the clock's, but always after all that is recorded."""
    last = db.execute('SELECT max("order") FROM events').fetchone()[0]
    if not isinstance(last, int | None):
        raise garbled()
    return at.ms if last is None else max(at.ms, last + 1)


def add_event(
    db: sqlite3.Connection,
    id: str,
    writer: str,
    at: Moment,
    day: int,
    order: int,
    kind: EventType,
    payload: Mapping[str, Any],
) -> Event:
    """Append an event to the chain of its writer."""
    last = db.execute(
        f"SELECT {EVENT} FROM events WHERE writer = ? ORDER BY n DESC LIMIT 1", (writer,)
    ).fetchone()
    n, prev = (event_of(last).n + 1, hash_of(last)) if last else (1, "")
    row = row_of(Event(id, writer, n, prev, at.ms, at.offset, day, order, kind, payload))
    db.execute(f"INSERT INTO events ({EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return event_of(row)


def find_event(db: sqlite3.Connection, id: str) -> Event | None:
    """The event with an id; none where there is none."""
    row = db.execute(f"SELECT {EVENT} FROM events WHERE id = ?", (id,)).fetchone()
    return event_of(row) if row else None


def state_of(row: tuple[Any, ...]) -> CardState:
    """The card state in a row of STATE. Raises `garbled` where it is none."""
    if tuple(map(type, row)) != _STATE_TYPES:
        raise garbled()
    return CardState(*row)


def find_state(db: sqlite3.Connection, card: str) -> CardState | None:
    """The stored state of a card; none where it was never answered."""
    row = db.execute(f"SELECT {STATE} FROM card_states WHERE card = ?", (card,)).fetchone()
    return state_of(row) if row else None


# An update moves the card only in those indexes whose columns changed; REPLACE would delete and insert.
_UPDATE = f"UPDATE card_states SET ({STATE.removeprefix('card, ')}) = ({', '.join('?' * 16)}) WHERE card = ?"
_INSERT = f"INSERT INTO card_states ({STATE}) VALUES ({', '.join('?' * 17)})"


def add_states(db: sqlite3.Connection, states: Iterable[CardState]) -> None:
    """Store the states of cards where none is stored yet, in one go."""
    met: defaultdict[str, list[str]] = defaultdict(list)

    def noted() -> Iterator[CardState]:
        for state in states:
            met[deck_of(state.card)].append(state.card)
            yield state

    db.executemany(_INSERT, noted())
    rows = ((deck, len(cards), mixed(cards)) for deck, cards in met.items())
    db.executemany("INSERT INTO answered (deck, cards, mixed) VALUES (?, ?, ?)", rows)


def put_state(db: sqlite3.Connection, card: str, state: CardState | None) -> None:
    """Store the state of a card, or remove it where it has none."""
    if state is None:
        if db.execute("DELETE FROM card_states WHERE card = ?", (card,)).rowcount:
            _note_answered(db, card, -1)
    elif not db.execute(_UPDATE, (*state[1:], card)).rowcount:
        db.execute(_INSERT, state)
        _note_answered(db, card, 1)


def _note_answered(db: sqlite3.Connection, card: str, more: int) -> None:
    """Count a card among the answered ones of its deck, or no longer."""
    deck, change = deck_of(card), more * mixed((card,)) % SPAN
    db.execute(
        "INSERT INTO answered (deck, cards, mixed) VALUES (?, ?, ?) ON CONFLICT (deck) DO UPDATE"
        f" SET cards = cards + excluded.cards, mixed = (mixed + excluded.mixed) % {SPAN}",
        (deck, more, change),
    )
    db.execute("DELETE FROM answered WHERE deck = ? AND cards = 0", (deck,))


def find_mark(db: sqlite3.Connection, card: str) -> Mark:
    """What is set on a card."""
    row = db.execute(f"SELECT {MARK} FROM marks WHERE card = ?", (card,)).fetchone()
    return mark_row(row) if row else Mark(card)


def put_mark(db: sqlite3.Connection, mark: Mark) -> None:
    """Store what is set on a card; a card on which nothing is set has no row."""
    if mark == Mark(mark.card):
        db.execute("DELETE FROM marks WHERE card = ?", (mark.card,))
    else:
        db.execute(f"REPLACE INTO marks ({MARK}) VALUES (?, ?, ?, ?, ?, ?)", mark)


def mark_row(row: tuple[Any, ...]) -> Mark:
    """The mark in a row of MARK."""
    card, suspended, until, fresh, note, retired = row
    return Mark(card, suspended, until, bool(fresh), note, bool(retired))
