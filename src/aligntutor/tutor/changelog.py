"""What a learner is told of edits of decks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from aligntutor.core.events import Event
from aligntutor.core.identity import deck_of
from aligntutor.store import Compiled, Log

from . import wording

FEW_DAYS = 3
"""Study days for which the home screen tells of an edit."""
ASKED = {
    "name": "its name", "meaning": "what it means", "recognise": "its cases", "contrast": "how it differs",
    "refute": "a misreading", "infer": "what follows", "quantify": "a figure", "order": "an order",
    "attribute": "who says it", "map": "an analogy", "presuppose": "what it rests on", "find-slip": "a slip",
}  # fmt: skip
"""A skill, as a learner may call it."""
EFFECTS = {
    "typo": "schedule kept",
    "clarified": "schedule kept",
    "meaning": "asked again soon",
    "split": "its parts begin anew",
    "retired": "not asked any more, progress kept",
    "returned": "asked again, with its schedule",
    "renamed": "progress goes on",
}
"""What a change means for the schedule."""
TOLD = {
    "meaning": "asked again soon",
    "split": "split into parts that begin anew",
    "retired": "not asked any more",
    "returned": "back",
}
"""The same in the line on the home screen; other changes need not be told apart there."""


class Change(NamedTuple):
    """One card that changed, or one lesson whose concept has another id."""

    day: int
    """Study day on which it was noticed."""
    deck: str
    card: str
    """Empty for a lesson."""
    term: str
    asked: str
    """Which side of the idea; empty for a card without one."""
    change: str
    effect: str
    was: str = ""
    """What it was called before."""
    undone: bool = False
    """The learner took it back."""


class ChangeLine(NamedTuple):
    """Cards of one idea to which the same happened on a day."""

    day: int
    deck: str
    term: str
    asked: str
    """The sides of the idea, by commas; empty for a card without one."""
    change: str
    effect: str


def together(found: Iterable[Change]) -> list[ChangeLine]:
    """Changes as they are told, in the same order."""
    lines = []
    for (day, deck, term, change, effect), group in groupby(
        found, key=lambda one: (one.day, one.deck, one.term, one.change, one.effect)
    ):
        asked = ", ".join(dict.fromkeys(sorted(one.asked for one in group if one.asked)))
        lines.append(ChangeLine(day, deck, term, asked, change, effect))
    return lines


def changes(log: Log, compiled: Compiled, deck: str | None = None) -> tuple[Change, ...]:
    """What changed in decks that were studied, the newest first."""
    name = cache(lambda card: name_of(compiled, card))
    found = (
        _change(told.event, told.undone, name) for told in log.edits() if deck in (None, _deck_of(told.event))
    )
    return tuple(found)


def news(log: Log, today: int) -> dict[str, str]:
    """By deck, a line on what changed in the last few days; typing errors and new ids are not worth one."""
    latest = {
        told.event.payload["card"]: told.event.payload["change"]
        for told in reversed(log.edits(today - FEW_DAYS + 1))
        if told.event.type == "edited" and not told.undone
    }
    counts: dict[str, Counter[str]] = {}
    for card, change in latest.items():
        if change != "typo":
            counts.setdefault(deck_of(card), Counter())[change] += 1
    return {deck: _line(counted) for deck, counted in counts.items()}


def _line(counted: Counter[str]) -> str:
    parts = [f"{counted[change]} {told}" for change, told in TOLD.items() if counted[change]]
    return f"{wording.plural(counted.total(), 'card')} changed: {', '.join(parts) or 'schedule kept'}"


def _deck_of(event: Event) -> str:
    return deck_of(event.payload["card"]) if "card" in event.payload else str(event.payload["deck"])


def _change(event: Event, undone: bool, name: Callable[[str], str]) -> Change:
    told = event.payload
    card = told.get("card", "")
    deck = _deck_of(event)
    skill = card.split("/")[2] if card.count("/") > 1 else ""
    change = told.get("change", "renamed")
    effect = "taken back" if undone else EFFECTS[change]
    term = name(card or f"{deck}/{told['concept']}/")
    asked = ASKED.get(skill, "") if card else "its lesson"
    return Change(event.day, deck, card, term, asked, change, effect, told.get("was", ""), undone)


def name_of(compiled: Compiled, card: str) -> str:
    """The term of a card's concept, or its question; of one that is gone, its id."""
    deck, own, *rest = card.split("/")
    if rest:
        row = compiled.concept(deck, own)
        return row.term if row else own
    items = compiled.items(card)
    if not items:
        return own
    question = json.loads(items[0])["question"]
    return wording.short(str(question.get("ask") or question.get("front") or own))
