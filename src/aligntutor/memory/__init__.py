"""Memory: what an answer says about recall, FSRS-6, when a card is due, and replay of the log."""

from .fsrs import AGAIN, EASY, GOOD, HARD, first, interval, retrievability, step, stepper
from .replay import begins_anew, is_echo, mark_of, replay, replay_card
from .scheduler import SCHEDULER, Due, Identity, is_due, is_leech, preview, retrievability_on, review

__all__ = [
    "AGAIN",
    "EASY",
    "GOOD",
    "HARD",
    "SCHEDULER",
    "Due",
    "Identity",
    "begins_anew",
    "first",
    "interval",
    "is_due",
    "is_echo",
    "is_leech",
    "mark_of",
    "preview",
    "replay",
    "replay_card",
    "retrievability",
    "retrievability_on",
    "review",
    "step",
    "stepper",
]
