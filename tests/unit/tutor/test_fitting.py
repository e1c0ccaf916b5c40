"""Weights are fitted to the log as it stands, and not before there is enough of it."""

from __future__ import annotations

import pytest

from aligntutor.core.events import Event
from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory.evidence import Evidence
from aligntutor.memory.offering import offer
from aligntutor.memory.trials import Graded
from aligntutor.tutor import Refused
from aligntutor.tutor.fitting import fit
from tests.unit.memory.learners import FORGETFUL, log_of

FOUR = Evidence(0.25, 0.05)


def recorded(n: int, review: Graded) -> Event:
    """A review as the log has it."""
    guess = review.evidence.guess
    payload = {
        "card": review.card,
        "rating": review.rating,
        "kind": "choice",
        "guess": guess,
        "answer": ["k"],
        "confidence": "",
    }
    return Event(f"{n}", "writer", n, "", 0, 0, review.day, n, "review", payload)


def test_reviews_that_stand_are_fitted_in_the_order_of_the_log():
    reviews = log_of(FORGETFUL, 0, evidence=FOUR)
    events = [recorded(n, review) for n, review in enumerate(reviews, 1)]
    slip = recorded(len(events) + 1, reviews[-1]._replace(rating=1))
    undo = Event(
        "undo", "writer", slip.n + 1, "", 0, 0, slip.day, slip.order + 1, "undo", {"undoes": slip.id}
    )
    steps: list[float] = []
    found = fit([undo, slip, *reversed(events)], DEFAULT_WEIGHTS, lambda step: steps.append(step.loss))
    assert found == offer(reviews, DEFAULT_WEIGHTS, lambda _: None)
    assert found.weights is not None
    assert len(steps) > 4


def test_too_short_a_log_is_refused_with_what_is_there_and_what_is_needed():
    events = [recorded(n, review) for n, review in enumerate(log_of(FORGETFUL, 0, cards=4), 1)]
    with pytest.raises(Refused, match=r"^Too early to fit: 125 of 400 reviews on a later day"):
        fit(events, DEFAULT_WEIGHTS, lambda _: None)
    with pytest.raises(Refused, match=r"^Too early to fit: 0 of 400"):
        fit([], DEFAULT_WEIGHTS, lambda _: None)
