"""R12: "may" in the right option alone gives it away, and "often" means something else to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import option_kind, unquoted, words

CODE = "R12"
_VAGUE = frozenset(
    """
    commonly frequently generally mostly occasionally often rarely seldom sometimes typically usually
    """.split()
)
_HEDGE = frozenset(
    "can could likely may maybe might perhaps possibly probably seem seems some tend tends".split()
)
_NO_HEDGE = re.compile(
    r"\bMay\b(?=[,\s]+\d)|(?<=\b[Ii]n )May\b|\b(?:[Tt]he|[Aa]|[Tt]in|[Oo]il) (?:can|might)\b"
)
"""A month, a vessel, a power."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck, among claims: warnings for hedges in right options alone, vague words in some."""
    if not desk.english or item.question.kind not in ("choice", "multiple") or option_kind(item) != "claim":
        return
    heard = [(option.correct, *_heard(option.text)) for option in item.question.options]
    hedged = [hedge for correct, hedge, _ in heard if correct and hedge]
    if hedged and not any(hedge for correct, hedge, _ in heard if not correct):
        yield Problem(CODE, "warning", f"“{hedged[0]}” stands in the right option alone.",
                      "Hedge a wrong option too, or none.")  # fmt: skip
    vague = [word for _, _, word in heard if word]
    if vague and len(vague) < len(heard):
        yield Problem(CODE, "warning", f"“{vague[0]}” stands in some options only, and says little.",
                      "Say how often, or leave it out.")  # fmt: skip


@lru_cache(maxsize=16_384)
def _heard(text: str) -> tuple[str, str]:
    """The first hedge and the first vague word of a text, quotations apart; empty for none."""
    said = words(_NO_HEDGE.sub(" ", unquoted(text)))
    return (
        next((word for word in said if word in _HEDGE), ""),
        next((word for word in said if word in _VAGUE), ""),
    )


PAGE = Page(
    title="Hedges and vague words on one side",
    finds=(
        "Claims to choose from where a hedge (may, might, can, could, probably, perhaps, some, tend) stands "
        "in the right option alone, or where a vague frequency (often, usually, rarely, seldom) stands in "
        "some options and not in others. Cases that are told, terms, numbers and quotations are let pass."
    ),
    matters=(
        "Authors are careful with what is true and bold with what is not, so the careful option is picked "
        "by who knows nothing. And people differ widely in what they take “often” to mean: Case (1994) had "
        "writers of examinations put such words into numbers, and the guide of the American medical "
        "examiners (NBME) warns of them."
    ),
    mend="Hedge the options alike, and say how often instead of “often”.",
    bad="""\
cards:
- id: hail
  kind: choice
  ask: What happens to raindrops in the strong upwind of a thundercloud?
  options:
  - text: They may freeze on their way up.
    correct: true
    feedback: Far up it is freezing even in July.
  - text: They boil on their way up.
    feedback: Nothing up there is near to boiling heat.
  - text: They dry on their way up.
    feedback: The air in a cloud is full of water.
  why: Hail is rain that was carried up, frozen, and dropped at last.
""",
    good="""\
cards:
- id: hail
  kind: choice
  ask: What may happen to raindrops in the strong upwind of a thundercloud?
  options:
  - text: They freeze on their way up.
    correct: true
    feedback: Far up it is freezing even in July.
  - text: They boil on their way up.
    feedback: Nothing up there is near to boiling heat.
  - text: They dry on their way up.
    feedback: The air in a cloud is full of water.
  why: Hail is rain that was carried up, frozen, and dropped at last.
""",
)
