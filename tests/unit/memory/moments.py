"""Points in time and cards that the tests of this room share."""

from __future__ import annotations

from aligntutor.core.days import MINUTE, Moment, turn_of
from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import Identity, review

CARD = Identity("deck/goodhart/name", "deck", "goodhart")
PLAIN = Scheduling(fuzz=False)


def moment(day: int, minutes: float = 0, offset: int = 0, turn: int = 240) -> Moment:
    """So many minutes after a study day began."""
    return Moment(turn_of(day, offset, turn) + round(minutes * MINUTE), offset)


def rate(
    state: CardState | None,
    rating: int,
    at: Moment,
    scheduling: Scheduling = PLAIN,
    identity: Identity = CARD,
    order_ms: int | None = None,
) -> CardState:
    """A review where nothing but the rating and the moment matters."""
    order = at.ms if order_ms is None else order_ms
    return review(state, identity, rating, rating > 1, "item", at, order, scheduling)
