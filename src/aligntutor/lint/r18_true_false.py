"""R18: a false statement that is not set right at once may be what is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.true_false import TrueFalse

from .desk import Desk
from .page import Page
from .reading import words

CODE = "R18"


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for a false statement without its correction; in English a warning for "not" and "never"."""
    question = item.question
    if not isinstance(question, TrueFalse):
        return
    if not question.answer and not _set_right(item, question, desk):
        yield Problem(CODE, "error", "A false statement comes without its correction.",
                      "Give the misconception a `correction`, or the card a `why`.")  # fmt: skip
    if desk.english:
        negative = [word for word in words(question.stem) if word in ("not", "never") or word.endswith("n't")]
        if negative:
            yield Problem(CODE, "warning", f"The statement is negative (“{negative[0]}”).",
                          "Say what is the case, so that nobody trips over a double negative.")  # fmt: skip


def _set_right(item: Item, question: TrueFalse, desk: Desk) -> bool:
    """Whether it is corrected; a generated one must claim and correct a misconception of its concept."""
    concept = desk.concept(item)
    if not item.template or concept is None:
        return bool(question.why.strip())
    said, told = words(question.stem), words(question.why)
    return any(
        words(one.correction) == told and said[-len(words(one.claim)) :] == words(one.claim)
        for one in concept.misconceptions
        if words(one.correction) and words(one.claim)
    )


PAGE = Page(
    title="Statements that mislead or stay unrefuted",
    finds=(
        "A false statement without its correction, in a generated item also one that is not a misconception "
        "of the entry (error); a statement with not, never or -n't in it (warning)."
    ),
    matters=(
        "What has been read once seems truer the next time, false statements of a test included: Toppino "
        "and Brochin (1989) showed it with true–false examinations. A correction at once undoes the harm "
        "(Butler and Roediger 2008 for wrong options). And to judge a negative as false is to undo two "
        "negatives."
    ),
    mend=(
        "Say what is the case, without “not”; give a false statement a `why` or a `correction` that says "
        "what holds."
    ),
    bad="""\
cards:
- id: moon
  kind: true-false
  ask: The moon does not make the light that we see it by.
  answer: true
  why: It is lit by the sun and sends some of that on to us.
""",
    good="""\
cards:
- id: moon
  kind: true-false
  ask: The moon sends on to us the light of the sun.
  answer: true
  why: It is a dark rock that is lit from afar, as we are.
""",
)
