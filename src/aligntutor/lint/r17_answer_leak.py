"""R17: a prompt that holds a word of its answer, or a blank that many words fit, asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import STOPWORDS
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.typed import Typed

from .desk import Desk
from .page import Page
from .reading import content, words

CODE = "R17"
_BLANK = re.compile(r"_{3,}")
_ARTICLE = re.compile(r"\ban?\s+_{3,}", re.IGNORECASE)


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors for a leak, for blanks that are not one or tell too much; a warning for a single spelling."""
    question = item.question
    if not isinstance(question, Typed | Cloze):
        return
    leaked = _leaked(question, desk)
    if leaked:
        yield Problem(CODE, "error", f"The question holds {leaked} of its own answer.",
                      "Reword the question without a word of the answer.")  # fmt: skip
    if isinstance(question, Cloze):
        yield from _blank(question, desk)
    if len(set(question.accepted)) < 2 and not question.also_accept:
        yield Problem(CODE, "warning", "Only one way to write the answer is accepted.",
                      "Add other names or spellings as `accept`, in an entry as `aliases`.")  # fmt: skip


def _leaked(question: Typed | Cloze, desk: Desk) -> str:
    """What leaks, in words: shared stems in English, elsewhere a whole answer."""
    if desk.english:
        shared = content(question.stem) & content(" ".join(question.accepted))
        return ", ".join(f"“{stem}…”" for stem in sorted(shared))
    prompt = f" {' '.join(words(question.stem))} "
    whole = [text for text in question.accepted if words(text) and f" {' '.join(words(text))} " in prompt]
    return f"“{whole[0]}”, all" if whole else ""


def _blank(question: Cloze, desk: Desk) -> Iterator[Problem]:
    blanks = len(_BLANK.findall(question.stem))
    if blanks != 1:
        yield Problem(CODE, "error", f"There are {blanks} blanks.", "Leave exactly one blank: `___`.")
    if desk.english and _ARTICLE.search(question.stem):
        yield Problem(CODE, "error", "The article before the blank tells how the answer begins.",
                      "Write “a(n) ___”.")  # fmt: skip
    if desk.english and words(question.answer) and STOPWORDS.issuperset(words(question.answer)):
        yield Problem(CODE, "error", f"“{question.answer}” is a word without content of its own.",
                      "Blank out the word that matters.")  # fmt: skip


PAGE = Page(
    title="A question that holds its answer",
    finds=(
        "A typed answer or a cloze whose question holds a content word of an accepted answer; a cloze "
        "without exactly one blank, with “a” or “an” before it, or with a blank for a word without content "
        "(errors); one accepted spelling alone (warning)."
    ),
    matters=(
        "A word of the answer in the question turns recall into reading, and recall is what helps: over 222 "
        "studies Yang and others (2021) found that quizzing lifts later results by half a standard "
        "deviation. Where many words fit a blank, right answers are marked as wrong."
    ),
    mend=(
        "Say the question without a word of the answer, leave one blank for the word that matters, accept "
        "variants."
    ),
    bad="""\
cards:
- id: dew
  kind: cloze
  ask: On a clear night grass grows cold and ___ settles on it as dewy drops.
  answer: dew
  accept: [the dew, dewdrops]
  why: Cold blades draw water out of the air above them.
""",
    good="""\
cards:
- id: dew
  kind: cloze
  ask: On a clear night grass grows cold and ___ settles on it in drops.
  answer: dew
  accept: [the dew, water]
  why: Cold blades draw water out of the air above them.
""",
)
