"""R03: options that say the same, or contain each other, cannot be told apart by knowing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import jaccard

from .desk import Desk
from .reading import words

CODE = "R03"
ALIKE = 0.85
"""Share of common words from which two options say the same."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for each pair of options that are equal, contained in each other or nearly alike."""
    for left, right in combinations(item.question.options, 2):
        how = _clash(words(left.text), words(right.text))
        if how:
            yield Problem(CODE, "error", f"“{left.text}” and “{right.text}” {how}.",
                          "Change or drop one of the two options.")  # fmt: skip


def _clash(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left == right:
        return "are the same option"
    short, long = sorted((left, right), key=len)
    if len(short) > 2 and any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1)):
        return "are options of which one contains the other"
    apart = set(left) ^ set(right)
    numbers = bool(apart) and all(any(sign.isdigit() for sign in word) for word in apart)
    return "are almost the same option" if jaccard(set(left), set(right)) >= ALIKE and not numbers else ""
