"""What a learner may do with cards, as events and as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from aligntutor.core.events import Event, EventType
from aligntutor.core.states import Mark

from .refusal import Refused

Told: TypeAlias = tuple[EventType, Mapping[str, Any]]
DONE: dict[EventType, str] = {
    "suspend": "Set aside.",
    "bury": "Not asked again before tomorrow.",
    "flag": "Flagged.",
    "unflag": "Flagged no longer.",
    "reset": "To be learnt anew.",
    "forget": "Forgotten, as if never met.",
    "due": "Due {when}.",
}
"""What can be done in a sitting, as it is told."""
NEED_ANSWERS: tuple[EventType, ...] = ("due", "reset")
"""What makes sense only for cards that were answered."""
IDLE: dict[EventType, str] = {
    "suspend": "is set aside already",
    "unsuspend": "is not set aside",
    "unbury": "is not buried",
    "unflag": "has no flag",
    "forget": "was never answered, so there is nothing to forget",
}
"""Why there may be nothing to do."""
OPPOSITES: dict[EventType, EventType] = {"suspend": "unsuspend", "bury": "unbury", "flag": "unflag"}
ANSWERS: tuple[EventType, ...] = ("review", "practice")
"""As what answers are recorded."""
UNDONE: dict[EventType, str] = {
    "suspend": "setting aside",
    "unsuspend": "asking again",
    "bury": "burying",
    "unbury": "asking again",
    "unflag": "taking the flag off",
    "reset": "learning anew",
    "forget": "forgetting",
    "unread": "forgetting",
    "due": "setting due",
    "lesson": "a lesson read",
    "parameters": "fitted weights",
}
"""What was done, as it is named when it is taken back; an exam, a pause, a flag are what they are."""
WHY = {"asked": "set aside by you", "leech": "set aside as it was forgotten so often", "": ""}
"""Why a card is suspended."""
LONGEST = 3_650
"""Days ahead that can be set."""
LONGEST_NOTE = 1_000
"""Characters."""


def told(action: EventType, card: str, today: int, note: str = "", days: int = 1) -> Told:
    """The event for one thing done with a card; `days` ahead it comes back, or is due.

    Raises Refused for days too far ahead.
    """
    if days > LONGEST:
        raise Refused("That is more than ten years ahead.", "Choose a nearer day, or set the card aside.")
    payload: dict[str, Any] = {"card": card}
    if action == "bury":
        payload["until"] = today + days
    elif action == "due":
        payload["day"] = today + days
    elif action == "flag":
        kept = "".join(char if char.isprintable() else " " for char in note.encode(errors="replace").decode())
        payload["note"] = " ".join(kept.split())[:LONGEST_NOTE]
    return action, payload


def idle(action: EventType, mark: Mark, known: bool, today: int) -> bool:
    """Whether doing that with a card would change nothing."""
    return {
        "suspend": mark.suspended == "asked",
        "unsuspend": not mark.suspended,
        "unbury": mark.until <= today,
        "unflag": mark.note is None,
        "forget": not known and not mark.fresh,
    }.get(action, False)


def turned(action: EventType, marks: Sequence[Mark], today: int) -> EventType:
    """The act, or its opposite where it was done with all of these already."""
    back = OPPOSITES.get(action)
    if not back or not marks or any(idle(back, mark, True, today) for mark in marks):
        return action
    return back


def undone_words(undone: Sequence[Event]) -> str:
    """What else than an answer was taken back, to follow `Undone`; empty for an answer."""
    kinds = {UNDONE.get(event.type, event.type) for event in undone if event.type not in ANSWERS}
    return f" ({', '.join(sorted(kinds))})" if kinds else ""
