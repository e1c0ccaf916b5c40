"""R06: a small "not" in a question is read over, and who reads over it is marked wrong for knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import parts, question_of, unquoted, words

CODE = "R06"
_WORD = re.compile(r"\w+(?:'\w+)*")
_ASKING = frozenset("not except least false incorrect never cannot".split())
"""Words that turn a question round."""
_SAYING = frozenset("not except never cannot".split())
"""Words that turn an option round."""
_PICKED = frozenset({"choice", "multiple", "matching", "ordering"})
"""Kinds in which a learner looks for what fits; a negative statement to judge is R18's matter."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck a warning for a negative in the question, an error where an option has one too.

    A negative in capitals is seen, so alone it is let pass. Quotations are, and "at least".
    """
    if not desk.english or item.question.kind not in _PICKED or not _turned(item.question.stem):
        return
    found = _negatives(question_of(item.question.stem), _ASKING)
    if not found:
        return
    options = [text for text in parts(item.question) if _negatives(text, _SAYING)]
    if options:
        told = f"The question is negative (“{found[0]}”) and so is the option “{options[0]}”."
        yield Problem(
            CODE, "error", told, "Ask for what is the case: nobody should have to undo two negatives."
        )
    elif not found[0].isupper():
        yield Problem(CODE, "warning", f"The question is negative (“{found[0]}”).",
                      "Ask for what is the case; else write the word in capitals.")  # fmt: skip


@lru_cache(maxsize=16_384)
def _turned(stem: str) -> bool:
    """Whether a stem has any such word."""
    return any(word in _ASKING or word.endswith("n't") for word in words(stem))


def _negatives(text: str, negative: frozenset[str]) -> list[str]:
    heard = _WORD.findall(unquoted(text).replace("’", "'"))
    return [
        word
        for before, word in zip(["", *heard], heard, strict=False)
        if word.casefold().endswith("n't")
        or (word.casefold() in negative and (before.casefold(), word.casefold()) != ("at", "least"))
    ]


PAGE = Page(
    title="A negative question",
    finds=(
        "A question to be answered by picking, pairing or ordering that turns on not, except, least, false, "
        "incorrect, never, cannot or -n't. It is a warning, unless the word is in capitals, and an error "
        "where an option is negative as well."
    ),
    matters=(
        "A negative is easily read over, so that a learner who knows the matter answers the opposite "
        "question. Haladyna, Downing and Rodriguez (2002) advise to word stems positively; Chiavaroli "
        "(2017) calls negative ones an avoidable threat to what a score means."
    ),
    mend=(
        "Ask for what is the case. Where only a negative will do, write NOT in capitals and keep the "
        "options positive."
    ),
    bad="""\
cards:
- id: rise
  kind: choice
  ask: Which of these does not help a dough to rise?
  options:
  - text: Cold water
    correct: true
    feedback: Yeast hardly works in the cold, so the dough stays flat.
  - text: Sugar
    feedback: Yeast feeds on it and gives off more gas than before.
  - text: Kneading
    feedback: It makes the mesh that holds gas, so a kneaded loaf stands.
  why: The cold slows yeast down, as it does everything that lives.
""",
    good="""\
cards:
- id: rise
  kind: choice
  ask: Which of these holds a dough back from rising?
  options:
  - text: Cold water
    correct: true
    feedback: Yeast hardly works in the cold, so the dough stays flat.
  - text: Sugar
    feedback: Yeast feeds on it and gives off more gas than before.
  - text: Kneading
    feedback: It makes the mesh that holds gas, so a kneaded loaf stands.
  why: The cold slows yeast down, as it does everything that lives.
""",
)
