"""Durable commit of one answer against a plain append of the same bytes that is synced to the disk."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from aligntutor.core.days import MINUTE, Moment
from aligntutor.core.events import Review
from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import SCHEDULER, Identity, review
from aligntutor.store import Decide, Log

ANSWERS = 600
WARM = 200
"""Answers before the first one that counts: the file has grown by then, and cards come back."""
BYTES = 800
"""About what an event takes."""
SCHEDULING = Scheduling()


def measure() -> tuple[str, float, str]:
    """What is compared, the ratio of the medians, and both in milliseconds; the two take turns."""
    appends: list[float] = []
    commits: list[float] = []
    random = Random(1)
    # The working directory, as the temporary one may be in memory, where syncing costs nothing.
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        plain = os.open(Path(folder, "plain"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with Log.open(Path(folder, "progress.sqlite3"), scheduling=SCHEDULING) as log:
            for n in range(WARM + ANSWERS):
                at = Moment(1_700_000_000_000 + n * 30 * MINUTE)
                card = f"deck/concept-{random.randrange(200)}/name"
                decide = _deciding(card, random.choice((1, 3, 3, 3)), at)
                start = perf_counter()
                os.write(plain, b"x" * BYTES)
                getattr(os, "fdatasync", os.fsync)(plain)
                middle = perf_counter()
                log.append_review(card, at, decide)
                if n >= WARM:
                    appends.append(middle - start)
                    commits.append(perf_counter() - middle)
        os.close(plain)
    commit, append = median(commits), median(appends)
    told = f"{1000 * commit:.2f} ms against {1000 * append:.2f} ms"
    return "durable commit of one answer / fdatasync'd append", commit / append, told


def _deciding(card: str, rating: int, at: Moment) -> Decide:
    def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
        identity = Identity(card, "deck", card.split("/")[1])
        after = review(state, identity, rating, rating > 1, f"{card}#T01.choose.x", at, order, SCHEDULING)
        told = Review(
            "deck", card, identity.concept, after.last_item, "choice", "c" * 16, "a" * 16,
            ("key", "one-distractor", "another-distractor"), ["key"], rating > 1, 1.0,
            rating, 1 / 3, "", 5_000, 0.9, SCHEDULER, after.due_day, after.due_ms,
        )  # fmt: skip
        return told, after

    return decide


if __name__ == "__main__":
    name, ratio, told = measure()
    print(f"{name}: {ratio:.2f} ({told})")
