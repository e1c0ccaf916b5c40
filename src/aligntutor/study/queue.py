"""What there is to do today, in which order."""

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from aligntutor.core.days import MINUTE
from aligntutor.core.identity import SKILLS
from aligntutor.core.states import CardState
from aligntutor.memory import retrievability

AHEAD = 20 * MINUTE
"""Learning cards due within this are shown early when nothing else remains."""
FIRST_CARDS = 2
"""Cards of a concept that are asked on the day it is met."""


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


def siblings_apart(
    due: Iterable[CardState], today: int, weights: tuple[float, ...], touched: Iterable[tuple[str, str]]
) -> list[CardState]:
    """Due reviews, weakest first, at most one of a concept.

    `touched` are the (deck, concept) pairs of which some card was answered or is on a step today:
    their siblings wait until tomorrow.
    """
    ranked = sorted(
        due,
        key=lambda s: (retrievability(weights, s.stability, max(0, today - s.last_day)), s.card),
    )
    seen = set(touched)
    kept: list[CardState] = []
    for state in ranked:
        family = (state.deck, state.concept)
        if state.concept and family in seen:
            continue
        seen.add(family)
        kept.append(state)
    return kept


def unlocked(cards: Sequence[tuple[str, str]], answered: Container[str]) -> str:
    """The concept's next card that was never answered, by the order of skills; empty when there is none."""
    waiting = [card for card in cards if card[0] not in answered]
    return min(waiting, key=lambda card: skill_order(card[1]))[0] if waiting else ""
