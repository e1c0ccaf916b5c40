"""The caches of the log, made anew from its events."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from aligntutor.core.events import Event
from aligntutor.core.identity import canonical
from aligntutor.core.states import CardState, Mark, Scheduling
from aligntutor.memory import SCHEDULER, mark_of, replay_card
from aligntutor.memory.replay import in_force

from . import totals
from .rows import IN_FORCE, WITNESSED, add_states, event_of, put_mark, put_state
from .schema import CACHED


def rules(scheduling: Scheduling) -> str:
    """All that card states depend on besides the log: states made under other rules are made anew."""
    return canonical([SCHEDULER, scheduling.weights, scheduling.learning_steps, scheduling.relearning_steps])


def card_now(db: sqlite3.Connection, card: str, scheduling: Scheduling) -> CardState | None:
    """Store what a card's events in force make of it; gives its state, none where no review counts."""
    events = _events_of(db, card)
    state = replay_card(events, scheduling)
    put_state(db, card, state)
    put_mark(db, mark_of(card, events))
    return state


def _events_of(db: sqlite3.Connection, card: str) -> list[Event]:
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE json_extract(payload, '$.card') = ? AND {IN_FORCE}", (card,)
    )
    return [event_of(row) for row in rows]


def rebuild(db: sqlite3.Connection, scheduling: Scheduling) -> None:
    """Replace all caches, within an open transaction.

    Goes card by card, so that a long log needs little memory.
    """
    for table in CACHED:
        db.execute(f"DELETE FROM {table}")
    sums: dict[tuple[int, str], totals.Counts] = {}
    marks: list[Mark] = []
    add_states(db, _states(db, scheduling, sums, marks))
    for mark in marks:
        put_mark(db, mark)
    for (day, deck), change in sums.items():
        totals.add(db, day, deck, change)
    lessons(db)


def lessons(db: sqlite3.Connection) -> None:
    """Replace what is known of lessons, within an open transaction."""
    db.execute("DELETE FROM lessons")
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE type IN ('lesson', 'unread') AND {IN_FORCE}"
        ' ORDER BY "order", writer, n'
    ).fetchall()
    for event in map(event_of, rows):
        totals.read_lesson(db, event)


def sums_of(db: sqlite3.Connection, cards: Iterable[str]) -> dict[tuple[int, str], totals.Counts]:
    """What the reviews of some cards add to the totals, by day and deck."""
    sums: dict[tuple[int, str], totals.Counts] = {}
    for card in cards:
        _count(in_force(_events_of(db, card)), sums)
    return sums


def _states(
    db: sqlite3.Connection,
    scheduling: Scheduling,
    sums: dict[tuple[int, str], totals.Counts],
    marks: list[Mark],
) -> Iterator[CardState]:
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE json_extract(payload, '$.card') IS NOT NULL AND {IN_FORCE}"
        " ORDER BY json_extract(payload, '$.card')"
    )
    for card, group in groupby(map(event_of, rows), key=lambda event: event.payload["card"]):
        events = sorted(group, key=lambda event: (event.order, event.writer, event.n))
        _count(events, sums)
        if (mark := mark_of(card, events)) != Mark(card):
            marks.append(mark)
        if state := replay_card(events, scheduling):
            yield state


def _count(events: list[Event], sums: dict[tuple[int, str], totals.Counts]) -> None:
    last_day: int | None = None
    for event in events:
        if event.type == "review":
            key = (event.day, event.payload["deck"])
            change = totals.counts(event.day, event.payload, last_day)
            old = sums.get(key, (0, 0, 0, 0, 0, 0, 0))
            sums[key] = tuple(map(sum, zip(old, change, strict=True)))  # type: ignore[assignment]
            last_day = event.day
        elif event.type in ("reset", "forget"):
            last_day = None
