"""Durable commit of one answer against a plain append of the same bytes that is synced to the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from aligntutor.core.days import MINUTE, Moment
from aligntutor.core.states import Scheduling
from aligntutor.store import Log

from .learner import deciding
from .rows import Row

ANSWERS = 600
WARM = 200
"""Answers before the first one that counts: the file has grown by then, and cards come back."""
BYTES = 800
"""About what an event takes."""


def measure(folder: Path) -> Iterator[Row]:
    """One row; both sides take turns."""
    appends: list[float] = []
    commits: list[float] = []
    random = Random(1)
    plain = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Log.open(folder / "progress.sqlite3", scheduling=Scheduling()) as log:
        for n in range(WARM + ANSWERS):
            at = Moment(1_700_000_000_000 + n * 30 * MINUTE)
            card = f"deck/card-{random.randrange(200)}"
            decide = deciding(card, random.choice((1, 3, 3, 3)), at)
            start = perf_counter()
            os.write(plain, b"x" * BYTES)
            getattr(os, "fdatasync", os.fsync)(plain)
            middle = perf_counter()
            log.append_review(card, at, decide)
            if n >= WARM:
                appends.append(1000 * (middle - start))
                commits.append(1000 * (perf_counter() - middle))
    os.close(plain)
    commit, append = median(commits), median(appends)
    told = f"{commit:.2f} ms against {append:.2f} ms (fdatasync'd append)"
    yield Row("durable commit of one answer", "≤ 5", f"{commit / append:.2f}", told)
