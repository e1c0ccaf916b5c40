"""R19: feedback that explains teaches many times more than right or wrong alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import jaccard

from .desk import Desk
from .page import Page
from .reading import content, words

CODE = "R19"
WORDS = 8
"""Words below which feedback explains nothing."""
ALIKE = 0.6
"""Share of content words from which two feedbacks say the same."""
_EXPLAINED_BY_ITSELF = frozenset({"flashcard"})


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors where an option has no feedback or nothing explains the answer; warnings for thin ones."""
    question = item.question
    told = [option.feedback for option in question.options if option.correct and option.feedback.strip()]
    explained = question.why.strip() or told or question.kind in _EXPLAINED_BY_ITSELF
    if not explained:
        yield Problem(CODE, "error", "Nothing explains the answer.", "Say in `why` why the answer holds.")
    if question.kind == "true-false":
        if desk.english and question.why.strip() and len(words(question.why)) < WORDS:
            yield _thin("explanation", question.why)
        return
    for option in question.options:
        if not option.feedback.strip():
            yield Problem(CODE, "error", f"The option “{option.text}” has no feedback.",
                          "Say why it tempts, or why it holds.")  # fmt: skip
        elif desk.english and len(words(option.feedback)) < WORDS:
            yield _thin(f"feedback on “{option.text}”", option.feedback)
    if desk.english:
        yield from _alike([option.feedback for option in question.options if option.feedback.strip()])


def _thin(what: str, text: str) -> Problem:
    return Problem(CODE, "warning", f"The {what} has only {len(words(text))} words: “{text}”",
                   f"Explain in {WORDS} words or more.")  # fmt: skip


def _alike(feedback: list[str]) -> Iterator[Problem]:
    for left, right in combinations(feedback, 2):
        if jaccard(content(left), content(right)) > ALIKE:
            yield Problem(CODE, "warning", f"Two options have almost the same feedback: “{left}” “{right}”",
                          "Say of each what is particular to it.")  # fmt: skip


PAGE = Page(
    title="Feedback that does not explain",
    finds=(
        "An option without feedback, and an item that nothing explains (errors); feedback of fewer than "
        "eight words, and two feedbacks that share over 60 % of their content words (warnings)."
    ),
    matters=(
        "Feedback that explains is worth far more than right or wrong: 0.49 against 0.05 standard "
        "deviations in the meta-analysis of Van der Kleij, Feskens and Eggen (2015). And wrong options that "
        "nobody refutes are learned; feedback undoes that, as Butler and Roediger (2008) showed."
    ),
    mend="Say for each option why it tempts or why it holds, in a sentence that speaks of this option alone.",
    bad="""\
cards:
- id: cheese
  kind: choice
  ask: What makes the holes in a wheel of Swiss cheese?
  options:
  - text: Bubbles of gas
    correct: true
    feedback: Bacteria breathe out gas that cannot leave the firm wheel.
  - text: Mice in the cellar
    feedback: No.
  - text: Pockets of water
    feedback: Whey is pressed out early and leaves no room behind.
  why: Specks of hay in the milk are where the bubbles begin.
""",
    good="""\
cards:
- id: cheese
  kind: choice
  ask: What makes the holes in a wheel of Swiss cheese?
  options:
  - text: Bubbles of gas
    correct: true
    feedback: Bacteria breathe out gas that cannot leave the firm wheel.
  - text: Mice in the cellar
    feedback: A gnawed wheel is thrown away, and gnawing starts at the rind.
  - text: Pockets of water
    feedback: Whey is pressed out early and leaves no room behind.
  why: Specks of hay in the milk are where the bubbles begin.
""",
)
