"""From an answer to what it says about recall: the scheduler is told a rating, and how far to believe it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .fsrs import AGAIN, GOOD, HARD

if TYPE_CHECKING:
    from aligntutor.core.asks import Answer, Verdict

PARTIAL = 0.5
"""The least credit that counts as having recalled it with difficulty."""
SLIP = 0.05
"""Chance of a wrong answer by someone who knows."""
UNKNOWN = 0.5
"""Chance of recall, before the answer, where the memory model has no say."""
RATED = "flashcard"
"""The kind whose answers are rated by the learner."""
UNSURE = (0.2, 0.6)
"""How often a learner who was right says "unsure" rather than "sure": having known it, and having guessed."""


class Evidence(NamedTuple):
    """How an answer may mislead about recall."""

    guess: float = 0.0
    """Chance of a right answer by someone who does not know."""
    slip: float = 0.0
    """Chance of a wrong answer by someone who knows."""
    doubt: float = 1.0
    """How many times as often who guessed right says what was said of it as who knew; 1 for nothing said."""


CERTAIN = Evidence()
"""An answer that is recall itself, as when the learner judges, or owns up to not knowing."""


DOUBT = {"unsure": UNSURE[1] / UNSURE[0], "sure": (1 - UNSURE[1]) / (1 - UNSURE[0])}
"""The Bayes factor of each word of confidence, for a guess and against knowing: 3, and 1/2.

The two shares of UNSURE are assumed, not measured, and mild on purpose. For their direction: right answers
of low confidence are kept twice as often where one is told that they were right (Butler, Karpicke and
Roediger 2008, "Correcting a metacognitive error", Journal of Experimental Psychology: Learning, Memory, and
Cognition 34, 918-928). Against more: people are surer than they are right (Lichtenstein and Fischhoff 1977,
"Do those who know more also know more about how much they know?", Organizational Behavior and Human
Performance 20, 159-183), so that a "sure" tells less than an "unsure".
"""


def evidence_of(kind: str, guess: float, answer: Any, confidence: str = "") -> Evidence:
    """What a recorded answer is worth as evidence: its kind and chance of guessing, the answer, how sure.

    No answer at all means "I do not know", where nothing slipped. Confidence is `sure` or `unsure`; any
    other counts as nothing said.
    """
    return CERTAIN if kind == RATED or not answer else Evidence(guess, SLIP, DOUBT.get(confidence, 1.0))


def right_chance(recall: float, evidence: Evidence) -> float:
    """The chance, 0 to 1, of a right answer where the chance of recall is `recall`."""
    return recall * (1 - evidence.slip) + (1 - recall) * evidence.guess


def recalled_chance(right: bool, before: float, evidence: Evidence) -> float:
    """The chance, 0 to 1, that it was recalled, given the answer and the chance `before` it.

    By Bayes' rule with guess g, slip s and chance R: R (1 - s) / (R (1 - s) + (1 - R) g) where right, and
    R s / (R s + (1 - R) (1 - g)) where wrong, as knowledge tracing updates a skill (Corbett and Anderson
    1995, "Knowledge tracing", User Modeling and User-Adapted Interaction 4, appendix). Where right, what was
    said of it (`doubt`) multiplies g; where wrong it says nothing, as one is as sure of a misconception as
    of a slip.
    """
    knew = before * (1 - evidence.slip if right else evidence.slip)
    did_not = (1 - before) * (evidence.guess * evidence.doubt if right else 1 - evidence.guess)
    # Where neither could have happened, the answer is taken at its word.
    return knew / (knew + did_not) if knew + did_not > 0 else float(right)


def rating_of(verdict: Verdict, answer: Answer, slow: bool = False) -> int:
    """The rating, 1 Again to 4 Easy, that an answer and its verdict stand for.

    A graded answer is Good where right (a slip of spelling included), Hard where that took long (`slow`) or
    where it earned at least half of the credit, else Again; never Easy, since nothing in it tells how easy
    it was. A recalled answer keeps the rating the learner gave.
    """
    from aligntutor.core.asks import Recalled  # commands that only count need no answers

    if isinstance(answer, Recalled):
        return answer.rating
    if verdict.correct:
        return HARD if slow else GOOD
    return HARD if verdict.credit >= PARTIAL else AGAIN
