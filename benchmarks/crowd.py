"""A home with 100,000 cards in 20 decks, each answered five times, written in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from aligntutor.core.days import DAY, MINUTE, Moment, study_day
from aligntutor.core.states import Scheduling
from aligntutor.settings import Places, places
from aligntutor.store import Log, rebuilding
from aligntutor.store.rows import EVENT, hash_of, payload_text

from .learner import NOW_MS, deciding, write_deck

DECKS, EACH, ANSWERS = 20, 5_000, 5
CARDS = DECKS * EACH
SPREAD = 60
"""Days over which the cards fall due, from yesterday on."""
APART = 4_000
"""Milliseconds from one answer to the next."""


class Given(NamedTuple):
    """An answer that every card of a pattern was given: when, and its payload with the card left open."""

    day: int
    pattern: int
    payload: str


class Crowded(Log):
    """A log that is filled at once."""

    def fill(self, at: Moment) -> None:
        """Record every answer, and make the caches from them."""
        with self._commit(at) as db:
            db.executemany(
                f"INSERT INTO events ({EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                _chained(self._writer, self.scheduling.turn),
            )
            rebuilding.rebuild(db, self.scheduling)


def settle(home: Path) -> Places:
    """A home with these decks installed, and as many cards due now as fall due on two of the days."""
    where = places(str(home), {})
    for deck in _decks():
        write_deck(where.installed / deck, EACH)
    where.config.mkdir(parents=True)
    (where.config / "config.toml").write_text(
        "[study]\nnew_per_day = 1000\nreviews_per_day = 10000\n", encoding="utf-8"
    )
    with Crowded.open(where.progress, scheduling=Scheduling()) as log:
        log.fill(Moment(NOW_MS - DAY * MINUTE))
    return where


def _decks() -> list[str]:
    return [f"ward-{n:02}" for n in range(DECKS)]


def _cards() -> list[tuple[str, int]]:
    """Deck and number of each card, the decks in turn, so that a pattern is of all of them."""
    return [(deck, n) for n in range(EACH) for deck in _decks()]


def _chained(writer: str, turn: int) -> Iterator[tuple[Any, ...]]:
    """The rows of all events in the order of time, each with the hash of the one before it."""
    cards = _cards()
    n, order, prev = 0, 0, ""
    for day, pattern, payload in sorted(given for each in range(SPREAD) for given in _answers(each, turn)):
        wall = NOW_MS + (day - study_day(Moment(NOW_MS), turn)) * DAY * MINUTE
        for deck, number in cards[pattern::SPREAD]:
            n, wall = n + 1, wall + APART
            order = max(order + 1, wall)
            text = payload.replace("@deck", deck).replace("@card", str(number))
            row = (f"{n:032x}", writer, n, prev, wall, 0, day, order, "review", text)
            prev = hash_of(row)
            yield row


def _answers(pattern: int, turn: int) -> list[Given]:
    """An easy answer and good ones, each on the day the card was due, so that it is due in time next."""
    goal = study_day(Moment(NOW_MS), turn) - 1 + pattern
    _, end = _course(0, turn)
    told, _ = _course(goal - end, turn)
    return [Given(day, pattern, payload) for day, payload in told]


def _course(day: int, turn: int) -> tuple[list[tuple[int, str]], int]:
    """The answers to a card that is met on a day, and the day it is due after them."""
    card, state = "@deck/street-@card", None
    told = []
    for rating in (4, *[3] * (ANSWERS - 1)):
        at = Moment((day * DAY + turn + 300) * MINUTE)
        review, state = deciding(card, rating, at)(state, at.ms)
        told.append((day, payload_text(review._asdict())))
        day = state.due_day
    return told, day
