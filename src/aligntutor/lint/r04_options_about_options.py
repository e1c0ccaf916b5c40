"""R04: "all of the above" and its kin test how options hang together, and reward half knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import plain

from .desk import Desk

CODE = "R04"
_SUM = r"\b(?:all|none|both|neither|either|any)\b"
_POINTS = r"\b(?:above|below|these|those|options?|answers?|them)\b"
_ABOUT = re.compile(rf"{_SUM}.{{0,14}}?{_POINTS}", re.DOTALL)
_BARE = re.compile(rf"\W*{_SUM}\W*")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for each option, in an English deck, that speaks of the other options."""
    if not desk.english:
        return
    for option in item.question.options:
        text = plain(option.text)
        if _BARE.fullmatch(text) or _ABOUT.search(text):
            yield Problem(CODE, "error", f"The option “{option.text}” speaks of the other options.",
                          "Let every option stand for itself.")  # fmt: skip
