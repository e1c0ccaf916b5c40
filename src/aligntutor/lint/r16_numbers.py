"""R16: numbers to choose from stand in order of size, and no two of them are right at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.quantities import span

from .desk import Desk
from .page import Page
from .reading import option_kind, parts

CODE = "R16"
_OPEN = re.compile(r"\b(?:under|below|less than|fewer than|over|above|more than)\b|[<>]", re.IGNORECASE)
"""Words by which a bound is no part of its range."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors for numeric options that cannot be put in order of size, and for ranges that overlap."""
    if item.question.kind not in ("choice", "multiple") or option_kind(item) != "number":
        return
    texts = parts(item.question)
    spans = {text: span(text) for text in texts}
    for text in dict.fromkeys(text for text, found in spans.items() if found is None):
        told = f"The option “{text}” cannot be read as a number, so the options stand in no order of size."
        yield Problem(CODE, "error", told, "Write a single number or a range such as `5–10`, with its unit.")
    for left, right in combinations(texts, 2):
        one, two = spans[left], spans[right]
        if one and two and one != two and _overlap(left, one, right, two):
            yield Problem(CODE, "error", f"“{left}” and “{right}” overlap: a number can lie in both.",
                          "Let each range begin after the one before it ends.")  # fmt: skip


def _overlap(left: str, one: tuple[float, float], right: str, two: tuple[float, float]) -> bool:
    """Whether two ranges share a number; a bound counts unless the words leave it out."""
    low, high = max(one[0], two[0]), min(one[1], two[1])
    return low < high or (low == high and not _OPEN.search(left) and not _OPEN.search(right))


PAGE = Page(
    title="Numbers out of order, ranges that overlap",
    finds=(
        "Options that are all numbers, of which one cannot be read as a number or a range (so that the "
        "tutor cannot show them in order of size), and ranges that share a number."
    ),
    matters=(
        "Numbers in order of size are found at a glance, so that knowing counts and not searching. Where "
        "ranges overlap there can be two right answers. Haladyna, Downing and Rodriguez (2002) ask for "
        "both: options in numerical order, and options that do not overlap."
    ),
    mend=(
        "Write each option as one number or one range, with the same unit, and let ranges meet without "
        "sharing a bound."
    ),
    bad="""\
cards:
- id: boiling
  kind: choice
  ask: At how many degrees does water boil on the highest mountain?
  options:
  - text: 60–75
    correct: true
    feedback: Up there it boils at about seventy degrees Celsius.
  - text: 75–90
    feedback: That would be right for a mountain half as high.
  - text: 95–105
    feedback: So it is at the sea and where people mostly cook.
  why: The thinner the air, the less heat it takes to boil water.
""",
    good="""\
cards:
- id: boiling
  kind: choice
  ask: At how many degrees does water boil on the highest mountain?
  options:
  - text: 60–74
    correct: true
    feedback: Up there it boils at about seventy degrees Celsius.
  - text: 75–90
    feedback: That would be right for a mountain half as high.
  - text: 95–105
    feedback: So it is at the sea and where people mostly cook.
  why: The thinner the air, the less heat it takes to boil water.
""",
)
