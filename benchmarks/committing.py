"""Durable commit of one answer against a plain append of the same bytes that is synced to the disk.

Beside them what SQLite takes for one bare row in the same journal mode: nothing kept there costs less.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from aligntutor.core.days import MINUTE, Moment
from aligntutor.core.states import Scheduling
from aligntutor.store import Log
from aligntutor.store.connecting import JOURNAL

from .learner import deciding
from .rows import Row

ANSWERS = 600
WARM = 200
"""Answers before the first one that counts: the file has grown by then, and cards come back."""
BYTES = 800
"""About what an event takes."""


def measure(folder: Path) -> Iterator[Row]:
    """One row; all sides take turns."""
    appends: list[float] = []
    commits: list[float] = []
    bare: list[float] = []
    random = Random(1)
    plain = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with (
        closing(_one_table(folder / "bare.sqlite3")) as db,
        Log.open(folder / "progress.sqlite3", scheduling=Scheduling()) as log,
    ):
        for n in range(WARM + ANSWERS):
            at = Moment(1_700_000_000_000 + n * 30 * MINUTE)
            card = f"deck/card-{random.randrange(200)}"
            decide = deciding(card, random.choice((1, 3, 3, 3)), at)
            start = perf_counter()
            os.write(plain, b"x" * BYTES)
            getattr(os, "fdatasync", os.fsync)(plain)
            middle = perf_counter()
            log.append_review(card, at, decide)
            end = perf_counter()
            with db:
                db.execute("INSERT INTO rows (text) VALUES (?)", ("x" * BYTES,))
            if n >= WARM:
                appends.append(1000 * (middle - start))
                commits.append(1000 * (end - middle))
                bare.append(1000 * (perf_counter() - end))
    os.close(plain)
    commit, append = median(commits), median(appends)
    told = (
        f"{commit:.2f} ms against {append:.2f} ms (fdatasync'd append);"
        f" one bare row in SQLite takes {median(bare):.2f} ms"
    )
    yield Row("durable commit of one answer", "≤ 5", f"{commit / append:.2f}", told)


def _one_table(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA journal_mode = {JOURNAL}")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE rows (text TEXT NOT NULL)")
    return db
