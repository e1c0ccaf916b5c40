"""Weights fitted to the learner's own log, where they are worth having."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aligntutor.core.events import Event
from aligntutor.memory.fitting import ENOUGH, Fit
from aligntutor.memory.offering import Offer, offer
from aligntutor.memory.trials import trials

from .evaluating import of_events
from .refusal import Refused


def fit(events: Iterable[Event], present: tuple[float, ...], progress: Callable[[Fit], None]) -> Offer:
    """What weights fitted to the log are worth beside the present ones; nothing is installed.

    Events come in any order. `progress` is told each step of the fit and may raise to give up, which loses
    nothing. Raises Refused with fewer than 400 long-term reviews.
    """
    reviews = of_events(events)
    found = len(trials(reviews, present))
    if found < ENOUGH:
        raise Refused(
            f"Too early to fit: {found} of {ENOUGH} reviews on a later day than the last of their card.",
            "Until then the weights stay as they are.",
        )
    return offer(reviews, present, progress)
