"""From an answer to what is recorded of it."""

from __future__ import annotations

from typing import NamedTuple

from aligntutor.core.asks import Answer, Verdict
from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, Review
from aligntutor.core.states import CardState
from aligntutor.kinds.codec import answer_payload, shown
from aligntutor.memory import HARD, SCHEDULER, Identity, is_leech, retrievability_on, review
from aligntutor.memory.evidence import CERTAIN, evidence_of, rating_of
from aligntutor.memory.pace import slow
from aligntutor.memory.scheduler import Load
from aligntutor.store import Log
from aligntutor.study.session import Asked, Limits


class Manner(NamedTuple):
    """How a sitting goes."""

    mode: str = "due"
    """One of the `study.modes`."""
    reschedule: bool = False
    """Whether practice of cards that are not due moves their schedule."""
    confidence: bool = False
    """Whether learners are asked how sure they are."""
    patience: int = 0
    """Seconds of thinking from which a right answer is a hard one; 0 for never."""
    limits: Limits = Limits()
    ideas: tuple[str, ...] = ()
    """The concepts that it is about; empty for all."""
    timer: bool = True
    """Whether the minutes are shown."""


class Given(NamedTuple):
    """An answer, and how it was given."""

    answer: Answer
    confidence: str = ""
    """`sure`, `unsure`, or empty where nothing was said."""
    latency_ms: int = 0
    patience: int = 0
    """Seconds of thinking from which a right answer counts as hard; 0 for never."""


class Outcome(NamedTuple):
    """An answer that is on disk."""

    event: Event
    verdict: Verdict
    rating: int
    slow: bool
    """Whether it was right and counts as hard for its slowness."""
    after: CardState | None
    """The state of its card; the same as before where it was only practised."""


def record(log: Log, asked: Asked, given: Given, at: Moment, load: Load, practises: bool, id: str) -> Outcome:
    """Grade an answer and record it durably, as practice where that is all it is; once for an event's id.

    Raises StoreError.
    """
    item, scheduling = asked.item, log.scheduling
    verdict = item.question.grade(asked.ask, given.answer)
    told = _graded(asked, given, verdict)
    evidence = evidence_of(told.kind, told.guess, told.answer, given.confidence)
    identity, today = Identity(item.card, item.deck, item.concept), study_day(at, scheduling.turn)
    long = verdict.correct and told.rating == HARD and evidence != CERTAIN

    def payload(before: CardState | None, after: CardState | None) -> Review:
        known = retrievability_on(before, today, scheduling) if before else None
        due = (after.due_day, after.due_ms) if after else (today, 0)
        return told._replace(retrievability=known, due_day=due[0], due_ms=due[1])

    def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
        after = review(
            state, identity, told.rating, told.correct, item.key, at, order, scheduling, evidence,
            given.confidence, load,
        )  # fmt: skip
        return payload(state, after)._replace(leech=is_leech(state, after, scheduling)), after

    if practises:
        event = log.append("practice", payload(asked.state, asked.state)._asdict(), at, id)
        return Outcome(event, verdict, told.rating, long, asked.state)
    recorded = log.append_review(item.card, at, decide, id)
    return Outcome(recorded.event, verdict, told.rating, long, recorded.state)


def _graded(asked: Asked, given: Given, verdict: Verdict) -> Review:
    """What there is to record before the state of the card is looked up."""
    item = asked.item
    long = slow(item.question.kind, asked.ask, given.latency_ms, given.patience)
    return Review(
        deck=item.deck,
        card=item.card,
        concept=item.concept,
        item=item.key,
        kind=item.question.kind,
        content=item.content,
        answer_hash=item.answer,
        shown=shown(asked.ask),
        answer=answer_payload(asked.ask, given.answer),
        correct=verdict.correct,
        credit=verdict.credit,
        rating=rating_of(verdict, given.answer, long),
        guess=item.question.guess(asked.ask),
        confidence=given.confidence,
        latency_ms=given.latency_ms,
        retrievability=None,
        scheduler=SCHEDULER,
        due_day=0,
        due_ms=0,
        words=item.words,
        learnt=item.learnt,
    )
