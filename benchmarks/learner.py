"""A home with a large deck in it, and a learner who has answered every card of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from aligntutor.core.days import DAY, MINUTE, Moment
from aligntutor.core.events import Review
from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import SCHEDULER, Identity, review
from aligntutor.memory.evidence import evidence_of
from aligntutor.settings import Places, load, places
from aligntutor.store import Decide, Log
from aligntutor.tutor import Tutor

NOW = "2026-05-14T09:00:00+00:00"
NOW_MS = 1_778_749_200_000
DECK = "large"
CHAPTERS = 4
DUE = 500
PREFERENCES = {"NO_COLOR", "PYTHONDONTWRITEBYTECODE"}
"""Without compiled modules on disk every start compiles them, which no one who installs would see."""


def chapter(first: int, cards: int) -> str:
    """The text of a chapter file with so many choices on made-up streets."""
    lines = [f"title: Streets from {first}", "cards:"]
    for n in range(first, first + cards):
        lines += [
            f"- id: street-{n}",
            "  kind: choice",
            f"  ask: Which tree is planted along street {n}?",
            "  options:",
            f"  - {{text: the lime of street {n}, correct: true, feedback: Limes were cheap at the time.}}",
            f"  - {{text: the plane of street {n}, feedback: Planes stand two streets further on.}}",
            f"  - {{text: the elm of street {n}, feedback: Elms were felled before it had a name.}}",
            "  why: The plan of the town names the tree of every street in a table at its end.",
        ]
    return "\n".join(lines) + "\n"


def write_deck(folder: Path, cards: int) -> Path:
    """A deck of so many cards in four chapters, whose id is the folder's name; gives the folder."""
    folder.mkdir(parents=True)
    each = cards // CHAPTERS
    names = [f"part-{n}.yaml" for n in range(CHAPTERS)]
    for n, name in enumerate(names):
        (folder / name).write_text(chapter(n * each, each), encoding="utf-8")
    (folder / "deck.yaml").write_text(
        f"id: {folder.name}\ntitle: Streets of {folder.name}\nchapters: [{', '.join(names)}]\n",
        encoding="utf-8",
    )
    return folder


def settle(home: Path, cards: int, answered: int) -> Places:
    """A home with the deck installed and the first cards answered in the last days, `DUE` of them due now."""
    where = places(str(home), {})
    write_deck(where.installed / DECK, cards)
    where.config.mkdir(parents=True, exist_ok=True)
    (where.config / "config.toml").write_text(
        f"[study]\nnew_per_day = 1000\nreviews_per_day = {cards}\n", encoding="utf-8"
    )
    with Log.open(where.progress, scheduling=Scheduling()) as log:
        for n in range(answered):
            # Twelve days after an easy answer that may be a guess a card is due, one day after it not yet.
            at = Moment(NOW_MS - (12 if n < DUE else 1) * DAY * MINUTE + n * 1000)
            log.append_review(f"{DECK}/street-{n}", at, deciding(f"{DECK}/street-{n}", 4, at))
    return where


def deciding(card: str, rating: int, at: Moment) -> Decide:
    """What an answer to a card records."""

    def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
        identity = Identity(card, card.split("/")[0])
        item, evidence = f"{card}#own.choose.x", evidence_of("choice", 1 / 3, ["key"])
        after = review(state, identity, rating, rating > 1, item, at, order, Scheduling(), evidence)
        told = Review(
            identity.deck, card, "", after.last_item, "choice", "c" * 16, "a" * 16,
            ("key", "one-distractor", "another-distractor"), ["key"], rating > 1, 1.0,
            rating, 1 / 3, "", 5_000, 0.9, SCHEDULER, after.due_day, after.due_ms,
        )  # fmt: skip
        return told, after

    return decide


def opened(where: Places) -> Tutor:
    """The use cases on a home, in this process, without the bundled course."""
    return Tutor(where, load(where), lambda: Moment(NOW_MS), "0", ())


def environment() -> Mapping[str, str]:
    """The environment of every program that is timed: one moment, no preferences of whoever runs this."""
    own = {name: value for name, value in os.environ.items() if name not in PREFERENCES}
    return {**own, "ALIGNTUTOR_NOW": NOW}


def tutor(home: Path, *arguments: str) -> list[str]:
    """A command of the tutor in that home, called as a learner calls it."""
    return [str(Path(sys.executable).with_name("aligntutor")), "--home", str(home), *arguments]
