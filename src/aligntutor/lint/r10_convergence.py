"""R10: the option that shares most with the others is the one they were made from."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import content, option_kind

CODE = "R10"
AHEAD = 2
"""Shared words by which the right option leads."""
FEWEST = 3
"""Shared words below which nothing shows."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck a warning where the right option shares clearly more words with the others."""
    options = item.question.options
    if not desk.english or item.question.kind != "choice" or option_kind(item) == "number":
        return
    keys = [content(option.text) for option in options if option.correct]
    said = [content(option.text) for option in options if not option.correct]
    if len(keys) != 1 or not said:
        return
    own = [len(keys[0] & other) for other in said]
    if sum(own) < FEWEST:
        return
    most = max(
        common + sum(len(one & other) for k, other in enumerate(said) if k != n)
        for n, (common, one) in enumerate(zip(own, said, strict=True))
    )
    if sum(own) >= most + AHEAD:
        told = f"The right option shares {sum(own)} words with the others, no other one more than {most}."
        yield Problem(
            CODE,
            "warning",
            told,
            "Let wrong options share words among each other, or fewer with the right one.",
        )


PAGE = Page(
    title="Options that point to the key",
    finds=(
        "A right option that shares content words with the others at least three times, and two times more "
        "than any wrong option does."
    ),
    matters=(
        "Wrong options are often made by changing one part of the right one, which then has the most in "
        "common with all of them. The guide of the American medical examiners (NBME; Paniagua and Swygert "
        "2016) calls picking that option the convergence strategy and lists it among the cues of "
        "test-wiseness."
    ),
    mend="Build wrong options on different ideas, or let two of them share what the right one does not have.",
    bad="""\
cards:
- id: rust
  kind: choice
  ask: What has to meet on a nail before rust can form?
  options:
  - text: Wet iron and fresh oxygen
    correct: true
    feedback: Rust is iron bound to oxygen by way of water.
  - text: Wet copper under plastic film
    feedback: The red metal goes green in time and leaves no rust at all.
  - text: Hot iron inside sealed glass
    feedback: Heat alone binds nothing to a nail that is shut in.
  - text: Dry tin with fresh paint
    feedback: Paint keeps air out and that plate has nothing to rust.
  why: Rust is what iron turns to where water and oxygen get at it.
""",
    good="""\
cards:
- id: rust
  kind: choice
  ask: What has to meet on a nail before rust can form?
  options:
  - text: Wet iron and fresh oxygen
    correct: true
    feedback: Rust is iron bound to oxygen by way of water.
  - text: Wet copper under plastic film
    feedback: The red metal goes green in time and leaves no rust at all.
  - text: Hot metal inside sealed glass
    feedback: Heat alone binds nothing to a nail that is shut in.
  - text: Dry metal under sealed paint
    feedback: Paint keeps air out and that plate has nothing to rust.
  why: Rust is what iron turns to where water and oxygen get at it.
""",
)
