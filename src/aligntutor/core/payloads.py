"""What the payload of an event holds: checked where events come from outside, since replay trusts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .events import EventType, Review

Check: TypeAlias = Callable[[Any], bool]
FIRST_DAY, LAST_DAY = -719_000, 2_932_500
"""Study days of the years 1 and 9998: these can be written as dates, whatever the offset."""
FIRST_MS, LAST_MS = FIRST_DAY * 86_400_000, LAST_DAY * 86_400_000
LONGEST_NAME = 1000
"""Characters of an id or key."""
LONGEST_WAIT = 1 << 43
"""Milliseconds from a question to its answer, some 278 years, as when a clock was set meanwhile."""
WEIGHTS = 21
"""Of FSRS-6."""
DEEPEST = 8
"""Levels of lists and objects in a payload."""


def whole(low: int, high: int) -> Check:
    """Whether it is a whole number from `low` to `high`."""
    return lambda value: type(value) is int and low <= value <= high


def _share(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= 1


def _text(value: Any) -> bool:
    """Whether SQLite can hold it as a text."""
    if type(value) is not str or "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


def _name(value: Any) -> bool:
    return _text(value) and len(value) <= LONGEST_NAME


def _names(value: Any) -> bool:
    return type(value) is list and all(map(_text, value))


def _hashes(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and all(map(_name, value))


def _weight(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= 100


def _truth(value: Any) -> bool:
    return type(value) is bool


_day = whole(FIRST_DAY, LAST_DAY)
FIELDS: Mapping[str, Check] = {
    "act": _name,
    "deck": _name,
    "card": lambda value: _name(value) and value != "",
    "concept": _name,
    "item": _name,
    "kind": _name,
    "content": _name,
    "answer_hash": _name,
    "shown": _names,
    "correct": _truth,
    "credit": _share,
    "rating": whole(1, 4),
    "guess": _share,
    "confidence": _name,
    "latency_ms": whole(0, LONGEST_WAIT),
    "retrievability": lambda value: value is None or _share(value),
    "scheduler": _name,
    "due_day": _day,
    "due_ms": whole(FIRST_MS, LAST_MS),
    "leech": _truth,
    "day": _day,
    "until": _day,
    "note": _text,
    "undoes": _name,
    "from": _day,
    "weights": lambda value: type(value) is list and all(map(_weight, value)),
    "change": lambda value: value in ("typo", "clarified", "meaning", "split", "retired", "returned"),
    "items": lambda value: (
        type(value) is dict and all(map(_hashes, value.values())) and all(map(_name, value))
    ),
    "was": lambda value: _name(value) and value != "",
    "words": _name,
    "learnt": _name,
}
"""Field -> what it holds, whatever the type of its event; others may hold anything that is not too deep."""
_CARD = ("card",)
_ANSWER = tuple(field for field in Review._fields if field not in Review._field_defaults)
REQUIRED: Mapping[EventType, tuple[str, ...]] = {
    "review": _ANSWER,
    "practice": _ANSWER,
    "lesson": ("deck", "concept"),
    "unread": ("deck", "concept", "day"),
    "undo": ("undoes",),
    "settings": (),
    "suspend": _CARD,
    "unsuspend": _CARD,
    "bury": ("card", "until"),
    "unbury": _CARD,
    "flag": ("card", "note"),
    "unflag": _CARD,
    "reset": _CARD,
    "forget": _CARD,
    "due": ("card", "day"),
    "parameters": ("weights",),
    "pause": ("from", "until"),
    "exam": ("deck", "day"),
    "edited": ("card", "change", "items"),
    "renamed": ("was", "concept"),
}
"""The fields that each type of event has. Each known type is named here, and no other."""


def sound(kind: EventType, payload: Any) -> bool:
    """Whether this is a payload that an event of a known type may have."""
    return (
        type(payload) is dict
        and all(field in payload for field in REQUIRED[kind])
        and (kind != "parameters" or len(payload["weights"]) == WEIGHTS)
        and (kind != "edited" or payload["change"] != "meaning" or "due_day" in payload)
        and (kind != "renamed" or "card" in payload or "deck" in payload)
        and all(check(payload[field]) for field, check in FIELDS.items() if field in payload)
        and _shallow(payload, DEEPEST)
    )


def _shallow(value: Any, levels: int) -> bool:
    if type(value) is dict:
        value = value.values()
    elif type(value) is not list:
        return True
    return levels > 0 and all(_shallow(part, levels - 1) for part in value)
