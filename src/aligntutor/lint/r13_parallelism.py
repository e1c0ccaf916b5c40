"""R13: options of different build draw the eye to the one that is different."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import option_kind, words

CODE = "R13"
SHORT = 15
"""Characters up to which length shows nothing."""
RATIO = 1.8
"""Longest to shortest option from which the difference shows."""
_STOP = re.compile(r"[.!?…][\"'”’)*_]*$")
_NO_ING = frozenset(
    "anything during evening everything king morning nothing ring something spring string thing wing".split()
)
_PRONOUN = frozenset("he i it it's she they they're we you".split())


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Warnings for options of unlike length, stops or capitals, and for a key that alone opens as it does.

    Names and numbers are as long as they are and open as they do. Openings are compared in English.
    """
    options, kind = item.question.options, option_kind(item)
    if item.question.kind not in ("choice", "multiple") or kind == "number":
        return
    texts = [option.text.strip() for option in options if option.text.strip()]
    saying = kind in ("claim", "case")
    lengths = [len(text) for text in texts if len(text) > SHORT]
    if saying and lengths and max(lengths) > RATIO * min(lengths):
        yield _found(f"The longest option has {max(lengths)} characters and the shortest {min(lengths)}.",
                     "Bring the options to a similar length.")  # fmt: skip
    if len(set(map(_stopped, texts))) > 1:
        yield _found("Some options end with a stop and others do not.", "End all of them alike.")
    if len({capital for text in texts if (capital := _capital(text)) is not None}) > 1:
        yield _found("Some options begin with a capital and others do not.", "Begin all with a capital.")
    if saying and desk.english and item.question.kind == "choice":
        own, *more = [opening(option.text) for option in options if option.correct] or [NOUN]
        others = {opening(option.text) for option in options if not option.correct}
        if not more and others and own not in others and (own != NOUN or len(others) == 1):
            how = f"All wrong options open with {others.pop()}, the right one does not."
            alone = f"The right option alone opens with {own}."
            yield _found(how if own == NOUN else alone, "Let all options open alike.")


def _found(message: str, hint: str) -> Problem:
    return Problem(CODE, "warning", message, hint)


@lru_cache(maxsize=16_384)
def _stopped(text: str) -> bool:
    return bool(_STOP.search(text))


@lru_cache(maxsize=16_384)
def _capital(text: str) -> bool | None:
    """Whether it begins with a capital; none where with no letter, or with a name such as `AI` or `iOS`."""
    first = next(iter(re.findall(r"[^\W_]+", text)), "")
    begins = text.lstrip("\"'“‘(*_")[:1]
    if not begins.isalpha() or begins.upper() == begins.lower() or first[1:] != first[1:].lower():
        return None
    return begins.isupper()


NOUN = "another word"
"""The opening that is none of the others."""


@lru_cache(maxsize=16_384)
def opening(text: str) -> str:
    """How an English clause opens."""
    first = next(iter(words(text)), "")
    if first in ("to", "that", "because"):
        return f"“{first}”"
    if first in _PRONOUN:
        return "a pronoun"
    return "an -ing form" if first.endswith("ing") and first not in _NO_ING else NOUN


PAGE = Page(
    title="Options that are not built alike",
    finds=(
        "Options of more than 15 characters one of which is over 1.8 times as long as another; options some "
        "of which end with a stop, or begin with a capital, and others not; and a right option that alone "
        "opens with to, an -ing form, that, because or a pronoun. Names and numbers need not be of one "
        "length."
    ),
    matters=(
        "What is built differently draws the eye, and it is mostly the right option, on which most care was "
        "spent. Haladyna, Downing and Rodriguez (2002) ask for options that are alike in grammar and in "
        "length; the guide of the American medical examiners (NBME) counts options that are not parallel "
        "among what makes items hard for the wrong reason."
    ),
    mend="Write the options as if they were lines of one list: one form, one length, one way of ending.",
    bad="""\
cards:
- id: tide
  kind: choice
  ask: Why is the tide at its highest about twice a day?
  options:
  - text: Because the earth turns under two bulges
    correct: true
    feedback: One bulge faces the moon and one lies on the far side.
  - text: The moon goes round us in half a day
    feedback: It takes about four weeks for one round.
  - text: The wind turns at noon and at midnight
    feedback: Wind moves the surface and hardly the sea.
  why: The moon pulls the near side most and the far side least.
""",
    good="""\
cards:
- id: tide
  kind: choice
  ask: Why is the tide at its highest about twice a day?
  options:
  - text: The earth turns under two bulges of water
    correct: true
    feedback: One bulge faces the moon and one lies on the far side.
  - text: The moon goes round us in half a day
    feedback: It takes about four weeks for one round.
  - text: The wind turns at noon and at midnight
    feedback: Wind moves the surface and hardly the sea.
  why: The moon pulls the near side most and the far side least.
""",
)
