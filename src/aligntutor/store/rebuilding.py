"""The caches of the log, made anew from its events."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, TypeAlias

from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import canonical
from aligntutor.core.renames import Renames, place_of
from aligntutor.core.states import CardState, Mark, Scheduling
from aligntutor.memory import SCHEDULER, begins_anew, is_echo, mark_of, replay_card

from . import totals
from .rows import IN_FORCE, WITNESSED, add_states, event_of, put_mark, put_state
from .schema import CACHED, OF_NOTE

Acts: TypeAlias = Sequence[tuple[EventType, Mapping[str, Any]]]
"""Types and payloads of events."""
MANY = 1000
"""Cards, to make all caches anew for more of which is quicker than to do so card by card."""
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


@contextmanager
def following(db: sqlite3.Connection, acts: Acts, scheduling: Scheduling) -> Iterator[Renames]:
    """Bring the caches of cards up to what is inserted before this ends: such events, or undos of such.

    Each card that these may shape is made anew once, or all of them where that is less work. Lessons and
    weights are left to the caller. Gives the renames as they were before.
    """
    named = {
        payload[key] for _, payload in acts for key in ("card", "was") if "card" in payload and key in payload
    }
    given = [
        (payload["was"], payload["card"]) for kind, payload in acts if kind == "renamed" and "card" in payload
    ]
    renames = renames_of(db) if named else Renames()
    cards = renames.ahead(named, given)
    many = len(cards) > MANY
    before = Sums()
    for card in () if many else cards:
        _count(_events_of(db, card, renames), before)
    yield renames
    if many:
        rebuild(db, scheduling)
        return
    if given:
        renames = renames_of(db)
    after = Sums()
    for card in cards:
        events = _events_of(db, card, renames)
        put_state(db, card, replay_card(events, scheduling))
        put_mark(db, mark_of(card, events))
        _count(events, after)
    for (day, deck), change in before.items():
        totals.take_back(db, day, deck, change)
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


def _count(events: list[Event], sums: Sums) -> None:
    """Add what a card's events count to the sums."""
    last_day: int | None = None
    for n, event in enumerate(events):
        if event.type == "review":
            change = totals.counts(event.day, event.payload, last_day)
            key = (event.day, event.payload["deck"])
            old = sums[key]
            sums[key] = tuple(was + more for was, more in zip(old, change, strict=True))  # type: ignore[assignment]
            last_day = event.day
        elif begins_anew(event) and not is_echo(event, events[:n]):
            last_day = None
