"""What changed between two versions of a deck, by the ids that progress hangs on and by content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from aligntutor.core.decks import Deck
from aligntutor.core.items import Item

from .building import Built
from .wording import plural, short

NAMED = 5
"""Names that a line lists before it only counts."""


class Version(NamedTuple):
    """A deck as read and what it gives."""

    deck: Deck
    built: Built


class ChangedCard(NamedTuple):
    """A card that both versions have, and its items by key."""

    card: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    """Shown otherwise, with the right answer it had."""
    answered: tuple[str, ...]
    """With another right answer."""


class Changes(NamedTuple):
    """Ids of concepts and keys of cards, each in the order of the files."""

    concepts_added: tuple[str, ...]
    concepts_gone: tuple[str, ...]
    concepts_changed: tuple[str, ...]
    cards_added: tuple[str, ...]
    cards_gone: tuple[str, ...]
    cards_changed: tuple[ChangedCard, ...]
    names: Mapping[str, str]
    """What a learner calls each concept and each card without a concept: its term, its question."""


def compare(old: Version, new: Version) -> Changes:
    """What a learner of the old version finds changed in the new one."""
    was, now = old.deck.concepts, new.deck.concepts
    before, after = _cards(old.built.items), _cards(new.built.items)
    cards = [_card(key, before[key], items) for key, items in after.items() if key in before]
    return Changes(
        tuple(id for id in now if id not in was),
        tuple(id for id in was if id not in now),
        tuple(id for id in now if id in was and now[id] != was[id]),
        tuple(key for key in after if key not in before),
        tuple(key for key in before if key not in after),
        tuple(card for card in cards if any(card[1:])),
        {**_names(old), **_names(new)},
    )


def card_keys(version: Version) -> set[str]:
    """The keys of all its cards."""
    return {item.card for item in version.built.items}


def _cards(items: Iterable[Item]) -> dict[str, dict[str, Item]]:
    cards: dict[str, dict[str, Item]] = {}
    for item in items:
        cards.setdefault(item.card, {})[item.key] = item
    return cards


def _card(key: str, was: Mapping[str, Item], now: Mapping[str, Item]) -> ChangedCard:
    both = [item for item in now if item in was]
    answered = tuple(item for item in both if was[item].answer != now[item].answer)
    reworded = (item for item in both if was[item].content != now[item].content and item not in answered)
    added, gone = (
        tuple(item for item in one if item not in other) for one, other in ((now, was), (was, now))
    )
    return ChangedCard(key, added, gone, tuple(reworded), answered)


def _names(version: Version) -> dict[str, str]:
    alone = {item.card: item.question.stem for item in version.built.items if not item.concept}
    return {**{id: concept.term for id, concept in version.deck.concepts.items()}, **alone}


def lines(changes: Changes) -> list[str]:
    """The changes in words, a line each: concepts by term, cards without a concept by their question."""
    names = changes.names
    found = [
        *_told("new", "concept", changes.concepts_added, names),
        *_told("changed", "concept", changes.concepts_changed, names),
        *_told("gone", "concept", changes.concepts_gone, names),
        *_told("new", "card", changes.cards_added, names),
        *_told("changed", "card", [card.card for card in changes.cards_changed], names),
        *_told("gone", "card", changes.cards_gone, names),
    ]
    if answered := sum(bool(card.answered) for card in changes.cards_changed):
        found.append(f"{plural(answered, 'card')} with another right answer")
    return found


def _told(what: str, noun: str, ids: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """`2 new concepts: Resting, Basting`; cards of concepts are only counted."""
    if not ids:
        return []
    named = [short(names[id]) for id in ids if id in names]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    among = "among them " if named and len(named) < len(ids) else ""
    listed = f": {among}{', '.join(f'“{name}”' for name in named[:NAMED])}{more}" if named else ""
    counted = f"{plural(len(ids), noun)} gone" if what == "gone" else plural(len(ids), f"{what} {noun}")
    return [f"{counted}{listed}"]


def describe(changes: Changes) -> dict[str, Any]:
    """The changes as JSON."""
    return {
        "concepts": {
            "added": changes.concepts_added,
            "gone": changes.concepts_gone,
            "changed": changes.concepts_changed,
        },
        "cards": {
            "added": changes.cards_added,
            "gone": changes.cards_gone,
            "changed": [card._asdict() for card in changes.cards_changed],
        },
    }
