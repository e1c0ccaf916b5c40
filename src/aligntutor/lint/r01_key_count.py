"""R01: a question with no right option, or with two, marks learners wrong who are right."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page

CODE = "R01"


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error unless a choice has one right option, and `multiple` two right ones and a wrong one."""
    question = item.question
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right
    if question.kind == "multiple":
        if right < 2 or not wrong:
            found = f"{right} right and {wrong} wrong options"
            yield Problem(CODE, "error", f"Several answers are to be picked, but there are {found}.",
                          "Give at least two right options and one wrong one.")  # fmt: skip
    elif (question.options or question.kind == "choice") and right != 1:
        yield Problem(CODE, "error", f"{right} of {len(question.options)} options are marked as right.",
                      "Mark exactly one option with `correct: true`.")  # fmt: skip


PAGE = Page(
    title="No right option, or too many",
    finds=(
        "A choice that does not have exactly one option marked as right; a `multiple` with fewer than two "
        "right options, or without a wrong one. A card that fails here cannot be graded and is refused."
    ),
    matters=(
        "Where two options are right, knowing is marked as wrong half of the time, and the learner is "
        "taught something false. That one option, and one alone, is the right one is the first of what "
        "Haladyna, Downing and Rodriguez (2002) ask of the options."
    ),
    mend="Mark one option with `correct: true`; where several are right, write `kind: multiple`.",
    bad="""\
cards:
- id: frog
  kind: choice
  ask: What does a tadpole breathe with in its first days?
  options:
  - text: Gills
    correct: true
    feedback: It draws air from water and has no other way yet.
  - text: Lungs
    correct: true
    feedback: They grow later and are in use when it climbs ashore.
  - text: Its tail
    feedback: The tail drives it forward and takes in hardly anything.
  why: A frog begins its life as an animal of the water.
""",
    good="""\
cards:
- id: frog
  kind: choice
  ask: What does a tadpole breathe with in its first days?
  options:
  - text: Gills
    correct: true
    feedback: It draws air from water and has no other way yet.
  - text: Lungs
    feedback: They grow later and are in use when it climbs ashore.
  - text: Its tail
    feedback: The tail drives it forward and takes in hardly anything.
  why: A frog begins its life as an animal of the water.
""",
)
