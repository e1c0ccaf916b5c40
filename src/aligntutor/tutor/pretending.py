"""A learner who is made up: what they answer, right or as people are wrong, how sure, how long it takes."""

from __future__ import annotations

from graphlib import TopologicalSorter
from random import Random
from typing import NamedTuple

from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Recalled,
    Write,
    Written,
)
from aligntutor.core.items import Item, Question
from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.short_answer import ShortAnswer
from aligntutor.memory import AGAIN, EASY, GOOD, HARD, fsrs
from aligntutor.memory.evidence import SLIP, UNKNOWN, Evidence, right_chance
from aligntutor.memory.observing import observed

GRASP = (1.0, 1.0, 1.0, 1.0, 0.92)
"""How well an idea is grasped, each as likely: so much of what should be recalled is."""
BEST = 0.6
"""Chance that the wrong answer which tempts most is given, and not one of those after it."""
SAID = {True: (0.68, 0.24, 0.08), False: (0.42, 0.3, 0.28)}
"""How often "sure", nothing and "unsure" are said of a right answer, and of a wrong one.

Where five answers of six are right, nine of ten sure ones are, and not two of three unsure ones.
"""
RATED = (HARD, GOOD, GOOD, GOOD, EASY)
"""How an answer that was recalled is rated, each as likely."""
SECONDS = (6, 40, 11)
"""How long an answer takes: the least, the most, and what is the likeliest."""


class Answered(NamedTuple):
    """An answer, how sure it is (as in a review), and how many milliseconds it took."""

    answer: Answer
    confidence: str
    ms: int


class Learner:
    """Their memory follows FSRS-6 by what they recalled; answers may be guesses and slips all the same."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._memory: dict[str, tuple[float, float]] = {}
        """True stability and difficulty, by card."""
        self._last: dict[str, int] = {}
        """The study day of the last answer, by card."""
        self._grasp: dict[str, float] = {}
        """By concept, or else by card."""

    def answer(self, item: Item, ask: Ask, day: int) -> Answered:
        """What they answer on a study day, which moves their memory of the card."""
        random, question, recalled = self._random, item.question, self._recalls(item, day)
        ms = round(1000 * random.triangular(*SECONDS))
        if isinstance(ask, Recall):
            points = tuple(range(len(ask.checklist))) if recalled else ()
            return Answered(Recalled(random.choice(RATED) if recalled else AGAIN, points), "", ms)
        chance = right_chance(float(recalled), Evidence(question.guess(ask), SLIP))
        good = random.random() < chance
        answer = right(ask, question) if good else wrong(ask, question, random)
        (said,) = random.choices(("sure", "", "unsure"), SAID[good])
        return Answered(answer, said, ms)

    def _recalls(self, item: Item, day: int) -> bool:
        card, grasp = item.card, self._grasp.setdefault(item.concept or item.card, self._random.choice(GRASP))
        memory, elapsed = self._memory.get(card), day - self._last.get(card, day)
        known = fsrs.retrievability(DEFAULT_WEIGHTS, memory[0], elapsed) if memory else UNKNOWN
        recalled = self._random.random() < known * grasp
        self._memory[card] = observed(DEFAULT_WEIGHTS, memory, elapsed, GOOD if recalled else AGAIN)
        self._last[card] = day
        return recalled


def right(ask: Ask, question: Question) -> Answer:
    """The right answer to a question as it is asked."""
    match ask:
        case Choose():
            return Chosen(_ids(ask, question, True))
        case Write():
            return Written(question.accepted[0])
        case Recall(checklist=points):
            return Recalled(GOOD, tuple(range(len(points))))
        case Arrange():
            assert isinstance(question, Ordering)
            before: dict[str, list[str]] = {id: [] for id in question.items}
            for first, then in question.constraints:
                before[then].append(first)
            return Arranged(tuple(TopologicalSorter(before).static_order()))
        case Match():
            assert isinstance(question, Matching)
            ids = {side.text: side.id for side in ask.right}
            return Matched(tuple((side.id, ids[question.pairs[side.text]]) for side in ask.left))


def wrong(ask: Ask, question: Question, random: Random) -> Answer:
    """A wrong answer, the more tempting the likelier; or "I do not know", where nothing tempts."""
    match ask:
        case Choose(many=True):
            keys, others = _ids(ask, question, True), _ids(ask, question, False)
            return Chosen((*keys[1:], _tempted(others, random)))
        case Choose():
            return Chosen((_tempted(_ids(ask, question, False), random),))
        case Write():
            terms: tuple[str, ...] = ()
            if isinstance(question, ShortAnswer):
                terms = (*question.near_miss, *question.rivals)
            elif isinstance(question, Numeric):
                terms = tuple(question.slips)
            return Written(_tempted((*terms, ""), random))
        case Recall():
            return Recalled(AGAIN)
        case Arrange(parts=parts):  # never in a right order at first
            return Arranged(tuple(part.id for part in parts))
        case Match():
            answer = right(ask, question)
            assert isinstance(answer, Matched)
            (one, first), (other, then), *rest = answer.pairs
            return Matched(((one, then), (other, first), *rest))


def _ids(ask: Choose, question: Question, correct: bool) -> tuple[str, ...]:
    """The ids of the options shown that are right, or of those that are wrong, the best first."""
    shown = {option.text: option.id for option in ask.options}
    return tuple(
        shown[option.text]
        for option in question.options
        if option.correct == correct and option.text in shown
    )


def _tempted(wrong: tuple[str, ...], random: Random) -> str:
    """One of these, the first of them most often."""
    for answer in wrong[:-1]:
        if random.random() < BEST:
            return answer
    return wrong[-1]
