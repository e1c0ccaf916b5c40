"""The session: which card, which item, when it returns; no clock, no disk, no screen."""

from .queue import Idea, Plan, opening, siblings_apart, skill_order, unlocked
from .rotation import deal, pick
from .session import AHEAD, Asked, Finished, Learn, Limits, Progress, Session, Step

__all__ = [
    "AHEAD",
    "Asked",
    "Finished",
    "Idea",
    "Learn",
    "Limits",
    "Plan",
    "Progress",
    "Session",
    "Step",
    "deal",
    "opening",
    "pick",
    "siblings_apart",
    "skill_order",
    "unlocked",
]
