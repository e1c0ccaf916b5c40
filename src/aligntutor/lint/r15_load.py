"""R15: what is too long to hold in mind tests reading, and a long answer tests typing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import parted, parts, words

CODE = "R15"
STEM = 45
"""Words of a stem that asks to remember or to understand."""
CASE_STEM = 90
"""Words of a stem that gives something to apply knowledge to."""
SENTENCE = 40
OPTION = 25
ANSWER = 4
FEEDBACK = 190
"""Characters of a reason that a small window still shows; 120 leave room to breathe."""
_PLAIN = ("remember", "understand")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Warnings for long stems, sentences, options and typed answers (in English), and long feedback."""
    question = item.question
    if desk.english:
        most = STEM if item.level in _PLAIN else CASE_STEM
        if (size := len(words(question.stem))) > most:
            yield _found(
                f"The question has {size} words; {most} are enough.",
                "Leave out what is not needed to answer.",
            )
        if size > SENTENCE and (longest := max(len(words(one)) for one in parted(question.stem))) > SENTENCE:
            yield _found(f"A sentence of the question has {longest} words.", "Make two of it.")
        for text in parts(question):
            if len(words(text)) > OPTION:
                yield _found(
                    f"The option “{text}” has {len(words(text))} words.", f"Say it in {OPTION} words."
                )
        if question.kind in ("typed", "cloze"):
            size = min((len(words(text)) for text in question.accepted), default=0)
            if size > ANSWER:
                yield _found(f"The answer to be typed has {size} words or more.",
                             "Accept a shorter one: `accept` on a card, `aliases` in an entry.")  # fmt: skip
    for text in dict.fromkeys(_feedback(question)):
        if len(text) > FEEDBACK:
            yield _found(f"A feedback of {len(text)} characters does not fit a small window: “{text}”",
                         f"Say it in {FEEDBACK} characters; 120 are better.")  # fmt: skip


def _feedback(question: Any) -> Iterator[str]:
    """Every text that is shown after an answer."""
    yield question.why
    for option in question.options:
        yield option.feedback
    for field in ("also_accept", "near_miss", "slips", "feedback"):
        told = getattr(question, field, None)
        if isinstance(told, dict):
            yield from told.values()


def _found(message: str, hint: str) -> Problem:
    return Problem(CODE, "warning", message, hint)


PAGE = Page(
    title="Too much to read or to type",
    finds=(
        "A question of more than 45 words (90 where it gives a case to apply knowledge to), a sentence of "
        "more than 40, an option of more than 25, an answer to be typed whose shortest form has more than "
        "4, and feedback of more than 190 characters."
    ),
    matters=(
        "Every needless word takes attention from the question and favours fast readers. Haladyna, Downing "
        "and Rodriguez (2002) advise to keep reading to a minimum and to leave out window dressing. "
        "Feedback has to be read at a glance: on a terminal of 80 by 24 two reasons of 190 characters just "
        "fit."
    ),
    mend="Cut what the answer does not hang on. Split long sentences. Give a long answer a short name.",
    bad="""\
cards:
- id: lichen
  kind: typed
  ask: Which living thing is a fungus and an alga that share one body?
  answer: lichen
  accept: [lichens]
  why: >-
    The fungus makes the house and keeps the water, the alga catches light and
    makes sugar for both, and neither of the two would last for a week on the
    bare rock on which, as a pair, they grow for centuries.
""",
    good="""\
cards:
- id: lichen
  kind: typed
  ask: Which living thing is a fungus and an alga that share one body?
  answer: lichen
  accept: [lichens]
  why: The fungus keeps the water, the alga makes sugar from light.
""",
)
