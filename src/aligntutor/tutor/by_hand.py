"""What a learner may do with cards by hand, and what there is to tell of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import card_key, deck_of
from aligntutor.core.states import CardState, Mark
from aligntutor.memory import retrievability_on
from aligntutor.store import Compiled, Log

from .acts import ANSWERS, IDLE, NEED_ANSWERS, WHY, Told, idle, told
from .changelog import name_of
from .refusal import Refused, asked
from .rows import item_from
from .wording import due_on

NEAR = 3
"""Names offered in place of an unknown one."""


class CardFacts(NamedTuple):
    """All that is known of a card."""

    card: str
    concept: str
    term: str
    """Of its concept; empty for a card without one."""
    skill: str
    asks: str
    """The first question it is asked by; empty where no deck has the card any more."""
    state: CardState | None
    mark: Mark
    recall: float | None
    """The chance, 0 to 1, of recalling it today; none before a first answer."""
    history: tuple[Event, ...]


class Aside(NamedTuple):
    """A card that is not asked."""

    card: str
    name: str
    """The term of its concept, or its question."""
    why: str
    until: int
    """The study day on which it is asked again by itself; 0 where that is for the learner to say."""


class Flag(NamedTuple):
    """A flag that stands."""

    card: str
    asks: str
    """The question that it was set on as far as that is known: the first of its card."""
    day: int
    """Study day on which it was set."""
    note: str
    item: str
    """The item that was answered last before it."""


class ByHand:
    """Cards of some decks, and of the log where no deck has them any more; every method may raise Refused."""

    def __init__(
        self, log: Log, compiled: Compiled, decks: Sequence[str], clock: Callable[[], Moment]
    ) -> None:
        self._log = log
        self._compiled = compiled
        self._decks = decks
        self._clock = clock

    def find(self, named: str) -> tuple[str, ...]:
        """The card with this key, or all cards of the concept `deck/id`; the deck may be left out."""
        if not named.isprintable():
            raise Refused("That is no name of a card.", "Cards are named as the log shows them.")
        exact = self._cards(named)
        if exact:
            return exact
        found = {deck: self._cards(card_key(deck, named)) for deck in self._decks}
        where = [deck for deck, cards in found.items() if cards]
        if len(where) > 1:
            both = " and ".join(card_key(deck, named) for deck in where)
            raise Refused(f"{named!r} may be several cards: {both}.", "Name it with its deck.")
        if where:
            return found[where[0]]
        raise Refused(f"There is no card or concept {named!r}.", self._near(named))

    def facts(self, card: str) -> CardFacts:
        """What is known of one card."""
        row = self._compiled.card(card)
        history = asked(lambda: self._log.history(card))
        state = asked(lambda: self._log.state(card))
        concept = row.concept if row else state.concept if state else ""
        idea = self._compiled.concept(deck_of(card), concept) if concept else None
        items = self._compiled.items(card)
        return CardFacts(
            card,
            concept,
            idea.term if idea else "",
            row.skill if row else "",
            item_from(items[0]).question.stem if items else "",
            state,
            asked(self._log.marks).get(card, Mark(card)),
            retrievability_on(state, self.today, self._log.scheduling) if state else None,
            tuple(history),
        )

    @property
    def today(self) -> int:
        """The study day it is now."""
        return study_day(self._clock(), self._log.scheduling.turn)

    def act(self, action: EventType, named: str, note: str = "", days: int = 1) -> tuple[str, ...]:
        """Do one thing with a card, or with all cards of a concept, as one act; gives those cards.

        To forget a concept is to forget that its lesson was read, too. A due date can be set only for cards
        that were answered, and only those can be reset.
        """
        every = self.find(named)
        cards = self._ready(action, every)
        acts = [told(action, card, self.today, note, days) for card in cards]
        if action == "forget" and (unread := self._unread(named, every)):
            acts.append(unread)
        if not acts:
            hint = "It comes when it is its turn." if action in NEED_ANSWERS else ""
            raise Refused(f"{named} {IDLE.get(action, 'was never answered')}.", hint)
        asked(lambda: self._log.append_all(acts, self._clock()))
        return cards

    def act_on(
        self, action: EventType, cards: Sequence[str], note: str = "", days: int = 1
    ) -> tuple[str, ...]:
        """Do one thing with cards by their keys, as one act; gives those that it changes anything for."""
        ready = self._ready(action, cards)
        if not ready:
            each = "It" if len(cards) == 1 else "Each of them"
            raise Refused(f"There is nothing to do: {each.lower()} {IDLE.get(action, 'was never answered')}.")
        acts = [told(action, card, self.today, note, days) for card in ready]
        asked(lambda: self._log.append_all(acts, self._clock()))
        return ready

    def _ready(self, action: EventType, cards: Sequence[str]) -> tuple[str, ...]:
        """Those of the cards for which an act would change something."""
        known, marks = asked(lambda: self._log.states(cards)), asked(self._log.marks)
        return tuple(
            card
            for card in cards
            if (card in known or action not in NEED_ANSWERS)
            and not idle(action, marks.get(card, Mark(card)), card in known, self.today)
        )

    def aside(self) -> list[Aside]:
        """The cards of these decks that are set aside, by deck and name."""
        found = []
        for card, mark in asked(self._log.marks).items():
            idle = mark.retired or (not mark.suspended and mark.until <= self.today)
            if idle or deck_of(card) not in self._decks:
                continue
            why = WHY[mark.suspended] or f"comes back {due_on(mark.until - self.today, mark.until)}"
            found.append(Aside(card, name_of(self._compiled, card), why, 0 if mark.suspended else mark.until))
        return sorted(found, key=lambda one: (deck_of(one.card), one.name, one.card))

    def flags(self) -> list[Flag]:
        """The flags on all cards, the oldest first."""
        found = []
        for card, mark in asked(self._log.marks).items():
            if mark.note is None:
                continue
            facts = self.facts(card)
            at = max(n for n, event in enumerate(facts.history) if event.type == "flag")
            before = [event for event in facts.history[:at] if event.type in ANSWERS]
            item = str(before[-1].payload["item"]) if before else ""
            asks = self._stem(card, item) or facts.asks
            found.append(Flag(card, asks, facts.history[at].day, mark.note, item))
        return sorted(found, key=lambda flag: (flag.day, flag.card))

    def _stem(self, card: str, item: str) -> str:
        """The question of an item; empty where its deck has it no longer."""
        items = map(item_from, self._compiled.items(card))
        return next((each.question.stem for each in items if each.key == item), "")

    def bring_back(self, card: str) -> None:
        """Ask a card again that was set aside or buried, as one act."""
        mark, today = asked(self._log.marks).get(card, Mark(card)), self.today
        undone: tuple[EventType, ...] = ("unsuspend", "unbury")
        acts = [told(act, card, today) for act in undone if not idle(act, mark, True, today)]
        if not acts:
            raise Refused(f"{card} {IDLE['unsuspend']}.")
        asked(lambda: self._log.append_all(acts, self._clock()))

    def undo(self, steps: int = 1) -> list[Event]:
        """Take back the last acts, the last one first; fewer where fewer stand."""
        undone: list[Event] = []
        for _ in range(steps):
            taken = asked(lambda: self._log.undo_last(self._clock()))
            if not taken:
                break
            undone += [recorded.event for recorded in taken]
        return undone

    def _cards(self, named: str) -> tuple[str, ...]:
        if self._compiled.card(named) or asked(lambda: self._log.history(named)):
            return (named,)
        deck, _, concept = named.partition("/")
        return tuple(
            card.key for card in self._compiled.cards_of(deck, [concept]).get(concept, ()) if concept
        )

    def _unread(self, named: str, cards: Sequence[str]) -> Told | None:
        """That a concept's lesson no longer counts, where a concept was named and its lesson was read."""
        deck, concept = deck_of(cards[0]), named.rpartition("/")[2]
        if named in cards or card_key(deck, named) in cards:
            return None
        day = asked(lambda: self._log.lessons_read(deck)).get(concept)
        return None if day is None else ("unread", {"deck": deck, "concept": concept, "day": day})

    def _near(self, named: str) -> str:
        from difflib import get_close_matches

        known = [
            card_key(deck, concept.id) for deck in self._decks for concept in self._compiled.concepts(deck)
        ]
        known += [key for deck in self._decks for key in self._compiled.alone(deck, 1000)]
        short = {name.partition("/")[2]: name for name in known}
        near = get_close_matches(named, known, NEAR) or [
            short[name] for name in get_close_matches(named, short, NEAR)
        ]
        if near:
            return f"Did you mean {' or '.join(near)}?"
        return "Cards are named deck/concept/skill or deck/id, as the log shows them."
