"""Card states from the log: the same states that the reviews gave when they were made."""

from __future__ import annotations

from collections.abc import Iterable

from aligntutor.core.events import Event
from aligntutor.core.states import CardState, Scheduling

from .evidence import evidence_of
from .scheduler import Due, Identity, advance, reviewed

_REPLAYED = frozenset({"review", "suspend", "unsuspend"})


def replay(events: Iterable[Event], scheduling: Scheduling) -> dict[str, CardState]:
    """The state of each card by its key, from events in any order.

    Reviews count in the order of (order, writer, n), without those an `undo` names. Stability,
    difficulty, phase and step are worked out anew under the settings given; the due date is the one
    that the last review recorded, so that other settings never move what is already planned.
    `suspend` and `unsuspend` mark a card that has been reviewed; before its first review they do
    nothing.
    """
    states: dict[str, CardState] = {}
    for event in in_force(events):
        card: str = event.payload["card"]
        state = _after(states.get(card), event, scheduling)
        if state is not None:
            states[card] = state
    return states


def replay_card(events: Iterable[Event], scheduling: Scheduling) -> CardState | None:
    """The state of one card from its own events and the `undo` events that may name them.

    None where no review of it is left. The rules are those of `replay`.
    """
    state: CardState | None = None
    for event in in_force(events):
        state = _after(state, event, scheduling)
    return state


def in_force(events: Iterable[Event]) -> list[Event]:
    """The events that shape states, none that was undone, in the order of the log."""
    kept: list[Event] = []
    undone: set[str] = set()
    for event in events:
        if event.type == "undo":
            undone.add(event.payload["undoes"])
        elif event.type in _REPLAYED:
            kept.append(event)
    if undone:
        kept = [event for event in kept if event.id not in undone]
    kept.sort(key=lambda event: (event.order, event.writer, event.n))
    return kept


def _after(state: CardState | None, event: Event, scheduling: Scheduling) -> CardState | None:
    """The state after one event."""
    payload = event.payload
    if event.type != "review":
        return state and state._replace(suspended=event.type == "suspend")
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
