"""Today's plan: what the log and the compiled decks say is to be done."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache, partial
from itertools import chain, count
from typing import TypeAlias

from aligntutor.core.days import Moment, study_day
from aligntutor.core.states import CardState
from aligntutor.store import Compiled, Log, StoredCard
from aligntutor.study.queue import AHEAD, Idea, Plan, opening, siblings_apart, unlocked

Answered: TypeAlias = Callable[[], set[str]]
"""The cards of a deck that were answered, looked up once; kept no longer than that deck is looked at."""
BATCH = 5000
"""Written cards looked through at a time for new ones."""


def plan(log: Log, compiled: Compiled, decks: Sequence[str], at: Moment) -> Plan:
    """The work of a study day over these decks, in their order.

    Cards whose items are gone stay in the log and are left out. The limits of a day count what was
    done today already, in whatever deck.
    """
    scheduling = log.scheduling
    today = study_day(at, scheduling.turn)
    allowed = max(0, scheduling.reviews_per_day - reviewed_today(log, today))
    learning = _on_offer(compiled, log.due_steps(today, at.ms + AHEAD), decks)
    touched = log.touched(today) | {(state.deck, state.concept) for state in learning}
    due = _on_offer(compiled, log.due_reviews(today), decks)
    reviews = siblings_apart(due, today, scheduling.weights, touched)[:allowed]
    busy = touched | {(state.deck, state.concept) for state in reviews}
    begun: list[str] = []
    opened: list[str] = []
    left = new_left(log, today)
    offered: dict[str, list[Idea]] = {}
    for deck in decks:
        answered = cache(partial(log.answered_cards, deck))
        met = log.lessons_read(deck)
        for first, following in _started(compiled, deck, met, answered, today, busy):
            begun += first
            opened += following
        offered[deck] = _new_of(compiled, deck, met, answered, left)
    return Plan(
        learning=tuple(learning),
        begun=tuple(begun),
        reviews=tuple(reviews),
        unlocked=tuple(opened[: max(0, allowed - len(reviews))]),
        ideas=tuple(chain.from_iterable(offered.values()))[:left],
        offered=offered,
    )


def reviewed_today(log: Log, today: int) -> int:
    """Answers on a study day to cards that were known before."""
    return sum(total.firsts for total in log.answered(today).values())


def new_left(log: Log, today: int) -> int:
    """New ideas still allowed on a study day."""
    return max(0, log.scheduling.new_per_day - sum(log.introduced(today).values()))


def is_something_new(log: Log, compiled: Compiled, decks: Sequence[str]) -> bool:
    """Whether there are new ideas, however many of them a day allows."""
    return any(
        _new_of(compiled, deck, log.lessons_read(deck), partial(log.answered_cards, deck), 1)
        for deck in decks
    )


def _new_of(compiled: Compiled, deck: str, met: Container[str], answered: Answered, most: int) -> list[Idea]:
    """Up to `most` new concepts of a deck in prerequisite order, then its written cards without one."""
    found: list[Idea] = []
    ahead = [concept.id for concept in compiled.concepts(deck) if concept.id not in met]
    while ahead and len(found) < most:
        cards = compiled.cards_of(deck, ahead[:most])
        found += [Idea(deck, name, opening(_skills(cards[name]))) for name in ahead[:most] if name in cards]
        del ahead[:most]
    batches = (compiled.alone(deck, BATCH, batch * BATCH) for batch in count())
    while len(found) < most and (keys := next(batches)):
        known = answered()
        found += [Idea(deck, "", (key,)) for key in keys if key not in known]
        if len(keys) < BATCH:
            break
    return found[:most]


def _started(
    compiled: Compiled, deck: str, met: Mapping[str, int], answered: Answered, today: int,
    busy: set[tuple[str, str]],
) -> list[tuple[list[str], list[str]]]:  # fmt: skip
    """For each concept met: its first cards left unanswered, else its next card on a later day."""
    found: list[tuple[list[str], list[str]]] = []
    rows = compiled.cards_of(deck, list(met))
    for concept, day in met.items():
        cards = _skills(rows.get(concept, []))
        known = answered() & {key for key, _ in cards}
        first = [key for key in opening(cards) if key not in known]
        if first and (day == today or not known):
            found.append((first, []))
        elif day != today and (deck, concept) not in busy and (key := unlocked(cards, known)):
            found.append(([], [key]))
    return found


def _skills(cards: Sequence[StoredCard]) -> list[tuple[str, str]]:
    return [(card.key, card.skill) for card in cards]


def _on_offer(compiled: Compiled, states: list[CardState], decks: Sequence[str]) -> list[CardState]:
    wanted = set(decks)
    mine = [state for state in states if state.deck in wanted]
    known = compiled.known(state.card for state in mine)
    return [state for state in mine if state.card in known]
