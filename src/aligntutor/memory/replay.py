"""Card states from the log: the same states that the reviews gave when they were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from aligntutor.core.events import Event
from aligntutor.core.renames import Renames, place_of
from aligntutor.core.states import CardState, Mark, Scheduling

from .evidence import evidence_of
from .scheduler import Due, Identity, advance, remade, reviewed

_SETS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "review": lambda told: {"fresh": False, **({"suspended": "leech"} if told.get("leech") else {})},
    "suspend": lambda _: {"suspended": "asked"},
    "unsuspend": lambda _: {"suspended": ""},
    "bury": lambda told: {"until": told["until"]},
    "unbury": lambda _: {"until": 0},
    "flag": lambda told: {"note": told["note"]},
    "unflag": lambda _: {"note": None},
    "reset": lambda _: {"fresh": True},
    "forget": lambda _: {"fresh": False},
    "edited": lambda told: {"retired": not told["items"]},
}
"""Type of event -> the fields of a card's mark after it, from its payload."""
_REPLAYED = frozenset({*_SETS, "due", "renamed"})


def replay(events: Iterable[Event], scheduling: Scheduling) -> dict[str, CardState]:
    """The state of each card by its key, from events in any order.

    Reviews count in the order of (order, writer, n), without those an `undo` names. Stability,
    difficulty, phase and step are worked out anew under the settings given; the due date is the one
    that the last review or `due` recorded, so that other settings never move what is already planned.
    Before a first review, `due` does nothing. Events of a card that was renamed count towards its new key.
    """
    by_card: dict[str, list[Event]] = defaultdict(list)
    kept = in_force(events)
    renames = Renames(event for event in kept if event.type == "renamed")
    for event in kept:
        card: str = event.payload["card"]
        by_card[renames.owner(card, place_of(event)) if renames else card].append(event)
    return {card: state for card, own in by_card.items() if (state := _replayed(own, scheduling))}


def replay_card(events: Iterable[Event], scheduling: Scheduling) -> CardState | None:
    """The state of one card from its events (under whatever key) and the `undo` events that may name them.

    None where no review of it is left. The rules are those of `replay`.
    """
    return _replayed(in_force(events), scheduling)


def mark_of(card: str, events: Iterable[Event], before: Mark | None = None) -> Mark:
    """What is set on a card, from its own events and the `undo` events that may name them."""
    mark = before or Mark(card)
    for event in in_force(events):
        if sets := _SETS.get(event.type):
            mark = mark._replace(**sets(event.payload))
    return mark


def begins_anew(event: Event) -> bool:
    """Whether a card has no state after the event, whatever it had before."""
    told = event.payload
    split = event.type == "edited" and told["change"] == "split" and bool(told["items"])
    return split or event.type in ("reset", "forget")


def is_echo(event: Event, before: Sequence[Event]) -> bool:
    """Whether an edit tells what a card's events before it know already: it does not count another time.

    So it is where two devices have the same edit of a deck before they hear of each other: each of its
    items was answered last as it is told now, or told so since.
    """
    unknown = dict(event.payload["items"]) if event.type == "edited" else {}
    if not unknown:
        return False
    for one in reversed(before):
        if one.type == "edited":
            for item, hashes in one.payload["items"].items():
                if unknown.get(item) == hashes:
                    del unknown[item]
        elif one.type == "review" and one.payload.get("words"):
            item = one.payload["item"].partition("#")[2]
            if item in unknown and unknown.pop(item) != [one.payload["words"], one.payload["learnt"]]:
                return False
        if not unknown:
            return True
    return False


def in_force(events: Iterable[Event]) -> list[Event]:
    """The events that shape states, none that was undone, in the order of the log."""
    kept: list[Event] = []
    undone: set[str] = set()
    for event in events:
        if event.type == "undo":
            undone.add(event.payload["undoes"])
        elif event.type in _REPLAYED and "card" in event.payload:
            kept.append(event)
    if undone:
        kept = [event for event in kept if event.id not in undone]
    kept.sort(key=place_of)
    return kept


def _replayed(events: Sequence[Event], scheduling: Scheduling) -> CardState | None:
    """The state after a card's events."""
    state: CardState | None = None
    for n, event in enumerate(events):
        # Of a change of meaning that follows another before an answer, what is left is the earlier due date.
        if state and (state.last_item or begins_anew(event)) and is_echo(event, events[:n]):
            continue
        state = _after(state, event, scheduling)
    return state


def _after(state: CardState | None, event: Event, scheduling: Scheduling) -> CardState | None:
    """The state after one event."""
    payload = event.payload
    if event.type != "review":
        return _without_answer(state, event, scheduling) if state else None
    rating: int = payload["rating"]
    confidence: str = payload["confidence"]
    evidence = evidence_of(payload["kind"], payload["guess"], payload["answer"], confidence)
    return reviewed(
        state,
        Identity(payload["card"], payload["deck"], payload["concept"]),
        rating,
        payload["correct"],
        payload["item"],
        event.day,
        event.order,
        advance(state, rating, event.day, scheduling, evidence, confidence),
        Due(payload["due_day"], payload["due_ms"]),
    )


def _without_answer(state: CardState, event: Event, scheduling: Scheduling) -> CardState | None:
    """The state after an event that is no review."""
    payload = event.payload
    match event.type:
        case _ if begins_anew(event):
            return None
        case "due":
            return state._replace(phase="review", step=0, due_day=payload["day"], due_ms=0)
        case "renamed":
            return state._replace(card=payload["card"], concept=payload["concept"])
        case "edited" if payload["change"] == "meaning":
            return remade(state, event.day, payload["due_day"], scheduling)
    return state
