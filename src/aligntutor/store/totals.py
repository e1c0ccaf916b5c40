"""Daily totals and lessons: small tables that spare counting a long log."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, TypeAlias

from aligntutor.core.events import Event

Counts: TypeAlias = tuple[int, int, int, int, int, int, int]
"""reviews, correct, firsts, firsts_right, ms, new, new_alone; see `counts`."""


def counts(day: int, review: Mapping[str, Any], last_day: int | None) -> Counts:
    """What one review adds to the totals of its day and deck.

    `last_day` is the study day of the card's review before it, none where there was none. `firsts`
    are answers on a later study day than the one before (true retention is measured on them), `ms`
    the time from question to answer, `new` first answers to a card, `new_alone` those to a card
    without a concept.
    """
    right = int(review["correct"])
    new = int(last_day is None)
    first = int(last_day is not None and day > last_day)
    return 1, right, first, first * right, review["latency_ms"], new, new * (not review["concept"])


def add(db: sqlite3.Connection, day: int, deck: str, change: Counts) -> None:
    """Add counts to the totals of a day and deck."""
    db.execute(
        """
        INSERT INTO totals (day, deck, reviews, correct, firsts, firsts_right, ms, new, new_alone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (day, deck) DO UPDATE SET
            reviews = reviews + excluded.reviews, correct = correct + excluded.correct,
            firsts = firsts + excluded.firsts, firsts_right = firsts_right + excluded.firsts_right,
            ms = ms + excluded.ms, new = new + excluded.new, new_alone = new_alone + excluded.new_alone
        """,
        (day, deck, *change),
    )


def take_back(db: sqlite3.Connection, day: int, deck: str, change: Counts) -> None:
    """Take counts from the totals of a day and deck; a day without reviews has no totals."""
    reviews, correct, firsts, firsts_right, ms, new, new_alone = (-part for part in change)
    add(db, day, deck, (reviews, correct, firsts, firsts_right, ms, new, new_alone))
    db.execute("DELETE FROM totals WHERE day = ? AND deck = ? AND reviews = 0", (day, deck))


def read_lesson(db: sqlite3.Connection, event: Event) -> None:
    """Note the study day on which a lesson was read first, or that it counts as unread."""
    deck, concept = event.payload["deck"], event.payload["concept"]
    if event.type == "lesson":
        db.execute(
            "INSERT INTO lessons (deck, concept, day) VALUES (?, ?, ?)"
            " ON CONFLICT (deck, concept) DO UPDATE SET day = min(day, excluded.day)",
            (deck, concept, event.day),
        )
    else:
        db.execute("DELETE FROM lessons WHERE deck = ? AND concept = ?", (deck, concept))
