"""From an answer to what is recorded of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from aligntutor.core.asks import Answer, Verdict
from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, Review
from aligntutor.core.states import CardState
from aligntutor.kinds.codec import answer_payload, shown
from aligntutor.memory import SCHEDULER, Identity, is_leech, retrievability_on, review
from aligntutor.memory.evidence import evidence_of, rating_of
from aligntutor.memory.scheduler import Load
from aligntutor.store import Log
from aligntutor.study.session import Asked


class Outcome(NamedTuple):
    """An answer that is on disk."""

    event: Event
    verdict: Verdict
    rating: int
    after: CardState | None
    """The state of its card; the same as before where it was only practised."""


def record(
    log: Log, asked: Asked, answer: Answer, at: Moment, latency_ms: int, load: Load, practises: bool
) -> Outcome:
    """Grade an answer and record it durably, as practice where that is all it is. Raises StoreError."""
    item, scheduling = asked.item, log.scheduling
    verdict = item.question.grade(asked.ask, answer)
    rating = rating_of(verdict, answer)
    told, guess = answer_payload(asked.ask, answer), item.question.guess(asked.ask)
    evidence = evidence_of(item.question.kind, guess, told)
    identity = Identity(item.card, item.deck, item.concept)

    def payload(before: CardState | None, after: CardState | None) -> Review:
        return _review(asked, told, guess, verdict, rating, latency_ms, log, at, before, after)

    def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
        after = review(
            state, identity, rating, verdict.correct, item.key, at, order, scheduling, evidence, load
        )
        return payload(state, after)._replace(leech=is_leech(state, after, scheduling)), after

    if practises:
        event = log.append("practice", payload(asked.state, asked.state)._asdict(), at)
        return Outcome(event, verdict, rating, asked.state)
    recorded = log.append_review(item.card, at, decide)
    return Outcome(recorded.event, verdict, rating, recorded.state)


def _review(
    asked: Asked, told: Any, guess: float, verdict: Verdict, rating: int, latency_ms: int, log: Log,
    at: Moment, before: CardState | None, after: CardState | None,
) -> Review:  # fmt: skip
    item, today = asked.item, study_day(at, log.scheduling.turn)
    return Review(
        deck=item.deck,
        card=item.card,
        concept=item.concept,
        item=item.key,
        kind=item.question.kind,
        content=item.content,
        answer_hash=item.answer,
        shown=shown(asked.ask),
        answer=told,
        correct=verdict.correct,
        credit=verdict.credit,
        rating=rating,
        guess=guess,
        confidence="",
        latency_ms=latency_ms,
        retrievability=retrievability_on(before, today, log.scheduling) if before else None,
        scheduler=SCHEDULER,
        due_day=after.due_day if after else today,
        due_ms=after.due_ms if after else 0,
    )
