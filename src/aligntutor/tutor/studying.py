"""The use case of studying: session, log and words for the learner, the same for both faces."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from math import inf
from typing import Any, TypeVar

from aligntutor.core.asks import Answer, Recall
from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.events import Event, EventType
from aligntutor.core.items import Item
from aligntutor.core.states import CardState
from aligntutor.kinds.codec import answer_payload
from aligntutor.memory import AGAIN, is_due, preview
from aligntutor.memory.evidence import CERTAIN, evidence_of
from aligntutor.store import Compiled, Log, Recorded, StoreError
from aligntutor.study.modes import MODES
from aligntutor.study.session import Asked, Finished, Learn, Session

from . import wording
from .answering import Given, Manner, record
from .by_hand import DONE
from .by_hand import told as told_by_hand
from .changelog import news
from .planning import is_something_new, new_left, plan
from .reading import opening
from .refusal import NotSaved, Refused
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
        mend: Callable[[], object],
        manner: Manner,
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
        self._event, self._undoing = "", log.new_id()
        self._given_at: int | None = None
        work = plan(log, compiled, decks, self._started, manner.mode)
        self._practice = set() if manner.reschedule else set(work.practice)
        self._pauses = [event.payload for event in log.of_note("pause")][-1:]
        self._manner = manner
        self._answered = False
        self.note = wording.postponed(work, study_day(self._started, self._turn))
        """What is to be said of the plan beforehand; mostly nothing."""
        self._session = Session(work, self._items, seed, manner.limits, self._started.ms)
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

    def given(self, answer: Answer) -> bool:
        """Note when the learner answered; whether to ask how sure they are before `answer` stores it.

        Whoever rates themselves or does not know is not asked.
        """
        asked = self._session.step
        assert isinstance(asked, Asked)
        self._given_at = self._clock().ms
        told = answer_payload(asked.ask, answer)
        return self._manner.confidence and evidence_of(asked.item.question.kind, 0.0, told) != CERTAIN

    def answer(self, answer: Answer, confidence: str = "") -> Told:
        """Grade the answer and store it durably; only then is there anything to tell.

        Confidence is `sure`, `unsure`, or empty where nothing was said. Raises NotSaved, after which the same
        call may be made again; it is recorded once.
        """
        asked = self._session.step
        assert isinstance(asked, Asked)
        item, at = asked.item, self._clock()
        if self._given_at is None:  # What could not be saved at once is no slower for that.
            self._given_at = at.ms
        given = Given(answer, confidence, max(0, self._given_at - self._asked_at), self._manner.patience)
        practises = self._practises(item.card, at)
        done = self._saved(lambda: record(self._log, asked, given, at, self._load, practises, self._event))
        again, aside = "the schedule stays as it is", ""
        if practises:
            self._session.practised(done.rating)
        else:
            assert done.after is not None
            self._session.accept(done.after, done.rating)
            again = self._again(done.rating, done.after, at)
            if done.event.payload["leech"]:
                self._session.put_aside(item.card)
                again, aside = "set aside", wording.leech(done.after.lapses)
        self._answered = True
        self._given.append(Answered(done.event.id, item, done.verdict, asked.state, done.after, confidence))
        return Told(
            answer,
            done.verdict,
            again,
            wording.place(item.source, self._facts(item.deck)["sections"]),
            self._facts(item.deck)["noun"],
            wording.SLOW if done.slow else "",
            aside,
        )

    def by_hand(self, action: EventType, note: str = "", days: int = 1) -> str:
        """Do something with the card at hand, before its answer or after; gives what was done, in words.

        Raises NotSaved, and Refused where there is no card.
        """
        asked, at = self._session.step, self._clock()
        if not isinstance(asked, Asked):
            raise Refused("There is no card here.", "Cards come after the lesson.")
        card = asked.item.card
        act = told_by_hand(action, card, study_day(at, self._turn), note, days)
        self._saved(lambda: self._log.append(*act, at))
        if action == "reset":
            self._session.begin_anew(card)
        elif action != "flag":
            self._session.put_aside(card)
        if action != "flag" and not self._answered:
            self.step = self._move()
        return DONE[action]

    def go_on(self) -> Step:
        """After the feedback: what comes next."""
        self.step = self._move()
        return self.step

    def undo(self) -> tuple[Event, ...]:
        """Take back the last act, also one of an earlier sitting; gives its events, the last first.

        A card whose answer is taken back, or that was set aside, is asked at once. Raises NotSaved.
        """
        undone: list[Recorded] = self._saved(lambda: self._log.undo_last(self._clock(), self._undoing))
        self._undoing = self._log.new_id()
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
            over = isinstance(self._session.step, Finished) and not (self._given or self._met)
            nothing = (self.note or MODES[self._manner.mode].nothing) if over else ""
            return summary._replace(new_tomorrow=self._new_tomorrow(), nothing=nothing)
        except StoreError:
            return Summary(len(self._given), minutes)

    def _new_tomorrow(self) -> bool:
        left = new_left(self._log, study_day(self._clock(), self._turn))
        return not left and is_something_new(self._log, self._compiled, self._decks, self._clock())

    def _minutes(self) -> int:
        return max(0, self._clock().ms - self._started.ms) // MINUTE

    def _practises(self, card: str, at: Moment) -> bool:
        """Whether an answer leaves the schedule alone: one to a card that is practised and not due."""
        state = self._session.states.get(card)
        return card in self._practice and not (state and is_due(state, at, self._log.scheduling))

    def _load(self, first: int, last: int) -> list[float]:
        """Reviews due on each day; none are wanted on those of a pause."""
        load: list[float] = [*self._log.load(first, last)]
        for pause in self._pauses:
            for day in range(max(first, pause["from"]), min(last + 1, pause["until"])):
                load[day - first] = inf
        return load

    def _move(self) -> Step:
        now = self._clock()
        self._answered = False
        self._asked_at, self._given_at = now.ms, None
        self._event = self._log.new_id()
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
        if isinstance(asked.ask, Recall) and not self._practises(item.card, now):
            dues = preview(asked.state, item.card, now, self._log.scheduling, self._load)
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

    def _saved(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except StoreError as error:
            raise NotSaved(str(error)) from error
