"""Ids, the slugs that stand in for them, and guesses at what was meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection

LONGEST = 80
"""Characters of an id."""
_ID = re.compile(r"\w[\w.-]*")
PATTERN = r"^[^\x00-/:-@\[-^`{-\x7f][^\x00-,/:-@\[-^`{-\x7f]*$"
"""Much the same for regular expressions whose `\\w` knows ASCII alone: all letters beyond it pass."""
_MANY = 300
"""Candidates that are weighed; among more, those with the same first letter."""
_TOLD = 12
"""Names that a message lists."""


def fault(text: str) -> str:
    """What keeps the text from being an id; empty where it is one.

    An id is a letter, digit or underscore, then any of these, dots and hyphens; composed (NFC), at
    most `LONGEST` characters.
    """
    if len(text) > LONGEST:
        return f"longer than {LONGEST} characters"
    if not unicodedata.is_normalized("NFC", text):
        return "not in composed form (NFC)"
    return "" if _ID.fullmatch(text) else "not made of letters, digits, '-', '_' and '.'"


def slug(text: str) -> str:
    """The text as an id: case folded, every run of other characters a hyphen; may be empty."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return re.sub(r"[^\w.-]+", "-", folded).strip("-.")[:LONGEST]


def meant(text: str, candidates: Collection[str]) -> str:
    """A hint with the likeliest candidate; empty where none is like the text."""
    if len(text) > LONGEST:
        return ""
    if len(candidates) > _MANY:
        candidates = [candidate for candidate in candidates if candidate[:1] == text[:1]][:_MANY]
    folded = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(text.casefold(), folded, 1, cutoff=0.7)
    return f"Did you mean {folded[found[0]]!r}?" if found else ""


def got(value: object) -> str:
    """What stands in a file, as a message says it: a quoted text, cut short; a list; nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")


def listed(names: Collection[str]) -> str:
    """`a, b or c`."""
    first, last = list(names)[:-1], list(names)[-1:]
    return " or ".join([", ".join(first), *last]) if first else "".join(last)


def known(names: Collection[str]) -> str:
    """A hint that lists the names, the first dozen of them; that there are none where there are none."""
    if not names:
        return "There are none."
    return f"Known: {', '.join(list(names)[:_TOLD])}{', …' if len(names) > _TOLD else ''}."


def chain(names: Collection[str], word: str) -> str:
    """`a word b word a`, a long one cut short."""
    few = list(names) if len(names) <= _TOLD else [*list(names)[: _TOLD - 1], "…"]
    return f" {word} ".join(few)
