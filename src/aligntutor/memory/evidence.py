"""From an answer to what it says about recall: the scheduler is told a rating, and how far to believe it."""

from typing import Any, NamedTuple

from aligntutor.core.asks import Answer, Recalled, Verdict

from .fsrs import AGAIN, GOOD, HARD

PARTIAL = 0.5
"""The least credit that counts as having recalled it with difficulty."""
SLIP = 0.05
"""Chance of a wrong answer by someone who knows."""
UNKNOWN = 0.5
"""Chance of recall, before the answer, where the memory model has no say."""
RATED = "flashcard"
"""The kind whose answers are rated by the learner."""


class Evidence(NamedTuple):
    """How an answer may mislead about recall."""

    guess: float = 0.0
    """Chance of a right answer by someone who does not know."""
    slip: float = 0.0
    """Chance of a wrong answer by someone who knows."""


CERTAIN = Evidence()
"""An answer that is recall itself, as when the learner judges, or owns up to not knowing."""


def evidence_of(kind: str, guess: float, answer: Any) -> Evidence:
    """What a recorded answer is worth as evidence: its kind, its chance of guessing, and what was answered.

    No answer at all means "I do not know", where nothing slipped.
    """
    return CERTAIN if kind == RATED or not answer else Evidence(guess, SLIP)


def right_chance(recall: float, evidence: Evidence) -> float:
    """The chance, 0 to 1, of a right answer where the chance of recall is `recall`."""
    return recall * (1 - evidence.slip) + (1 - recall) * evidence.guess


def recalled_chance(right: bool, before: float, evidence: Evidence) -> float:
    """The chance, 0 to 1, that it was recalled, given the answer and the chance `before` it.

    By Bayes' rule with guess g, slip s and chance R: R (1 - s) / (R (1 - s) + (1 - R) g) where right, and
    R s / (R s + (1 - R) (1 - g)) where wrong, as knowledge tracing updates a skill (Corbett and Anderson
    1995, "Knowledge tracing", User Modeling and User-Adapted Interaction 4, appendix).
    """
    knew = before * (1 - evidence.slip if right else evidence.slip)
    did_not = (1 - before) * (evidence.guess if right else 1 - evidence.guess)
    # Where neither could have happened, the answer is taken at its word.
    return knew / (knew + did_not) if knew + did_not > 0 else float(right)


def rating_of(verdict: Verdict, answer: Answer) -> int:
    """The rating, 1 Again to 4 Easy, that an answer and its verdict stand for.

    A graded answer is Good where right (a slip of spelling included), Hard where it earned at least
    half of the credit, else Again; never Easy, since nothing in it tells how easy it was. A recalled
    answer keeps the rating the learner gave.
    """
    if isinstance(answer, Recalled):
        return answer.rating
    if verdict.correct:
        return GOOD
    return HARD if verdict.credit >= PARTIAL else AGAIN
