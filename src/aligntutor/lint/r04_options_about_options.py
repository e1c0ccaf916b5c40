"""R04: "all of the above" and its kin test how options hang together, and reward half knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import plain

from .desk import Desk
from .page import Page
from .reading import option_kind, parts

CODE = "R04"
_SUM = r"\b(?:all|none|both|neither|either|any)\b"
_POINTS = r"\b(?:above|below|these|those|options?|answers?|them)\b"
_ABOUT = re.compile(rf"{_SUM}.{{0,14}}?{_POINTS}", re.DOTALL)
_BARE = re.compile(rf"\W*{_SUM}\W*")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for each option, in an English deck, that speaks of the others; a told case may of its own."""
    if not desk.english or item.question.kind == "ordering":
        return
    for text in parts(item.question):
        found = _spoken(text)
        if found == "bare" or (found and not (item.question.options and option_kind(item) == "case")):
            yield Problem(CODE, "error", f"The option “{text}” speaks of the other options.",
                          "Let every option stand for itself.")  # fmt: skip


@lru_cache(maxsize=16_384)
def _spoken(text: str) -> str:
    """How a text speaks of other options: by a bare word, or about them; empty where it does not."""
    said = plain(text)
    return "bare" if _BARE.fullmatch(said) else "about" if _ABOUT.search(said) else ""


PAGE = Page(
    title="Options that speak of the others",
    finds=(
        "Options such as “all of the above”, “none of these” or “both answers”, and the bare words all, "
        "none, both, neither, either and any."
    ),
    matters=(
        "Who sees that two options are right picks “all of the above” without a look at the third. Where "
        "“none of the above” is right, nothing right has been read: Odegard and Koen (2007) found that the "
        "benefit of being tested is lost then. Haladyna, Downing and Rodriguez (2002) advise against the "
        "first and to great care with the second. Here options are shown in any order, so “above” has no "
        "meaning at all."
    ),
    mend="Let each option stand for itself; where several are right, use `kind: multiple`.",
    bad="""\
cards:
- id: moss
  kind: choice
  ask: Where does a moss take in the water it lives on?
  options:
  - text: Over its leaves
    correct: true
    feedback: Its leaves are one cell thick and drink the rain directly.
  - text: Through its roots
    feedback: It has none. Fine threads hold it to the stone.
  - text: None of the above
    feedback: One of the ways given here is the right one.
  why: A moss has no pipes inside and so has to drink on the spot.
""",
    good="""\
cards:
- id: moss
  kind: choice
  ask: Where does a moss take in the water it lives on?
  options:
  - text: Over its leaves
    correct: true
    feedback: Its leaves are one cell thick and drink the rain directly.
  - text: Through its roots
    feedback: It has none. Fine threads hold it to the stone.
  - text: From its spores
    feedback: Spores are dust that travels and carry hardly a drop.
  why: A moss has no pipes inside and so has to drink on the spot.
""",
)
