"""How templates put an author's clauses into sentences: capitals, stops, categories, single sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from aligntutor.core.concepts import Concept
from aligntutor.core.words import stems

_START = re.compile(r"([\"'“‘(*_]*)(\w)")
_STOP = re.compile(r"[.!?…][\"'”’)*_]*$")
_BREAK = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)]))\s+")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|dr|mr|mrs|ms|st|prof|fig)|\b[A-Z])\.$", re.IGNORECASE)


def opened(text: str) -> str:
    """The text with a capital at its start; quoting marks before it stay."""
    text = text.strip()
    return (
        _START.sub(lambda found: found[1] + found[2].upper(), text, count=1) if _START.match(text) else text
    )


def closed(text: str) -> str:
    """The text with a stop at its end, unless it has one."""
    text = text.strip()
    return text if not text or _STOP.search(text) else text.rstrip(",;:–— ") + "."


@lru_cache(maxsize=16_384)
def sentence(text: str) -> str:
    """The text as a sentence: a capital at its start, a stop at its end."""
    return closed(opened(text))


def clause(text: str) -> str:
    """The text without the full stop at its end, to stand inside a sentence."""
    text = text.strip()
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def thing(concept: Concept, others: Iterable[Concept] = ()) -> str:
    """The noun that asks for it: its category (`failure-mode` as "failure mode"), or "idea".

    It is "idea" where there is no category, where others of another category stand beside it, and
    where the category holds a word of a name of any of them: it would point to that one, or away from it.
    """
    category = concept.category.replace("-", " ").replace("_", " ")
    beside = (concept, *others)
    mixed = any(other.category != concept.category for other in beside)
    told = stems(category) & stems(" ".join(name for other in beside for name in other.names))
    return "idea" if mixed or told or not category.strip() else category


def case_of(concept: Concept) -> str:
    """What a story is when the concept covers it: "a loss function", but "a case of Goodhart's law"."""
    name = concept.in_text
    return name if name.startswith(("a ", "an ")) else f"a case of {name}"


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a stop after an abbreviation ends none."""
    found: list[str] = []
    for piece in _BREAK.split(text.strip()):
        if found and (_ABBREVIATED.search(found[-1]) or piece[:1].islower()):
            found[-1] += " " + piece
        elif piece:
            found.append(" ".join(piece.split()))
    return found


def amount(number: float) -> str:
    """A number as it is read: no needless decimals, a comma for every thousand."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:.6g}"


def words(text: str) -> int:
    """How many words are read aloud: whatever blanks keep apart."""
    return len(text.split())
