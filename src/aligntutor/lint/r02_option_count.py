"""R02: two options are a toss of a coin, and more than four are more to read than they tell."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page

CODE = "R02"
FEWEST, USUAL, MOST = 3, 4, 5


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error unless there are three to five options, a warning for five; true or false has its own two."""
    question = item.question
    if not question.options or question.kind == "true-false":
        return
    count = len(question.options)
    if not FEWEST <= count <= MOST:
        yield Problem(CODE, "error", f"There are {count} options.",
                      f"Give {FEWEST} to {USUAL}, each of which somebody would pick.")  # fmt: skip
    elif count > USUAL:
        yield Problem(CODE, "warning", f"There are {count} options.",
                      "Drop the one picked least: reading it costs time.")  # fmt: skip


PAGE = Page(
    title="Too few options, or too many",
    finds=(
        "A choice or `multiple` with fewer than three options or more than five (error), or with five "
        "(warning)."
    ),
    matters=(
        "Two options are a toss of a coin. A fourth and a fifth are mostly picked by nobody: Rodriguez "
        "(2005) went through 80 years of research and found three to be enough, since good wrong options "
        "are few and reading costs time."
    ),
    mend="Give two or three wrong options, each of which somebody would believe; never fill up.",
    bad="""\
cards:
- id: owl
  kind: choice
  ask: How does an owl find a mouse in complete darkness?
  options:
  - text: By ear
    correct: true
    feedback: Its ears sit at two heights and tell where a rustle is.
  - text: By smell
    feedback: Owls smell poorly, as most birds of the night do.
  why: One ear sits higher, so a sound reaches the two of them at two times.
""",
    good="""\
cards:
- id: owl
  kind: choice
  ask: How does an owl find a mouse in complete darkness?
  options:
  - text: By ear
    correct: true
    feedback: Its ears sit at two heights and tell where a rustle is.
  - text: By smell
    feedback: Owls smell poorly, as most birds of the night do.
  - text: By warmth
    feedback: Some snakes feel warmth from afar and no bird is known to.
  why: One ear sits higher, so a sound reaches the two of them at two times.
""",
)
