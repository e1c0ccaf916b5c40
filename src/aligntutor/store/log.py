"""The log of what was learnt, `progress.sqlite3`: append-only, one durable commit an answer.

Journal mode: PERSIST with synchronous FULL, a rollback journal whose header is zeroed at each commit.
Measured in one run (ext4, 2 shared cores, 20,000 events in the file, 800 answers each, medians, then 99th
percentiles, in ms): fdatasync'd append .19, .4; WAL .54, 6.3 (checkpoints); PERSIST 1.2, 1.9; DELETE 1.35,
2.0; TRUNCATE 1.6, 2.1. WAL is the fastest, but half a millisecond is nothing to a learner, while a rollback
journal keeps the log in one file that is complete at rest, opens on a full disk and in a read-only folder,
needs no shared memory (which network homes lack) and has no part in the WAL-reset fault of SQLite 3.7.0 to
3.51.2. Of rollback journals PERSIST is the cheapest, since its blocks stay allocated. It came through 6,000
of 6,000 simulated power cuts (unsynced writes dropped, kept or torn at random; 1,525 left a journal to roll
back), each with every acknowledged answer, a sound file and states equal to a rebuild. Readers in another
terminal wait for a writer no longer than one commit, and a writer for no reader, as none reads for long.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from aligntutor.core.days import Moment
from aligntutor.core.events import Event, EventType, Review
from aligntutor.core.identity import canonical
from aligntutor.core.payloads import sound
from aligntutor.core.renames import Renames, place_of
from aligntutor.core.states import CardState
from aligntutor.memory import mark_of

from . import rebuilding, totals
from .rebuilding import Acts
from .rows import (
    IN_FORCE,
    WITNESSED,
    event_of,
    find_event,
    find_mark,
    find_state,
    next_order,
    put_mark,
    put_state,
)
from .uniting import Uniting

Decide: TypeAlias = Callable[[CardState | None, int], tuple[Review, CardState]]
"""Given a card's state and the order time of the answer: the review, and the state after it. Pure."""


NEVER_UNDONE: tuple[EventType, ...] = ("undo", "lesson", "settings", "renamed")


class Recorded(NamedTuple):
    """What was recorded, or taken back, and the state of its card since then; none where it has none."""

    event: Event
    state: CardState | None


class Log(Uniting):
    """An open log. Use in the thread that opened it; every method may raise a StoreError."""

    def append_review(self, card: str, at: Moment, decide: Decide, id: str = "") -> Recorded:
        """Record one answer to a card and the state after it, in one durable commit.

        `decide` is called within the transaction, with what is true there whoever else writes, so that
        replay of the log gives the very state that it returns. Where this raises, the same call may be made
        again; with an `id` for the event (from `new_id`) it is recorded once, even where a disk failed so
        late that it was stored after all. Raises ValueError where another card is decided about.
        """
        with self._commit(at) as db:
            state = find_state(db, card)
            if stored := id and find_event(db, id):
                return Recorded(stored, state)
            order = next_order(db, at)
            review, after = decide(state, order)
            if not review.card == after.card == card:
                raise ValueError(f"an answer to {card} decided about {review.card} and {after.card}")
            event = self._add(db, "review", review._asdict(), at, order, id)
            put_state(db, card, after)
            mark = find_mark(db, card)
            if review.leech or mark.fresh:
                put_mark(db, mark_of(card, [event], mark))
            totals.add(db, event.day, review.deck, _counts(event, state))
        return Recorded(event, after)

    def append(self, kind: EventType, payload: Mapping[str, Any], at: Moment, id: str = "") -> Event:
        """Record one event, once for an `id`; see `append_all`."""
        return self.append_all([(kind, payload)], at, id)[0]

    def append_all(self, told: Acts | Callable[[], Acts], at: Moment, id: str = "") -> list[Event]:
        """Record events other than reviews and undos as one act, in one commit.

        One that names a `card` shapes what is known of that card. A function that gives them is called
        within the transaction, and may ask the log what is true there. With an `id` for the first of them
        a call that is made again records nothing more, and gives that one. Raises ValueError for a review or
        an undo, which have methods of their own.
        """
        if kinds := {"review", "undo"} & {kind for kind, _ in (() if callable(told) else told)}:
            raise ValueError(f"{kinds.pop()} events are not recorded one by one")
        events: list[Event] = []
        with self._commit(at) as db:
            if stored := id and find_event(db, id):
                return [stored]
            told = told() if callable(told) else told
            act = {"act": self.new_id()} if len(told) > 1 else {}
            with rebuilding.following(db, told, self.scheduling):
                for kind, payload in told:
                    if not sound(kind, json.loads(canonical(payload))):
                        raise ValueError(f"{kind} events hold no {payload}, which other devices would refuse")
                    order = next_order(db, at)
                    events.append(self._add(db, kind, {**payload, **act}, at, order, "" if events else id))
            of_lessons = [event for event in events if _of_lesson(event)]
            if len(of_lessons) == 1:
                totals.read_lesson(db, of_lessons[0])
            elif of_lessons:
                rebuilding.lessons(db)
            if any(event.type == "parameters" for event in events):
                self._renew(db)
        return events

    def lesson(self, deck: str, concept: str, at: Moment) -> Event:
        """Record that the lesson of a concept was read."""
        return self.append("lesson", {"deck": deck, "concept": concept}, at)

    def undo_last(self, at: Moment, id: str = "", besides: Sequence[EventType] = ()) -> list[Recorded]:
        """Take back the last act that stands, lessons, settings and renames (and `besides`) apart.

        Gives its events, the last first, each with the state of its card without it, under its present key.
        Again and again, also after a restart. Empty where nothing stands. Nothing is deleted: an undo is an
        event, `{"undoes": id}`. With an `id` for it (from `new_id`) a call that is made again takes back no
        more than the first did.
        """
        if self.blank:
            return []
        with self._commit(at) as db:
            if stored := id and find_event(db, id):
                return _taken_back(db, stored)
            return self._take_back(db, _last_act(db, besides), at, id)

    def withdraw(self, which: Callable[[], Sequence[Event]], deck: str, at: Moment) -> list[Recorded]:
        """Take back, as one act, edits of a deck that has again what it had before them.

        `which` gives them; it is called within the transaction, and may ask the log what is true there.
        """
        with self._commit(at) as db:
            return self._take_back(db, which(), at, deck=deck)

    def _take_back(
        self, db: sqlite3.Connection, events: Sequence[Event], at: Moment, id: str = "", **more: str
    ) -> list[Recorded]:
        act = {"act": self.new_id()} if len(events) > 1 else {}
        about = [(event.type, event.payload) for event in events]
        with rebuilding.following(db, about, self.scheduling) as renames:
            for n, event in enumerate(events):
                self._add(
                    db, "undo", {"undoes": event.id, **act, **more}, at, next_order(db, at), "" if n else id
                )
        if any(map(_of_lesson, events)):
            rebuilding.lessons(db)
        if any(event.type == "parameters" for event in events):
            self._renew(db)
        return _recorded(db, events, renames)

    def rebuild(self) -> None:
        """Make all caches anew from the events, in one commit."""
        with self._commit() as db:
            rebuilding.rebuild(db, self.scheduling)


def _last_act(db: sqlite3.Connection, besides: Sequence[EventType]) -> list[Event]:
    """The events of the last act that stands and can be taken back, the last one first."""
    kept = ", ".join(f"'{kind}'" for kind in (*NEVER_UNDONE, *besides))
    standing = (
        f"SELECT {WITNESSED} FROM events INDEXED BY events_in_order WHERE type NOT IN ({kept}) AND {IN_FORCE}"
    )
    row = db.execute(f'{standing} ORDER BY "order" DESC, writer DESC, n DESC LIMIT 1').fetchone()
    if row is None:
        return []
    last = event_of(row)
    if "act" not in last.payload:
        return [last]
    # One act is one run of its writer's events, recorded in one commit.
    rows = db.execute(
        f"SELECT {WITNESSED} FROM events WHERE writer = ? AND n <= ? AND {IN_FORCE} ORDER BY n DESC",
        (last.writer, last.n),
    )
    act = takewhile(lambda event: event.payload.get("act") == last.payload["act"], map(event_of, rows))
    return list(act)


def _of_lesson(event: Event) -> bool:
    """Whether it shapes which lessons were read."""
    return event.type in rebuilding.OF_LESSONS and "card" not in event.payload


def _recorded(db: sqlite3.Connection, events: Sequence[Event], renames: Renames) -> list[Recorded]:
    """Each event with the key that its card has now, and the state of that."""
    found = []
    for event in events:
        if card := event.payload.get("card", ""):
            card = renames.owner(card, place_of(event))
            event = event._replace(payload={**event.payload, "card": card})
        found.append(Recorded(event, find_state(db, card)))
    return found


def _taken_back(db: sqlite3.Connection, first: Event) -> list[Recorded]:
    """What an act of undoing took back that begins with an event."""
    undos = [first]
    if "act" in first.payload:
        rows = db.execute(
            f"SELECT {WITNESSED} FROM events WHERE writer = ? AND n >= ? ORDER BY n", (first.writer, first.n)
        )
        same = takewhile(lambda event: event.payload.get("act") == first.payload["act"], map(event_of, rows))
        undos = list(same)
    undone = [event for undo in undos if (event := find_event(db, undo.payload["undoes"]))]
    return _recorded(db, undone, rebuilding.renames_of(db))


def _counts(review: Event, before: CardState | None) -> totals.Counts:
    return totals.counts(review.day, review.payload, before.last_day if before else None)
