"""The use case of studying: session, log and words for the learner, the same for both faces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

from aligntutor.core.asks import Answer, Recall
from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import deck_of
from aligntutor.core.states import CardState
from aligntutor.kinds.codec import answer_payload
from aligntutor.memory import AGAIN, is_due, preview
from aligntutor.memory.evidence import CERTAIN, evidence_of
from aligntutor.store import Compiled, Log, Recorded, StoreError
from aligntutor.study.modes import MODES
from aligntutor.study.session import Asked, Finished, Learn, Session

from . import wording
from .acts import ANSWERS, DONE, NEED_ANSWERS
from .acts import told as told_by_hand
from .answering import Given, Manner, record
from .changelog import news
from .comparing import pair_of
from .pages import Pages
from .planning import is_something_new, new_left, pause_of, plan
from .refusal import NotSaved, Refused
from .shown import Asking, Done, Standing, Step, Summary, Told
from .summing import Answered, sum_up

T = TypeVar("T")
LEFT_ALONE = ("flag", "unflag")
"""What leaves the sitting as it is."""


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
        self._pages = Pages(compiled, mend)
        self._turn = log.scheduling.turn
        self._given: list[Answered] = []
        self._met: list[tuple[str, str]] = []
        self._read = {deck: set(log.lessons_read(deck)) for deck in decks}
        self._started = clock()
        self._asked_at = self._started.ms
        self._event, self._undoing = "", log.new_id()
        self._given_at: int | None = None
        work = plan(log, compiled, decks, self._started, manner.mode, manner.ideas)
        self._practice = set() if manner.reschedule else set(work.practice)
        self._pause = pause_of(log, study_day(self._started, self._turn))
        self._manner = manner
        self._answered = False
        self.note = wording.postponed(work, study_day(self._started, self._turn))
        """What is to be said of the plan beforehand; mostly nothing."""
        self._session = Session(work, self._pages.items, seed, manner.limits, self._started.ms)
        self._to_meet = sum(1 for idea in work.ideas if idea.concept)
        self.step: Step = self._move()

    @property
    def deck(self) -> str | None:
        """The deck that is studied; none where there are several."""
        return self._decks[0] if len(self._decks) == 1 else None

    @property
    def news(self) -> tuple[str, ...]:
        """A line on each deck of this sitting that changed in the last few days."""
        told = news(self._log, study_day(self._clock(), self._turn))
        mine = [deck for deck in self._decks if deck in told]
        return tuple(f"{self._pages.facts(deck)['title']}: {told[deck]}" for deck in mine)

    @property
    def standing(self) -> Standing:
        """How far this sitting is."""
        progress = self._session.progress
        return Standing(progress.done, progress.total, self._minutes(), self._manner.timer)

    @property
    def flag(self) -> str:
        """The note on the card at hand; empty where it has no flag."""
        step = self._session.step
        mark = self._log.marks().get(step.item.card) if isinstance(step, Asked) else None
        return (mark.note or "") if mark else ""

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
        assert not self._answered
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
                again, aside = "set aside", wording.leech(done.after.lapses, item.card)
        self._answered = True
        self._given.append(Answered(done.event.id, item, done.verdict, asked.state, done.after, confidence))
        return Told(
            answer,
            done.verdict,
            again,
            wording.place(item.source, self._pages.facts(item.deck)["sections"]),
            self._pages.facts(item.deck)["noun"],
            wording.SLOW if done.slow else "",
            aside,
            pair_of(self._compiled, item.deck, item.concept, done.verdict.confused),
        )

    def by_hand(self, action: EventType, note: str = "", days: int = 1) -> str:
        """Do something with the card at hand, before its answer or after; gives what was done, in words.

        Raises NotSaved, and Refused where there is no card.
        """
        asked, at = self._session.step, self._clock()
        if not isinstance(asked, Asked):
            raise Refused("There is no card here.", "Cards come after the lesson.")
        card, today = asked.item.card, study_day(at, self._turn)
        if action in NEED_ANSWERS and card not in self._session.states:
            raise Refused("This card was never answered.", "It comes when it is its turn.")
        act = told_by_hand(action, card, today, note, days)
        self._saved(lambda: self._log.append(*act, at))
        if action == "reset":
            self._session.begin_anew(card)
        elif action not in LEFT_ALONE:
            self._session.put_aside(card)
        if action not in LEFT_ALONE and not self._answered:
            self.step = self._move()
        return DONE[action].format(when=wording.due_on(days, today + days))

    def go_on(self) -> Step:
        """After the feedback: what comes next."""
        self.step = self._move()
        return self.step

    def undo(self) -> tuple[Event, ...]:
        """Take back the last act, also one of an earlier sitting; gives its events, the last first.

        An answer is asked again at once, and so is a card of this sitting that was set aside unanswered; else
        the step stays. What the tutor did itself, as after edits, is passed over. Raises NotSaved.
        """
        at = self._clock()
        undone: list[Recorded] = self._saved(lambda: self._log.undo_last(at, self._undoing, ("edited",)))
        self._undoing = self._log.new_id()
        taken = {recorded.event.id for recorded in undone}
        self._given = [given for given in self._given if given.event not in taken]
        moves = [self._put_back(event, state) for event, state in undone]
        if any(moves):
            self.step = self._move()
        return tuple(recorded.event for recorded in undone)

    def _put_back(self, event: Event, state: CardState | None) -> bool:
        """Let the session know what was taken back; whether that is asked next."""
        card: str = event.payload.get("card", "")
        if deck_of(card) not in self._decks or not self._compiled.card(card) or event.type in LEFT_ALONE:
            return False
        if event.type in ANSWERS:
            self._session.undone(card, state)
            return True
        return self._session.has(card) and self._session.brought_back(card, state)

    def finish(self) -> Summary:
        """What this sitting brought so far; only how much, where the log cannot be read any more."""
        minutes = self._minutes()
        try:
            summary = sum_up(self._given, self._met, minutes, self._log, self._compiled, self._clock())
            step, progress = self._session.step, self._session.progress
            over = isinstance(step, Finished) and not (self._given or self._met)
            nothing = (self.note or MODES[self._manner.mode].nothing) if over else ""
            more = step.limited if isinstance(step, Finished) else progress.done < progress.total
            return summary._replace(new_tomorrow=self._new_tomorrow(), nothing=nothing, more=more)
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
        load = enumerate(self._log.load(first, last), first)
        return [inf if day in self._pause else cards for day, cards in load]

    def _move(self) -> Step:
        now = self._clock()
        self._answered = False
        self._asked_at, self._given_at = now.ms, None
        self._event = self._log.new_id()
        step = self._session.go_on(now.ms)
        while isinstance(step, Learn):
            if lesson := self._pages.lesson(step.deck, step.concept, self._read[step.deck]):
                if self._manner.ideas:  # which are not met by way of the chapter's text
                    lesson = lesson._replace(chapter="", passage="")
                return lesson._replace(nth=len(self._met) + 1, of=self._to_meet)
            self._session.skip()
            step = self._session.go_on(now.ms)
        return self._asking(step, now) if isinstance(step, Asked) else Done(self.finish())

    def _again(self, rating: int, state: CardState, at: Moment) -> str:
        """When the card returns; a failed one does before the sitting ends, whatever steps are set."""
        if rating == AGAIN and not state.due_ms:
            return "again in this sitting"
        return wording.again(state.due_day, state.due_ms, at, self._turn)

    def _asking(self, asked: Asked, now: Moment) -> Asking:
        item = asked.item
        previews = ("", "", "", "")
        if isinstance(asked.ask, Recall) and not self._practises(item.card, now):
            dues = preview(asked.state, item.card, now, self._log.scheduling, self._load)
            again, hard, good, easy = (wording.span(due.day, due.ms, now, self._turn) for due in dues)
            previews = (again if dues[0].ms else "soon", hard, good, easy)
        return Asking(self._pages.chapter(item), asked.ask, previews, item.key)

    def _saved(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except StoreError as error:
            raise NotSaved(str(error)) from error
