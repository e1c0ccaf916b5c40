"""Which item asks a card this time: the idea is to be learnt, not the string."""

from __future__ import annotations

from collections.abc import Sequence

from aligntutor.core.identity import digest
from aligntutor.core.items import Deal, Item
from aligntutor.core.states import CardState

CONSTRUCTED = frozenset({"typed", "cloze", "numeric", "matching", "ordering", "flashcard"})
"""Kinds whose answer is made and not picked."""
HARDER = frozenset({"analyse", "evaluate"})
"""Levels at which picking among options is no mere recognition."""
GOOD_SUCCESS = 0.75
"""Share of right answers from which a fourth option is shown."""


def pick(items: Sequence[Item], state: CardState | None, seed: str) -> Item:
    """The next item in the card's rotation.

    Picking among options while learning; once graduated what has to be made, or taken apart, where
    the card has both; never the item (nor the case) of last time where it has another; cases before
    rewordings. Raises ValueError where the card has no items.
    """
    if not items:
        raise ValueError("a card without items cannot be asked")
    ring = sorted(items, key=lambda item: (not item.case, digest(seed, item.key)))
    if state is None:
        return next((item for item in ring if _suits_learning(item)), ring[0])
    at = next((n for n, item in enumerate(ring) if item.key == state.last_item), -1)
    after = [*ring[at + 1 :], *ring[: at + 1]]
    last = ring[at] if at >= 0 else None
    suits = _suits_known if state.phase == "review" else _suits_learning
    for fits in (
        lambda item: suits(item) and item is not last and not _same_case(item, last),
        lambda item: suits(item) and item is not last,
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


def _suits_learning(item: Item) -> bool:
    return not _is_made(item)


def _suits_known(item: Item) -> bool:
    return _is_made(item) or item.level in HARDER


def _is_made(item: Item) -> bool:
    return item.question.kind in CONSTRUCTED


def _same_case(item: Item, last: Item | None) -> bool:
    return last is not None and bool(item.case) and item.case == last.case
