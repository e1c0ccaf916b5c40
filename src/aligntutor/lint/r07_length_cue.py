"""R07: a right option that is visibly longer, or shorter, than the rest is found without knowing."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import option_kind, words

CODE = "R07"
LONGER = 1.25
SHORTER = 1.4
WORDS = 4
"""Words below which length tells nothing."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error where the key of a choice stands out by its length.

    Longer: 4 words or more, over 1.25 times the characters of the longest distractor and two words
    more. Shorter: all options of 4 words or more, under the shortest distractor's characters / 1.4
    and two words fewer.
    """
    options = item.question.options
    keys = [option.text for option in options if option.correct]
    others = sorted((option.text for option in options if not option.correct), key=len)
    if item.question.kind != "choice" or len(keys) != 1 or not others or option_kind(item) == "number":
        return
    key, size = keys[0], len(words(keys[0]))
    shortest, longest = others[0], others[-1]
    if size >= WORDS and len(key) > LONGER * len(longest) and size >= len(words(longest)) + 2:
        yield _found("longer", len(key), "longest", len(longest))
    all_long = all(len(words(text)) >= WORDS for text in (key, *others))
    if all_long and len(key) < len(shortest) / SHORTER and size <= len(words(shortest)) - 2:
        yield _found("shorter", len(key), "shortest", len(shortest))


def _found(how: str, key: int, which: str, other: int) -> Problem:
    told = f"The right option ({key} characters) is visibly {how} than the {which} other ({other})."
    return Problem(CODE, "error", told, "Bring the options to a similar length.")


PAGE = Page(
    title="A key that stands out by its length",
    finds=(
        "A right option of four words or more that is over 1.25 times as long as the longest wrong one and "
        "has two words more; or, where all have four words or more, one shorter than the shortest wrong one "
        "divided by 1.4, with two words fewer."
    ),
    matters=(
        "What is true needs conditions and gets them, so the longest option is right more often than chance "
        "and test-wise readers know it. McMorris, Brown, Snyder and Pruzek (1972) made right options long "
        "on purpose and found the items easier; Haladyna, Downing and Rodriguez (2002) want options of "
        "about equal length."
    ),
    mend="Move conditions into the question or the explanation, or give a wrong option as much detail.",
    bad="""\
cards:
- id: cork
  kind: choice
  ask: Why does a cork keep wine in for decades?
  options:
  - text: The cells of its bark are shut and spring back when squeezed.
    correct: true
    feedback: Nothing seeps through walls like these, and they press outwards.
  - text: The bark of its oak goes on growing for years.
    feedback: Dead bark grows no more once it has left its oak.
  - text: The resin of its oak glues it to the neck.
    feedback: Nothing sticks there, and a turn of the hand frees a stopper.
  why: Such a stopper is made of tiny closed chambers full of air.
""",
    good="""\
cards:
- id: cork
  kind: choice
  ask: Why does a cork keep wine in for decades?
  options:
  - text: The cells of its bark are shut and elastic.
    correct: true
    feedback: Nothing seeps through walls like these, and they press outwards.
  - text: The bark of its oak goes on growing for years.
    feedback: Dead bark grows no more once it has left its oak.
  - text: The resin of its oak glues it to the neck.
    feedback: Nothing sticks there, and a turn of the hand frees a stopper.
  why: Such a stopper is made of tiny closed chambers full of air.
""",
)
