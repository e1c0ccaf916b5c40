"""From an answer to a rating: what the scheduler is told."""

from __future__ import annotations

from aligntutor.core.asks import Answer, Recalled, Verdict

from .fsrs import AGAIN, GOOD, HARD

PARTIAL = 0.5
"""The least credit that counts as having recalled it with difficulty."""


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
