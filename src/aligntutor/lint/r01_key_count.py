"""R01: a question with no right option, or with two, marks learners wrong who are right."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk

CODE = "R01"


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error unless a choice has one right option, and `multiple` two right ones and a wrong one."""
    question = item.question
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right
    if question.kind == "multiple":
        if right < 2 or not wrong:
            found = f"{right} right and {wrong} wrong options"
            yield Problem(CODE, "error", f"Several answers are to be picked, but there are {found}.",
                          "Give at least two right options and one wrong one.")  # fmt: skip
    elif (question.options or question.kind == "choice") and right != 1:
        yield Problem(CODE, "error", f"{right} of {len(question.options)} options are marked as right.",
                      "Mark exactly one option with `correct: true`.")  # fmt: skip
