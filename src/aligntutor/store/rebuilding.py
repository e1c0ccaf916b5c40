"""The caches of the log, made anew from its events."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from aligntutor.core.events import Event
from aligntutor.core.identity import canonical
from aligntutor.core.renames import Renames, place_of
from aligntutor.core.states import CardState, Mark, Scheduling
from aligntutor.memory import SCHEDULER, begins_anew, mark_of, replay_card

from . import totals
from .rows import IN_FORCE, WITNESSED, add_states, event_of, put_mark, put_state
from .schema import CACHED, OF_NOTE

OF_LESSONS = ("lesson", "unread", "renamed")
"""Types of events that, where they name no card, shape which lessons were read."""


class Sums(defaultdict[tuple[int, str], totals.Counts]):
    """Totals by study day and deck."""

    def __init__(self) -> None:
        super().__init__(lambda: (0, 0, 0, 0, 0, 0, 0))


def rules(scheduling: Scheduling) -> str:
    """All that card states depend on besides the log: states made under other rules are made anew."""
    return canonical([SCHEDULER, scheduling.weights, scheduling.learning_steps, scheduling.relearning_steps])


def weighed(db: sqlite3.Connection, scheduling: Scheduling) -> Scheduling:
    """The settings with the weights of the last `parameters` that stands, where there is one."""
    row = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE {OF_NOTE} AND type = 'parameters' AND {IN_FORCE}"
        ' ORDER BY "order" DESC, writer DESC, n DESC LIMIT 1'
    ).fetchone()
    return scheduling._replace(weights=tuple(event_of(row).payload["weights"])) if row else scheduling


def renames_of(db: sqlite3.Connection) -> Renames:
    """Which keys of cards have changed."""
    rows = db.execute(f"SELECT {WITNESSED} FROM events WHERE type = 'renamed' AND {IN_FORCE}")
    return Renames(map(event_of, rows))


def card_now(
    db: sqlite3.Connection, card: str, scheduling: Scheduling, renames: Renames | None = None
) -> CardState | None:
    """Store what a card's events in force make of it; gives its state, none where no review counts."""
    events = _events_of(db, card, renames_of(db) if renames is None else renames)
    state = replay_card(events, scheduling)
    put_state(db, card, state)
    put_mark(db, mark_of(card, events))
    return state


def follow(db: sqlite3.Connection, event: Event, scheduling: Scheduling) -> None:
    """Bring the caches up to the last event, which is neither a review nor an undo."""
    card = event.payload.get("card")
    if event.type == "renamed" and card:
        _follow_rename(db, event, scheduling)
    elif card:
        card_now(db, card, scheduling)
    elif event.type in OF_LESSONS:
        totals.read_lesson(db, event)


def _follow_rename(db: sqlite3.Connection, event: Event, scheduling: Scheduling) -> None:
    """Give one card what another had. Where both had answers, these count as one run of them from now on."""
    renames, both = renames_of(db), (event.payload["was"], event.payload["card"])
    before, after = Renames(one for one in renames.events if one.id != event.id), Sums()
    for card in both:
        _count(_events_of(db, card, before), after, -1)
        card_now(db, card, scheduling, renames)
        _count(_events_of(db, card, renames), after)
    for (day, deck), change in after.items():
        totals.add(db, day, deck, change)


def _events_of(db: sqlite3.Connection, card: str, renames: Renames) -> list[Event]:
    """A card's events in force, whatever its key was, in the order of the log."""
    keys = tuple(renames.keys(card))
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events"
        f" WHERE json_extract(payload, '$.card') IN ({', '.join('?' * len(keys))}) AND {IN_FORCE}",
        keys,
    )
    found = sorted(map(event_of, rows), key=place_of)
    return [event for event in found if renames.owner(event.payload["card"], place_of(event)) == card]


def rebuild(db: sqlite3.Connection, scheduling: Scheduling) -> None:
    """Replace all caches, within an open transaction.

    Goes card by card, so that a long log needs little memory.
    """
    for table in CACHED:
        db.execute(f"DELETE FROM {table}")
    sums = Sums()
    marks: list[Mark] = []
    add_states(db, _states(db, scheduling, sums, marks))
    for mark in marks:
        put_mark(db, mark)
    for (day, deck), change in sums.items():
        totals.add(db, day, deck, change)
    lessons(db)


def lessons(db: sqlite3.Connection) -> None:
    """Make the table of lessons anew."""
    db.execute("DELETE FROM lessons")
    types = ", ".join(f"'{kind}'" for kind in OF_LESSONS)
    rows = db.execute(
        f'SELECT {WITNESSED} FROM events WHERE type IN ({types}) AND {IN_FORCE} ORDER BY "order", writer, n'
    ).fetchall()
    for event in map(event_of, rows):
        if "card" not in event.payload:
            totals.read_lesson(db, event)


def sums_of(db: sqlite3.Connection, cards: Iterable[str]) -> Sums:
    """What the reviews of some cards add to the totals, by day and deck."""
    renames, sums = renames_of(db), Sums()
    for card in cards:
        _count(_events_of(db, card, renames), sums)
    return sums


def _states(
    db: sqlite3.Connection, scheduling: Scheduling, sums: Sums, marks: list[Mark]
) -> Iterator[CardState]:
    for card, events in _by_card(db):
        _count(events, sums)
        if (mark := mark_of(card, events)) != Mark(card):
            marks.append(mark)
        if state := replay_card(events, scheduling):
            yield state


def _by_card(db: sqlite3.Connection) -> Iterator[tuple[str, list[Event]]]:
    """Every card with its events in force, in the order of the log."""
    renames = renames_of(db)
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE json_extract(payload, '$.card') IS NOT NULL AND {IN_FORCE}"
        " ORDER BY json_extract(payload, '$.card')"
    )
    for card, group in groupby(map(event_of, rows), key=lambda event: event.payload["card"]):
        if card not in renames.touched:
            yield card, sorted(group, key=place_of)
    for card in sorted(renames.touched):
        yield card, _events_of(db, card, renames)


def _count(events: list[Event], sums: Sums, sign: int = 1) -> None:
    """Add what a card's events count to the sums (or take it away)."""
    last_day: int | None = None
    for event in events:
        if event.type == "review":
            change = totals.counts(event.day, event.payload, last_day)
            key = (event.day, event.payload["deck"])
            old = sums[key]
            sums[key] = tuple(was + sign * more for was, more in zip(old, change, strict=True))  # type: ignore[assignment]
            last_day = event.day
        elif begins_anew(event):
            last_day = None
