"""A card without an answer cannot be graded."""

from __future__ import annotations

import math
from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk

CODE = "answer"
PAGE = None
"""What it finds in a file the reader has refused before; it watches over generated items."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error where the answer, or the text of an option, is empty or no finite number."""
    question = item.question
    number = getattr(question, "answer", 0)
    if not question.key.strip() and not question.options:
        yield Problem(CODE, "error", "There is no answer.", "Say what the right answer is.")
    elif isinstance(number, float) and not math.isfinite(number):
        yield Problem(CODE, "error", "The answer is no finite number.", "Give the number itself.")
    elif any(not option.text.strip() for option in question.options):
        yield Problem(CODE, "error", "An option has no text.", "Write the option out, or leave it out.")
