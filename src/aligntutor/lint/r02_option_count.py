"""R02: two options are a toss of a coin, and more than four are more to read than they tell."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk

CODE = "R02"
FEWEST, USUAL, MOST = 3, 4, 5


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error unless there are three to five options, a warning for five; true or false has its own two."""
    question = item.question
    if not question.options or question.kind == "true-false":
        return
    count = len(question.options)
    if not FEWEST <= count <= MOST:
        yield Problem(CODE, "error", f"There are {count} options.",
                      f"Give {FEWEST} to {USUAL}, each of which somebody would pick.")  # fmt: skip
    elif count > USUAL:
        yield Problem(CODE, "warning", f"There are {count} options.",
                      "Drop the one picked least: reading it costs time.")  # fmt: skip
