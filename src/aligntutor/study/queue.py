"""What there is to do today, in which order."""

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from aligntutor.core.days import MINUTE
from aligntutor.core.identity import SKILLS
from aligntutor.core.states import CardState

AHEAD = 20 * MINUTE
"""Learning cards due within this are shown early when nothing else remains."""
FIRST_CARDS = 2
"""Cards of a concept that are asked on the day it is met."""


Family: TypeAlias = tuple[str, str]
"""A deck and a concept of it: the cards of a family are siblings."""


class Idea(NamedTuple):
    """A new concept with its first cards, or one written card without a concept."""

    deck: str
    concept: str
    """Empty for a card without one: no lesson then."""
    cards: tuple[str, ...]


class Plan(NamedTuple):
    """Today's work, each part in its order."""

    learning: tuple[CardState, ...] = ()
    """Cards on a (re)learning step."""
    begun: tuple[str, ...] = ()
    """First cards of a concept whose lesson was read and that were left unanswered."""
    reviews: tuple[CardState, ...] = ()
    unlocked: tuple[str, ...] = ()
    ideas: tuple[Idea, ...] = ()
    offered: Mapping[str, Sequence[Idea]] = MappingProxyType({})
    """Deck -> the new ideas that a sitting in it alone would have."""
    practice: Mapping[str, CardState | None] = MappingProxyType({})
    """Cards asked whether they are due or not, in this order, with their states."""
    postponed: int = 0
    """Reviews that are due and beyond the day's limit."""
    clear: int | None = 0
    """In how many days none will be postponed any more; none where that cannot be foreseen."""
    away: int = 0
    """The study day on which a pause ends, until when there is nothing to do; 0 where there is none."""


def skill_order(skill: str) -> int:
    """Place of a skill (with or without its fact) in the order of unlocking; others come last."""
    name = skill.split("/", 1)[0]
    return SKILLS.index(name) if name in SKILLS else len(SKILLS)


def opening(cards: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The first cards of a concept: one that names, one that recognises, else what comes next.

    `cards` are (key, skill) of all its cards. Naming and meaning ask for one definition from both
    ends, so the second of them waits for another day; without a name, meaning comes last, since to
    explain what was read a moment ago is to repeat it.
    """
    ranked = sorted(cards, key=lambda card: (card[1] == "meaning", skill_order(card[1])))
    named = any(skill == "name" for _, skill in ranked)
    return tuple([key for key, skill in ranked if not (named and skill == "meaning")][:FIRST_CARDS])


def siblings_apart(due: Iterable[CardState], today: int, touched: Iterable[Family]) -> list[CardState]:
    """Due reviews, weakest first, at most one of a concept; before them, all of it, what was sure and wrong.

    `touched` are the (deck, concept) pairs of which some card was answered or is on a step today:
    their siblings wait until tomorrow.
    """
    seen = set(touched)
    kept: list[CardState] = []
    for state in sorted(due, key=lambda state: (not state.watch, faded(state, today))):
        if state.concept and state.family in seen and not state.watch:
            continue
        seen.add(state.family)
        kept.append(state)
    return kept


def faded(state: CardState, today: int) -> tuple[float, str]:
    """What sorts cards by their chance of recall, the lowest first.

    Whatever the weights, retrievability falls with elapsed days over stability, so that orders them.
    """
    return -max(0, today - state.last_day) / state.stability, state.card


def beside_look_alikes(
    ranked: Sequence[CardState], alike: Mapping[Family, Container[str]]
) -> list[CardState]:
    """The same cards, but after one that asks to recognise a concept those that ask it of its look-alikes.

    Telling apart is learnt by alternating (Kornell and Bjork 2008, "Learning concepts and categories",
    Psychological Science 19).
    """
    ahead, ordered = list(ranked), list[CardState]()
    while ahead and alike:
        state = ahead.pop(0)
        ordered.append(state)
        others = alike.get(state.family, ())
        if others and _recognises(state):
            next_to = [s for s in ahead if s.deck == state.deck and s.concept in others and _recognises(s)]
            for other in next_to[:1]:
                ahead.remove(other)
                ahead.insert(0, other)
    return ordered + ahead


def _recognises(state: CardState) -> bool:
    return state.card.split("/")[2:3] == ["recognise"]


def unlocked(cards: Sequence[tuple[str, str]], answered: Container[str]) -> str:
    """The concept's next card that was never answered, by the order of skills; empty when there is none."""
    waiting = [card for card in cards if card[0] not in answered]
    return min(waiting, key=lambda card: skill_order(card[1]))[0] if waiting else ""
