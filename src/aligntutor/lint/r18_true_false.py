"""R18: a false statement that is not set right at once may be what is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.true_false import TrueFalse

from .desk import Desk
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
