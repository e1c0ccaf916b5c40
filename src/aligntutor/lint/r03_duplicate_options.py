"""R03: options that say the same, or contain each other, cannot be told apart by knowing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import jaccard

from .desk import Desk
from .page import Page
from .reading import parts, words

CODE = "R03"
ALIKE = 0.85
"""Share of common words from which two options say the same."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for each pair of options that are equal, contained in each other or nearly alike.

    The right sides of a matching are options; parts of an ordering only must not be equal.
    """
    whole = item.question.kind != "ordering"
    for left, right in combinations(parts(item.question), 2):
        how = _clash(left, right) if whole or words(left) == words(right) else ""
        if how:
            yield Problem(CODE, "error", f"“{left}” and “{right}” {how}.",
                          "Change or drop one of the two options.")  # fmt: skip


@lru_cache(maxsize=16_384)
def _clash(one: str, two: str) -> str:
    """In what way two options say the same; empty where they do not."""
    left, right = words(one), words(two)
    if left == right:
        return "are the same option"
    short, long = sorted((left, right), key=len)
    if len(short) > 2 and f" {' '.join(short)} " in f" {' '.join(long)} ":
        return "are options of which one contains the other"
    own, other = set(left), set(right)
    if jaccard(own, other) < ALIKE:
        return ""
    numbers = own != other and all(any(sign.isdigit() for sign in word) for word in own ^ other)
    return "" if numbers else "are almost the same option"


PAGE = Page(
    title="Options that say the same",
    finds=(
        "Two options, or two right sides of a matching, that are the same words, of which one holds the "
        "other, or that share 85 % of their words without differing in a number; two equal parts of an "
        "ordering. A card that fails here cannot be graded fairly and is refused."
    ),
    matters=(
        "Of two options that say the same, both are right or both are wrong: in the first case knowing does "
        "not decide, in the second both are struck out at once. Haladyna, Downing and Rodriguez (2002) want "
        "options that are independent and do not overlap."
    ),
    mend="Change one of them so that it says something else, or drop it.",
    bad="""\
cards:
- id: candle
  kind: choice
  ask: What is it that burns in the flame of a candle?
  options:
  - text: Vapour of wax
    correct: true
    feedback: Heat turns wax to vapour, and only that meets air and burns.
  - text: Threads of the wick
    feedback: The wick lifts molten wax and lasts longer than it would alone.
  - text: Dry threads of the wick
    feedback: A bare wick is gone in seconds, so it cannot feed a flame.
  why: A match held into the smoke of a candle just put out lights it again.
""",
    good="""\
cards:
- id: candle
  kind: choice
  ask: What is it that burns in the flame of a candle?
  options:
  - text: Vapour of wax
    correct: true
    feedback: Heat turns wax to vapour, and only that meets air and burns.
  - text: Threads of the wick
    feedback: The wick lifts molten wax and lasts longer than it would alone.
  - text: Soot from the glass
    feedback: Soot is what has not burned, and it settles on cold glass.
  why: A match held into the smoke of a candle just put out lights it again.
""",
)
