"""R11: words such as "always" and "never" make an option false on sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import option_kind, unquoted, words

CODE = "R11"
_ABSOLUTE = frozenset(
    """
    absolutely all always can't cannot completely entirely every everybody everyone everything exclusively
    forever impossible inevitable inevitably invariably never none only solely totally wholly
    """.split()
)
_IDIOM = re.compile(
    r"\b(?:(?:after|above|at|first of|not|of) all|all (?:along|but|in all|the same)|if only|nothing but"
    r"|(?:all|none) of (?:the (?:above|answers|options)|them|these|those)"
    r"|not (?:always|completely|entirely|every\w*|only|totally|wholly)|every (?:other|so often))\b"
)
"""Turns of phrase that hold such a word and claim nothing without exception; of options R04 speaks."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck, among claims: an error where two wrong options and no right one are absolute.

    A warning where one wrong option is, or the right ones alone are.
    """
    if not desk.english or item.question.kind not in ("choice", "multiple") or option_kind(item) != "claim":
        return
    heard = [(option.correct, _absolute(option.text)) for option in item.question.options]
    right = [word for correct, word in heard if correct and word]
    wrong = [word for correct, word in heard if not correct and word]
    if wrong and not right:
        severity = "error" if len(wrong) > 1 else "warning"
        told = f"{_listed(wrong)} in wrong options alone makes them look wrong."
        yield Problem(CODE, severity, told, "Let the right option be as absolute, or the wrong ones less so.")
    elif right and not wrong:
        told = f"{_listed(right)} stands in the right option alone."
        yield Problem(CODE, "warning", told, "Let a wrong option be as absolute, or the right one less so.")


def _listed(heard: list[str]) -> str:
    return " and ".join(f"“{word}”" for word in dict.fromkeys(heard))


@lru_cache(maxsize=16_384)
def _absolute(text: str) -> str:
    """The first word of a text, quotations apart, that allows no exception; empty for none."""
    if _ABSOLUTE.isdisjoint(words(text)):
        return ""
    said = _IDIOM.sub(" ", " ".join(words(unquoted(text)))).split()
    return next((word for word in said if word in _ABSOLUTE), "")


PAGE = Page(
    title="Absolute words on one side",
    finds=(
        "Claims to choose from where words that allow no exception (always, never, every, all, none, only, "
        "completely, impossible, cannot and their kin) stand in wrong options alone (one: warning, two: "
        "error) or in the right one alone (warning). Cases that are told, terms, numbers and quotations are "
        "let pass."
    ),
    matters=(
        "Little is true without exception, so test-wise readers strike out absolute options unread. "
        "Millman, Bishop and Ebel (1965) describe these specific determiners among the cues of "
        "test-wiseness; Haladyna, Downing and Rodriguez (2002) list always, never, completely and "
        "absolutely as clues."
    ),
    mend="Say in each option how far it goes in the same way, or let right and wrong ones be absolute alike.",
    bad="""\
cards:
- id: bees
  kind: choice
  ask: What do honeybees tell each other by dancing on the comb?
  options:
  - text: Where flowers stand and how far it is.
    correct: true
    feedback: The angle gives the direction and the waggle gives the distance.
  - text: Which of them will always feed the queen.
    feedback: Age settles who feeds the queen in a hive.
  - text: How the whole hive never runs out of wax.
    feedback: Wax comes from glands and nobody announces it.
  why: A forager dances on the comb, and others fly where the dance points.
""",
    good="""\
cards:
- id: bees
  kind: choice
  ask: What do honeybees tell each other by dancing on the comb?
  options:
  - text: Where flowers stand and how far it is.
    correct: true
    feedback: The angle gives the direction and the waggle gives the distance.
  - text: Which of them are to feed the queen now.
    feedback: Age settles who feeds the queen in a hive.
  - text: How much wax the hive has left for cells.
    feedback: Wax comes from glands and nobody announces it.
  why: A forager dances on the comb, and others fly where the dance points.
""",
)
