"""Which item asks a card this time: the idea is to be learnt, not the string."""

from __future__ import annotations

from collections.abc import Sequence

from aligntutor.core.identity import digest
from aligntutor.core.items import Deal, Item
from aligntutor.core.states import CardState

TYPED = frozenset({"typed", "cloze", "numeric"})
GOOD_SUCCESS = 0.75
"""Share of right answers from which a fourth option is shown."""


def pick(items: Sequence[Item], state: CardState | None, seed: str) -> Item:
    """The next item in the card's rotation.

    Choice while learning, typed once graduated, where the card has both; never the item (nor the
    case) of last time where it has another; cases before rewordings. Raises ValueError where the
    card has no items.
    """
    if not items:
        raise ValueError("a card without items cannot be asked")
    ring = sorted(items, key=lambda item: (not item.case, digest(seed, item.key)))
    if state is None:
        return _first(ring, typed=False)
    at = next((n for n, item in enumerate(ring) if item.key == state.last_item), -1)
    after = [*ring[at + 1 :], *ring[: at + 1]]
    last = ring[at] if at >= 0 else None
    typed = state.phase == "review"
    for fits in (
        lambda item: _is_typed(item) == typed and item is not last and not _same_case(item, last),
        lambda item: _is_typed(item) == typed and item is not last,
        lambda item: item is not last and not _same_case(item, last),
        lambda item: item is not last,
    ):
        if found := next(filter(fits, after), None):
            return found
    return ring[0]


def deal(item: Item, state: CardState | None) -> Deal:
    """How the item lays itself out: order by item and review number, a fourth option once it goes well."""
    reps = state.reps if state else 0
    going_well = state is not None and state.right >= GOOD_SUCCESS * state.reps
    return Deal(seed=f"{item.key}\0{reps}", most=4 if going_well else 3)


def _first(ring: Sequence[Item], *, typed: bool) -> Item:
    return next((item for item in ring if _is_typed(item) == typed), ring[0])


def _is_typed(item: Item) -> bool:
    return item.question.kind in TYPED


def _same_case(item: Item, last: Item | None) -> bool:
    return last is not None and bool(item.case) and item.case == last.case
