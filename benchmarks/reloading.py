"""Compiling a deck of 10,000 cards again, after one of them was edited or none, against the first time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

from aligntutor.settings import places
from aligntutor.tutor import Tutor

from .learner import DECK, opened
from .rows import Row, compared, paired

ROUNDS = 3


def measure(deck: Path, home: Path) -> Iterator[Row]:
    """A row for an edited card, one for nothing changed."""
    where = places(str(home), {})
    copy = where.installed / DECK
    shutil.copytree(deck, copy)
    chapter = sorted(copy.glob("part-*.yaml"))[0]
    text = chapter.read_text(encoding="utf-8")
    edits = count()

    def first() -> float:
        where.compiled.unlink(missing_ok=True)
        with opened(where) as tutor:
            return _prepared(tutor)

    def edited() -> float:
        changed = text.replace("Limes were cheap", f"Limes were cheap ({next(edits)})", 1)
        chapter.write_text(changed, encoding="utf-8")
        with opened(where) as tutor:
            return _prepared(tutor)

    def unchanged() -> float:
        with opened(where) as tutor:
            return _prepared(tutor)

    for what, ours in (("after editing one", edited), ("unchanged", unchanged)):
        first()
        found = paired(ours, first, ROUNDS)
        yield compared(f"loading 10,000 cards again, {what}", "≤ 0.05", found, "first load")


def _prepared(tutor: Tutor) -> float:
    start = perf_counter()
    tutor.prepare()
    return 1000 * (perf_counter() - start)
