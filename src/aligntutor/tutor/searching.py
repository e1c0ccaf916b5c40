"""Finding cards by what is typed: words, and filters such as `is:due`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aligntutor.core.days import Moment
from aligntutor.core.states import Mark

from .mastery import KNOWN

WEAK = 7
"""Days of stability below which an answered card is weak."""


class Found(NamedTuple):
    """A card as it is searched."""

    card: str
    name: str
    """The term of its concept; its question where it has none."""
    asked: str
    """Which side of the idea; empty for a card without one."""
    asks: str
    """Its first question."""
    deck: str
    chapter: str
    phase: str
    """`new`, `learning`, `review` or `relearning`."""
    due_day: int
    due_ms: int
    """For a step of minutes; 0 for a day."""
    stability: float
    lapses: int
    mark: Mark


class Now(NamedTuple):
    """When it is searched."""

    day: int
    at: Moment


Test = Callable[[Found, Now], bool]


def _is_due(card: Found, now: Now) -> bool:
    if card.phase == "new" or card.mark.suspended or card.mark.until > now.day:
        return False
    return card.due_ms <= now.at.ms if card.due_ms else card.due_day <= now.day


STATES: Mapping[str, Test] = {
    "due": _is_due,
    "new": lambda card, now: card.phase == "new",
    "learning": lambda card, now: card.phase in ("learning", "relearning"),
    "review": lambda card, now: card.phase == "review",
    "weak": lambda card, now: card.phase != "new" and card.stability < WEAK,
    "known": lambda card, now: card.phase != "new" and card.stability >= KNOWN,
    "leech": lambda card, now: card.mark.suspended == "leech",
    "suspended": lambda card, now: bool(card.mark.suspended),
    "buried": lambda card, now: card.mark.until > now.day,
    "flagged": lambda card, now: card.mark.note is not None,
}
"""What may follow `is:`."""


FILTERS = ("is", "deck", "in")
"""What may stand before a colon."""


class Query(NamedTuple):
    """What is looked for: all of it must hold."""

    words: tuple[str, ...] = ()
    """Folded, each somewhere in a card's text."""
    tests: tuple[Callable[[Found, str, Now], bool], ...] = ()
    """Whatever else, of a card, of its folded text, at a moment."""
    unknown: tuple[str, ...] = ()
    """What was typed and means nothing: left out of the tests."""


def fold(text: str) -> str:
    """A text without capitals and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def folded(card: Found) -> str:
    """All of a card that words are looked for in."""
    return fold("\n".join((card.name, card.asks, card.chapter, card.card, card.mark.note or "")))


def parse(text: str, decks: Sequence[str] = ()) -> Query:
    """A query as typed: `word`, `"some words"`, `is:due`, `deck:ID`, `in:CHAPTER`; `-` before one is not."""
    words: list[str] = []
    tests: list[Callable[[Found, str, Now], bool]] = []
    unknown = []
    for minus, quoted, plain in re.findall(r'(-?)(?:"([^"]*)"?|(\w+:"[^"]*"?|[^\s"]+))', text):
        named = fold(quoted or plain)
        is_filter = bool(plain) and plain.partition(":")[0] in FILTERS and ":" in plain
        if is_filter and (test := _filter(plain, decks)):
            tests.append(_not(test) if minus else test)
        elif is_filter:
            unknown.append(plain)
        elif minus and named:
            tests.append(_without(named))
        elif named:
            words.append(named)
    return Query(tuple(words), tuple(tests), tuple(unknown))


def _filter(plain: str, decks: Sequence[str]) -> Callable[[Found, str, Now], bool] | None:
    head, _, rest = plain.partition(":")
    wanted = fold(rest.replace('"', ""))
    if not wanted:
        return None
    if head == "is":
        states = [test for name, test in STATES.items() if name.startswith(wanted)]
        if wanted in STATES:
            states = [STATES[wanted]]
        return (lambda card, text, now: any(test(card, now) for test in states)) if states else None
    if head == "deck" and wanted in map(fold, decks):
        return lambda card, text, now: fold(card.deck) == wanted
    if head == "deck":
        return lambda card, text, now: fold(card.deck).startswith(wanted)
    return lambda card, text, now: wanted in fold(card.chapter)


def _without(word: str) -> Callable[[Found, str, Now], bool]:
    return lambda card, text, now: word not in text


def _not(test: Callable[[Found, str, Now], bool]) -> Callable[[Found, str, Now], bool]:
    return lambda card, text, now: not test(card, text, now)


def matching(cards: Sequence[Found], texts: Sequence[str], query: Query, now: Now) -> list[Found]:
    """The cards for which every test holds, in their order; `texts` are `folded` of each."""
    pairs = list(zip(cards, texts, strict=True))
    for word in query.words:
        pairs = [pair for pair in pairs if word in pair[1]]
    for test in query.tests:
        pairs = [pair for pair in pairs if test(*pair, now)]
    return [card for card, _ in pairs]
