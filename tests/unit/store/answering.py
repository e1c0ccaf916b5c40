"""Answers that the tests of the store give, the way a tutor gives them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import gettempdir
from typing import Any

from aligntutor.core.days import Moment, turn_of
from aligntutor.core.events import EventType, Review
from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import SCHEDULER, Identity, review
from aligntutor.memory.evidence import evidence_of
from aligntutor.store import Decide, Log, Recorded

SCHEDULING = Scheduling()
DAY = 20_000
MINUTE = 60_000
CHANGES = ("clarified", "meaning", "split", "retired")
CACHES = ("card_states", "totals", "answered", "lessons", "marks")


def moment(day: int = DAY, minutes: float = 0) -> Moment:
    """So many minutes after a study day began, in UTC."""
    return Moment(turn_of(day, 0) + round(minutes * MINUTE))


def deciding(card: str, rating: int, at: Moment, concept: str = "", answer: Any = "key") -> Decide:
    """What a tutor decides about an answer; the deck is the first part of the card's key."""
    deck = card.split("/")[0]

    def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
        identity = Identity(card, deck, concept)
        evidence = evidence_of("choice", 0.5, answer)
        item = f"{card}#own.choose.x"
        after = review(state, identity, rating, rating > 1, item, at, order, SCHEDULING, evidence)
        told = Review(
            deck, card, concept, after.last_item, "choice", "c" * 16, "a" * 16, ("key", "other"), answer,
            rating > 1, float(rating > 1), rating, 0.5, "", 4_000, None if state is None else 0.9, SCHEDULER,
            after.due_day, after.due_ms, *hashes(at.ms // MINUTE),
        )  # fmt: skip
        return told, after

    return decide


def respond(log: Log, card: str, rating: int, at: Moment, concept: str = "", answer: Any = "key") -> Recorded:
    """Answer a card and have it recorded."""
    return log.append_review(card, at, deciding(card, rating, at, concept, answer))


def opened(path: Path, **options: Any) -> Log:
    """The log in a file, under the settings that `deciding` schedules by."""
    return Log.open(path, scheduling=SCHEDULING, **options)


def graduate(log: Log, card: str, at: Moment, concept: str = "") -> CardState:
    """Answer a new card twice, after which it is in review."""
    respond(log, card, 3, at, concept)
    state = respond(log, card, 3, Moment(at.ms + 15 * MINUTE), concept).state
    assert state
    return state


def live(log: Log, random: Random, steps: int) -> None:
    """Some of a learner's days: answers, lessons, undos, all that is done by hand, and a clock that jumps."""
    at = moment().ms
    for _ in range(steps):
        at += random.choice((1, 20_000, 11 * MINUTE, 86_400_000, 9 * 86_400_000, -86_400_000))
        now = Moment(at, random.choice((0, 60, -300)))
        concept = random.choice(("c1", "c2", ""))
        card = f"deck{random.randrange(2)}/{concept or 'own'}/{random.choice('ab')}"
        choice = random.random()
        if choice < 0.7:
            respond(log, card, random.choice((1, 2, 3, 3, 4)), now, concept)
        elif choice < 0.85:
            log.undo_last(now)
        elif choice < 0.92:
            log.lesson(card.split("/")[0], "c1", now)
        elif choice < 0.94:
            forget(log, card, concept, now)
        elif choice < 0.96:
            rename(log, random, concept, now)
        elif choice < 0.97:
            withdraw(log, now)
        else:
            log.append(*random.choice(by_hand(card)), now)


def hashes(n: int) -> tuple[str, str]:
    """What an item is made of in one version of a deck; in some there is nothing known of it."""
    return ("w" * 16, str(n % 3) * 16) if n % 4 else ("", "")


def by_hand(card: str) -> list[tuple[EventType, dict[str, Any]]]:
    """What a learner may do with a card besides answering it."""
    plain: list[EventType] = ["suspend", "unsuspend", "unbury", "unflag", "reset", "forget"]
    return [
        *((kind, {"card": card}) for kind in plain),
        ("bury", {"card": card, "until": DAY + 3}),
        ("flag", {"card": card, "note": "odd"}),
        ("due", {"card": card, "day": DAY + 5}),
        *((("edited", edited(card, change, n))) for change in CHANGES for n in (1, 2, 3)),
    ]


def edited(card: str, change: str, n: int = 1) -> dict[str, Any]:
    """The payload of an event that tells of an edit."""
    due = {"due_day": DAY + 2} if change == "meaning" else {}
    items = {} if change == "retired" else {"own.choose.x": [*hashes(n)]}
    return {"card": card, "change": change, "items": items, **due}


def rename(log: Log, random: Random, concept: str, at: Moment) -> None:
    """Give a card, or a concept's lesson, another id; it may have progress under that one already."""
    old, new = random.sample(("c1", "c2", "own"), 2)
    if random.random() < 0.3:
        log.append("renamed", {"deck": "deck0", "concept": new, "was": old}, at)
    else:
        acts: list[tuple[EventType, dict[str, Any]]] = []
        for side in "ab" if random.random() < 0.3 else random.choice("ab"):
            card, was = f"deck0/{new}/{random.choice('ab')}", f"deck0/{old}/{side}"
            acts.append(("renamed", {"card": card, "was": was, "concept": concept}))
        log.append_all(acts, at)


def withdraw(log: Log, at: Moment) -> None:
    """Take back what was told last of edits, as where a deck is what it was again."""
    told = [told.event for told in log.edits() if told.event.type == "edited" and not told.undone]
    if told:
        log.withdraw(lambda: told[:3], "deck0", at)


def forget(log: Log, card: str, concept: str, at: Moment) -> None:
    """Forget a card, and with it the lesson of its concept where that was read."""
    deck = card.split("/")[0]
    read = log.lessons_read(deck).get(concept)
    unread: list[tuple[EventType, dict[str, Any]]] = []
    if read is not None:
        unread = [("unread", {"deck": deck, "concept": concept, "day": read})]
    log.append_all([("forget", {"card": card}), *unread], at)


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the caches, as they stand in the file."""
    db = sqlite3.connect(path)
    try:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in CACHES}
    finally:
        db.close()


def let_in(folder: Path) -> None:
    """Let anybody into a temporary folder; the folders above it are open to their owner alone."""
    for parent in (folder, *folder.parents):
        if parent.is_relative_to(gettempdir()) and parent != Path(gettempdir()):
            parent.chmod(parent.stat().st_mode | 0o055)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Permissions of files hold inside, also where the tests run as root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
