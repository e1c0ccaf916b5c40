"""The use case of studying: session, log and words for the learner, the same for both faces."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from aligntutor.core.asks import Answer, Recall, Verdict
from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.events import Event, Review
from aligntutor.core.items import Item
from aligntutor.core.states import CardState
from aligntutor.kinds.codec import answer_payload, shown
from aligntutor.memory import AGAIN, SCHEDULER, Identity, preview, retrievability_on, review
from aligntutor.memory.evidence import evidence_of, rating_of
from aligntutor.store import Compiled, Log, Recorded, StoreError
from aligntutor.study.session import Asked, Learn, Limits, Session

from . import wording
from .changelog import news
from .planning import is_something_new, new_left, plan
from .reading import opening
from .refusal import NotSaved
from .rows import item_from
from .shown import Asking, Done, Lesson, Standing, Step, Summary, Told
from .summing import Answered, sum_up

T = TypeVar("T")
ASKED_AGAIN = ("review", "suspend", "bury")
"""What, taken back, brings its card up again at once."""


class Study:
    """One sitting over some decks: what is to be shown now, and what the learner may do about it.

    `mend` compiles whatever decks the cache has lost. Beginning may raise a StoreError.
    """

    def __init__(
        self,
        log: Log,
        compiled: Compiled,
        decks: Sequence[str],
        clock: Callable[[], Moment],
        seed: str,
        limits: Limits,
        mend: Callable[[], object],
    ) -> None:
        self._log = log
        self._compiled = compiled
        self._decks = decks
        self._clock = clock
        self._mend = mend
        self._turn = log.scheduling.turn
        self._given: list[Answered] = []
        self._met: list[tuple[str, str]] = []
        self._read = {deck: set(log.lessons_read(deck)) for deck in decks}
        self._started = clock()
        self._asked_at = self._started.ms
        work = plan(log, compiled, decks, self._started)
        self._session = Session(work, self._items, seed, limits, self._started.ms)
        self._to_meet = sum(1 for idea in work.ideas if idea.concept)
        self._deck_facts: dict[str, dict[str, Any]] = {}
        self.step: Step = self._move()

    @property
    def news(self) -> tuple[str, ...]:
        """A line on each deck of this sitting that changed in the last few days."""
        told = news(self._log, study_day(self._clock(), self._turn))
        return tuple(f"{self._facts(deck)['title']}: {told[deck]}" for deck in self._decks if deck in told)

    @property
    def standing(self) -> Standing:
        """How far this sitting is."""
        progress = self._session.progress
        return Standing(progress.done, progress.total, self._minutes())

    def read(self) -> Step:
        """The lesson at hand was read: store that and go on. Raises NotSaved."""
        step = self._session.step
        assert isinstance(step, Learn)
        self._saved(lambda: self._log.lesson(step.deck, step.concept, self._clock()))
        self._met.append((step.deck, step.concept))
        self._read[step.deck].add(step.concept)
        self._session.read()
        self.step = self._move()
        return self.step

    def answer(self, answer: Answer) -> Told:
        """Grade the answer and store it durably; only then is there anything to tell.

        Raises NotSaved, after which nothing was recorded and the same call may be made again.
        """
        asked = self._session.step
        assert isinstance(asked, Asked)
        item, at = asked.item, self._clock()
        verdict = item.question.grade(asked.ask, answer)
        rating = rating_of(verdict, answer)
        identity = Identity(item.card, item.deck, item.concept)
        told, guess = answer_payload(asked.ask, answer), item.question.guess(asked.ask)
        evidence = evidence_of(item.question.kind, guess, told)

        def decide(state: CardState | None, order: int) -> tuple[Review, CardState]:
            after = review(
                state, identity, rating, verdict.correct, item.key, at, order, self._log.scheduling, evidence
            )
            return self._record(asked, told, guess, verdict, rating, at, state, after), after

        recorded = self._saved(lambda: self._log.append_review(item.card, at, decide))
        assert recorded.state is not None
        self._session.accept(recorded.state, rating)
        self._given.append(Answered(recorded.event.id, item, verdict, asked.state, recorded.state))
        return Told(
            answer,
            verdict,
            self._again(rating, recorded.state, at),
            wording.place(item.source, self._facts(item.deck)["sections"]),
            self._facts(item.deck)["noun"],
        )

    def go_on(self) -> Step:
        """After the feedback: what comes next."""
        self.step = self._move()
        return self.step

    def undo(self) -> tuple[Event, ...]:
        """Take back the last act, also one of an earlier sitting; gives its events, the last first.

        A card whose answer is taken back, or that was set aside, is asked at once. Raises NotSaved.
        """
        undone: list[Recorded] = self._saved(lambda: self._log.undo_last(self._clock()))
        taken = {recorded.event.id for recorded in undone}
        self._given = [given for given in self._given if given.event not in taken]
        for event, state in undone:
            card: str = event.payload.get("card", "")
            if event.type in ASKED_AGAIN and self._compiled.card(card):
                self._session.undone(card, state)
        if any(recorded.event.type in ASKED_AGAIN for recorded in undone):
            self.step = self._move()
        return tuple(recorded.event for recorded in undone)

    def finish(self) -> Summary:
        """What this sitting brought so far; only how much, where the log cannot be read any more."""
        minutes = self._minutes()
        try:
            summary = sum_up(self._given, self._met, minutes, self._log, self._compiled, self._clock())
            return summary._replace(new_tomorrow=self._new_tomorrow())
        except StoreError:
            return Summary(len(self._given), minutes)

    def _new_tomorrow(self) -> bool:
        left = new_left(self._log, study_day(self._clock(), self._turn))
        return not left and is_something_new(self._log, self._compiled, self._decks)

    def _minutes(self) -> int:
        return max(0, self._clock().ms - self._started.ms) // MINUTE

    def _move(self) -> Step:
        now = self._clock()
        self._asked_at = now.ms
        step = self._session.go_on(now.ms)
        while isinstance(step, Learn):
            if lesson := self._lesson(step):
                return lesson
            self._session.skip()
            step = self._session.go_on(now.ms)
        return self._asking(step, now) if isinstance(step, Asked) else Done(self.finish(), step.limited)

    def _again(self, rating: int, state: CardState, at: Moment) -> str:
        """When the card returns; a failed one does before the sitting ends, whatever steps are set."""
        if rating == AGAIN and not state.due_ms:
            return "again in this sitting"
        return wording.again(state.due_day, state.due_ms, at, self._turn)

    def _items(self, card: str) -> tuple[Item, ...]:
        return tuple(map(item_from, self._found(lambda: self._compiled.items(card))))

    def _found(self, ask: Callable[[], T]) -> T:
        """What the cache has; where it has lost that (damaged, made anew), decks are compiled first."""
        if found := ask():
            return found
        self._mend()
        return ask()

    def _asking(self, asked: Asked, now: Moment) -> Asking:
        item = asked.item
        previews = ("", "", "", "")
        if isinstance(asked.ask, Recall):
            dues = preview(asked.state, item.card, now, self._log.scheduling)
            again, hard, good, easy = (wording.span(due.day, due.ms, now, self._turn) for due in dues)
            previews = (again, hard, good, easy)
        return Asking(self._chapter(item), asked.ask, previews, item.key)

    def _chapter(self, item: Item) -> str:
        row = self._compiled.card(item.card)
        titles = {chapter.id: chapter.title for chapter in self._compiled.chapters(item.deck)}
        return titles.get(row.chapter if row else "", "") or str(self._facts(item.deck)["title"])

    def _lesson(self, step: Learn) -> Lesson | None:
        row = self._found(lambda: self._compiled.concept(step.deck, step.concept))
        if row is None:
            return None
        told = json.loads(row.lesson)
        told["contrasts"] = tuple((term, note) for term, note in told["contrasts"])
        chapter, passage = opening(self._compiled.chapters(step.deck), step.concept, self._read[step.deck])
        return Lesson(
            **told,
            source_noun=self._facts(step.deck)["noun"],
            nth=len(self._met) + 1,
            of=self._to_meet,
            chapter=chapter,
            passage=passage,
        )

    def _facts(self, deck: str) -> dict[str, Any]:
        """What is told of a deck beside its items; of one taken off the shelf meanwhile, its id."""
        if deck not in self._deck_facts:
            row = self._found(lambda: self._compiled.deck(deck))
            about = {**json.loads(row.about), "title": row.title} if row else {}
            self._deck_facts[deck] = {"title": deck, "noun": "source", "sections": {}, **about}
        return self._deck_facts[deck]

    def _record(
        self, asked: Asked, told: Any, guess: float, verdict: Verdict, rating: int, at: Moment,
        before: CardState | None, after: CardState,
    ) -> Review:  # fmt: skip
        item = asked.item
        scheduling = self._log.scheduling
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
            latency_ms=max(0, at.ms - self._asked_at),
            retrievability=(
                retrievability_on(before, study_day(at, scheduling.turn), scheduling) if before else None
            ),
            scheduler=SCHEDULER,
            due_day=after.due_day,
            due_ms=after.due_ms,
            words=item.words,
            learnt=item.learnt,
        )

    def _saved(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except StoreError as error:
            raise NotSaved(str(error)) from error
