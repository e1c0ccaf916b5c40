"""Today's plan: what the log and the compiled decks say is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import count

from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.identity import concept_of, deck_of
from aligntutor.core.states import CardState, Mark, Scheduling
from aligntutor.store import Compiled, Log, StoredCard
from aligntutor.study import modes
from aligntutor.study.queue import AHEAD, Family, Idea, Plan, opening, unlocked

from .exams import NO_EXAM, next_exam
from .refusal import Refused

BATCH = 5000
"""Written cards looked through at a time for new ones."""
ANSWER_MS = 14_000
"""Estimate for an answer until there are answers to measure."""


def plan(
    log: Log, compiled: Compiled, decks: Sequence[str], at: Moment, mode: str = "due",
    ideas: Sequence[str] = (),
) -> Plan:  # fmt: skip
    """The work of a study day over these decks, in their order, of some ideas alone where any are named.

    Raises Refused for an exam not to come.
    """
    exam = NO_EXAM
    if mode == "exam":
        exam = next_exam(log, decks, at, soonest=1)
        if not exam.day and next_exam(log, decks, at).day:
            raise Refused("The exam is today.", "What is due as usual: aligntutor study")
        if not exam.day:
            raise Refused("No exam is set.", "Set one with its date: aligntutor exam 2027-01-31")
    return modes.plan(mode, Stock(log, compiled, exam.scope(decks), at, exam.day, ideas))


class Stock:
    """What the modes draw on (`study.supply.Supply`): the learner's log and the decks on offer.

    Cards whose items are gone stay in the log and are left out.
    """

    def __init__(
        self, log: Log, compiled: Compiled, decks: Sequence[str], at: Moment, exam: int = 0,
        ideas: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self._log = log
        self._ideas = frozenset(ideas)
        """The concepts that are looked at alone; empty for all of them, and cards without one."""
        self._exam = exam
        self._compiled = compiled
        self._decks = decks
        self._at = at
        self._answered = lru_cache(1)(log.answered_cards)  # no longer than that deck is looked at
        self.scheduling: Scheduling = log.scheduling
        self.today = study_day(at, log.scheduling.turn)

    def on_step(self) -> list[CardState]:
        """Cards on a (re)learning step that is due now or soon."""
        return self._on_offer(self._log.due_steps(self.today, self._at.ms + AHEAD))

    def due(self, ahead: int = 0) -> list[CardState]:
        """Reviews due by today or by so many days from it, siblings included."""
        return self._on_offer(self._log.due_reviews(self.today + ahead))

    def families(self) -> Counter[Family]:
        """How many reviews are due by today of each concept, siblings included."""
        due = self._log.due_families(self.today)
        mine = Counter({family: cards for family, cards in due.items() if family[0] in self._decks})
        if {deck for deck, _ in mine} <= self._complete:
            return mine
        families = self._log.due_cards(self.today)
        return Counter(families[card] for card in self._mine(families))

    def watched(self) -> bool:
        """Whether a review is due of a card that was answered wrong though the learner was sure."""
        return self._log.watched(self.today)

    def touched(self) -> set[Family]:
        """Concepts of which a card was answered today."""
        return self._log.touched(self.today)

    def resets(self) -> list[str]:
        """Cards that wait to be learnt anew."""
        return self._mine(self._fresh)

    def started(self, busy: set[Family]) -> list[tuple[list[str], list[str]]]:
        """For each concept met: its first cards left unanswered, else its next card where it is not busy."""
        found: list[tuple[list[str], list[str]]] = []
        for deck in self._decks:
            if deck in self._complete:
                continue
            met = self._log.lessons_read(deck)
            found += self._started(deck, {idea: met[idea] for idea in met if self._is_wanted(idea)}, busy)
        return found

    def new(self, most: int) -> dict[str, list[Idea]]:
        """Deck -> up to so many new ideas, in prerequisite order."""
        return {deck: self.new_of(deck, most) for deck in self._decks}

    def introduced(self) -> int:
        """New ideas that were met today, in whatever deck."""
        return sum(self._log.introduced(self.today).values())

    def introduced_here(self) -> int:
        """Those of them that belong to these decks."""
        return sum(ideas for deck, ideas in self._log.introduced(self.today).items() if deck in self._decks)

    def a_day(self) -> int:
        """Reviews that a day allows, by their number and by the minutes that there are for them."""
        return reviews_a_day(self._log)

    def reviews_left(self) -> int:
        """Reviews still allowed today; other answers count for nothing but their minutes."""
        return reviews_left(self._log, self.today)

    def alike(self, states: Sequence[CardState]) -> dict[Family, set[str]]:
        """The look-alikes of the concepts of these cards, by their ids."""
        found: dict[Family, set[str]] = {}
        for deck in {state.deck for state in states if state.concept}:
            for concept in self._compiled.concepts(deck):
                for other in concept.alike:
                    found.setdefault((deck, concept.id), set()).add(other)
                    found.setdefault((deck, other), set()).add(concept.id)
        return found

    def met(self) -> list[CardState]:
        """Every card that was answered."""
        cards = [card for deck in self._decks for card in self._answered(deck)]
        return list(self._log.states(self._mine(cards)).values())

    def wrong(self, since: int) -> list[CardState]:
        """Cards failed on a study day or later, the last failed first."""
        states = self._log.answered_wrong(since)
        mine = set(self._mine(state.card for state in states))
        return [state for state in states if state.card in mine]

    def flagged(self) -> dict[str, CardState | None]:
        """Cards with a flag."""
        cards = self._mine(card for card, mark in self._marks.items() if mark.note is not None)
        states = self._log.states(cards)
        return {card: states.get(card) for card in cards}

    def pause(self) -> range:
        """The study days of the pause that is under way or to come; none where there is no such pause."""
        return pause_of(self._log, self.today)

    def exam(self) -> int:
        """The study day of the exam that is prepared for; 0 where there is none."""
        return self._exam

    def new_of(self, deck: str, most: int) -> list[Idea]:
        """Up to `most` new concepts of a deck in prerequisite order, then its written cards without one."""
        if deck in self._complete:
            return []
        found: list[Idea] = []
        met = self._log.lessons_read(deck)
        ahead = [
            concept.id
            for concept in self._compiled.concepts(deck)
            if concept.id not in met and self._is_wanted(concept.id)
        ]
        while ahead and len(found) < most:
            cards = self._compiled.cards_of(deck, ahead[:most])
            for name in ahead[:most]:
                first = opening(self._asked(cards.get(name, [])))
                if first := tuple(key for key in first if key not in self._fresh):
                    found.append(Idea(deck, name, first))
            del ahead[:most]
        batches = (self._compiled.alone(deck, BATCH, batch * BATCH) for batch in count())
        while not self._ideas and len(found) < most and (keys := next(batches)):
            known = self._answered(deck) | self._fresh | self._aside
            found += [Idea(deck, "", (key,)) for key in keys if key not in known]
            if len(keys) < BATCH:
                break
        return found[:most]

    def _started(
        self, deck: str, met: Mapping[str, int], busy: set[Family]
    ) -> list[tuple[list[str], list[str]]]:
        found: list[tuple[list[str], list[str]]] = []
        rows = self._compiled.cards_of(deck, list(met))
        for concept, day in met.items():
            known = (self._answered(deck) | self._fresh) & {card.key for card in rows.get(concept, [])}
            cards = self._asked(rows.get(concept, []))
            first = [key for key in opening(cards) if key not in known]
            if first and (day == self.today or not known):
                found.append((first, []))
            elif day != self.today and (deck, concept) not in busy and (key := unlocked(cards, known)):
                found.append(([], [key]))
        return found

    def _is_wanted(self, concept: str) -> bool:
        return not self._ideas or concept in self._ideas

    @cached_property
    def _complete(self) -> set[str]:
        """Decks of which every card was answered, and none that they do not have: nothing is new in them."""
        answered = self._log.answered_sets()
        return {row.id for row in self._compiled.decks() if answered.get(row.id) == (row.cards, row.mixed)}

    @cached_property
    def _marks(self) -> dict[str, Mark]:
        return self._log.marks()

    @cached_property
    def _fresh(self) -> set[str]:
        """Cards that were reset: they were begun, and wait by themselves."""
        return {card for card, mark in self._marks.items() if mark.fresh}

    @cached_property
    def _aside(self) -> set[str]:
        return {card for card, mark in self._marks.items() if mark.suspended or mark.until > self.today}

    def _asked(self, cards: Sequence[StoredCard]) -> list[tuple[str, str]]:
        return [(card.key, card.skill) for card in cards if card.key not in self._aside]

    def _mine(self, cards: Iterable[str]) -> list[str]:
        """Those of the cards that these decks have and that are not set aside."""
        wanted = [card for card in cards if card not in self._aside and self._is_wanted(concept_of(card))]
        offered = {card: deck for card in wanted if (deck := deck_of(card)) in self._decks}
        known = self._compiled.known(card for card, deck in offered.items() if deck not in self._complete)
        return [card for card, deck in offered.items() if deck in self._complete or card in known]

    def _on_offer(self, states: list[CardState]) -> list[CardState]:
        mine = set(self._mine(state.card for state in states))
        return [state for state in states if state.card in mine]


def answer_ms(log: Log) -> int:
    """What an answer took on average in the last thirty days with any; an estimate until there are twenty."""
    days = log.days()[-30:]
    answers = sum(day.reviews for day in days)
    return max(1, min(60_000, sum(day.ms for day in days) // answers)) if answers >= 20 else ANSWER_MS


def reviews_a_day(log: Log) -> int:
    """Reviews that a day allows, by their number and by the minutes that there are for them."""
    most, minutes = log.scheduling.reviews_per_day, log.scheduling.minutes_per_day
    return min(most, max(1, minutes * MINUTE // answer_ms(log))) if minutes else most


def reviews_left(log: Log, today: int) -> int:
    """Reviews still allowed on a study day; other answers count for nothing but their minutes."""
    done = log.answered(today).values()
    left = log.scheduling.reviews_per_day - sum(total.firsts for total in done)
    if log.scheduling.minutes_per_day:
        ms = log.scheduling.minutes_per_day * MINUTE - sum(total.ms for total in done)
        left = min(left, ms // answer_ms(log))
    return max(0, left)


def pause_of(log: Log, today: int) -> range:
    """The study days of the pause that is under way or to come; none where there is no such pause."""
    pauses = [event.payload for event in log.of_note("pause")][-1:]
    return next((range(p["from"], p["until"]) for p in pauses if p["until"] > today), range(0))


def is_something_new(log: Log, compiled: Compiled, decks: Sequence[str], at: Moment) -> bool:
    """Whether there are new ideas for tomorrow: none where a day allows none, or in a pause."""
    stock = Stock(log, compiled, decks, at)
    if not log.scheduling.new_per_day or stock.today + 1 in stock.pause():
        return False
    return any(stock.new_of(deck, 1) for deck in decks)


def new_left(log: Log, today: int) -> int:
    """New ideas still allowed on a study day."""
    return max(0, log.scheduling.new_per_day - sum(log.introduced(today).values()))
