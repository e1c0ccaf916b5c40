"""R09: words that stand in the question and in the right option alone give it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.matching import Matching

from .desk import Desk
from .page import Page
from .reading import content, option_kind, parts

CODE = "R09"
LETTERS = 4
"""Letters below which a word counts as no echo."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck a warning for one echoed word, an error for two, or for one of the term.

    Of a choice between question and key, of a matching between a left side and its right side.
    """
    question = item.question
    if not desk.english:
        return
    if isinstance(question, Matching):
        for left, right in question.pairs.items():
            others = [text for text in parts(question) if text != right]
            yield from _echo(left, right, others, item.concepts, desk, f"“{left}” and its right side")
    elif question.kind == "choice" and option_kind(item) != "number":
        keys = [option.text for option in question.options if option.correct]
        others = [option.text for option in question.options if not option.correct]
        if len(keys) == 1 and others:
            both = "The question and the right option"
            yield from _echo(question.stem, keys[0], others, (item.concept,), desk, both)


def _echo(
    asked: str, key: str, others: Iterable[str], about: Iterable[str], desk: Desk, both: str
) -> Iterator[Problem]:
    """A finding on words that stand in what is asked and in the key, and in no other text to pick from."""
    echoed = content(asked, LETTERS) & content(key, LETTERS)
    echoed = echoed.difference(*(content(text, LETTERS) for text in others)) if echoed else echoed
    if echoed:
        concepts = (desk.deck.concepts[id] for id in about if id in desk.deck.concepts)
        names = content(" ".join(name for concept in concepts for name in concept.names), LETTERS)
        heard = ", ".join(f"“{stem}…”" for stem in sorted(echoed))
        severity = "error" if len(echoed) > 1 or echoed & names else "warning"
        yield Problem(CODE, severity, f"{both} alone share {heard}.",
                      "Reword one of them, or let a wrong option use the word too.")  # fmt: skip


PAGE = Page(
    title="An echo of the question in the key",
    finds=(
        "Content words of four letters or more that stand in the question and in the right option and in no "
        "wrong one: one is a warning; two, or one from the name of the idea asked about, are an error. In a "
        "matching, the same between a left side and the right side that belongs to it."
    ),
    matters=(
        "Whoever knows nothing picks the option that sounds like the question. Haladyna, Downing and "
        "Rodriguez (2002) list such clang associations among the clues to avoid, and Millman, Bishop and "
        "Ebel (1965) among the marks of test-wiseness."
    ),
    mend="Say it in another word on one side, or let a wrong option use the word too.",
    bad="""\
cards:
- id: sail
  kind: choice
  ask: What pulls a sailing boat forward when it steers close to the wind?
  options:
  - text: Lift on the curved sail
    correct: true
    feedback: Air runs faster round the bulge, and the cloth is drawn there.
  - text: Push on the flat stern
    feedback: Air from behind would push, and here it comes from ahead.
  - text: Swell under the bow
    feedback: Waves lift and drop a hull and leave it where it was.
  why: The cloth works as a wing that stands upright.
""",
    good="""\
cards:
- id: sail
  kind: choice
  ask: What pulls a sailing boat forward when it steers close to the wind?
  options:
  - text: Lift on the curved cloth
    correct: true
    feedback: Air runs faster round the bulge, and the cloth is drawn there.
  - text: Push on the flat stern
    feedback: Air from behind would push, and here it comes from ahead.
  - text: Swell under the bow
    feedback: Waves lift and drop a hull and leave it where it was.
  why: The cloth works as a wing that stands upright.
""",
)
