"""R09: words that stand in the question and in the right option alone give it away."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .reading import content, option_kind

CODE = "R09"
LETTERS = 4
"""Letters below which a word counts as no echo."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck a warning for one echoed word, an error for two, or for one of the term."""
    question = item.question
    if not desk.english or question.kind != "choice" or option_kind(item) == "number":
        return
    keys = [content(option.text, LETTERS) for option in question.options if option.correct]
    others = [content(option.text, LETTERS) for option in question.options if not option.correct]
    if len(keys) != 1 or not others:
        return
    echoed = (content(question.stem, LETTERS) & keys[0]).difference(*others)
    concept = desk.concept(item)
    names = content(" ".join(concept.names), LETTERS) if concept else frozenset()
    if echoed:
        heard = ", ".join(f"“{stem}…”" for stem in sorted(echoed))
        severity = "error" if len(echoed) > 1 or echoed & names else "warning"
        yield Problem(CODE, severity, f"The question and the right option alone share {heard}.",
                      "Reword one of them, or let a wrong option use the word too.")  # fmt: skip
