"""R14: a stem that asks nothing makes a heap of true or false claims out of its options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import plain

from .desk import Desk
from .page import Page
from .reading import unquoted, words

CODE = "R14"
WORDS = 6
"""Words below which a stem asks nothing that its options do not."""
_TRUE_OR_FALSE = re.compile(
    r"\bwhich (?:one )?(?:of (?:the following|these|them)|(?:statement|sentence|claim|answer|option)s?)\b"
    r"[^?.]{0,40}\b(?:is|are) (?:(?:in|un)?true|false|(?:in)?correct|right|wrong)\b"
)
_OPEN = re.compile(r"(?:[^\W_]|[,:…)—–-]|\.\.\.)$|_{2,}")
"""What shows that options complete a stem: it ends as no sentence does, or has a blank."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck, where something is picked: an error for a stem that asks nothing of its own.

    A warning where it neither asks nor lets its options end the sentence.
    """
    if not desk.english or item.question.kind not in ("choice", "multiple"):
        return
    stem = item.question.stem.strip()
    if _TRUE_OR_FALSE.search(plain(unquoted(stem))):
        yield Problem(CODE, "error", "The stem asks only which option is true or false.",
                      "Ask a question that can be answered with the options covered.")  # fmt: skip
    elif len(words(stem)) < WORDS:
        yield Problem(CODE, "error", f"The stem has only {len(words(stem))} words.",
                      "Ask a question that can be answered with the options covered.")  # fmt: skip
    elif "?" not in stem and not _OPEN.search(stem):
        yield Problem(CODE, "warning", "The stem neither asks nor can be completed by its options.",
                      "End it with a question, or leave its last sentence open.")  # fmt: skip


PAGE = Page(
    title="A stem without a question",
    finds=(
        "Where an option is to be picked: a stem of fewer than six words, or one that asks only which of "
        "its options is true or false (error); a stem that neither asks anything nor is a sentence for its "
        "options to end (warning)."
    ),
    matters=(
        "Such a stem leaves the question to its options, each of which has to be judged on its own, on "
        "whatever it is about. Haladyna, Downing and Rodriguez (2002) want the central idea in the stem; "
        "the guide of the American medical examiners (NBME) asks that an item can be answered with its "
        "options covered."
    ),
    mend=(
        "Move what is asked into the stem, so that somebody who knows could answer before looking at the "
        "options."
    ),
    bad="""\
cards:
- id: salt
  kind: choice
  ask: Which of these is true of salt in bread dough?
  options:
  - text: It slows the yeast down.
    correct: true
    feedback: Salt draws water out of yeast and slows its work.
  - text: It feeds the yeast well.
    feedback: Yeast lives on sugar and can make nothing of salt.
  - text: It makes a crust pale.
    feedback: More sugar is left to brown in salted dough.
  why: Bakers add salt late where a dough shall rise fast.
""",
    good="""\
cards:
- id: salt
  kind: choice
  ask: What does salt in a dough do to its yeast?
  options:
  - text: It slows it down.
    correct: true
    feedback: Salt draws water out of yeast and slows its work.
  - text: It feeds it well.
    feedback: Yeast lives on sugar and can make nothing of salt.
  - text: It turns it pale.
    feedback: The colour of yeast is the same in any dough.
  why: Bakers add salt late where bread shall rise fast.
""",
)
