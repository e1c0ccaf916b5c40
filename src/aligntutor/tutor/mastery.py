"""How well an idea is held, as a word and as a share."""

from __future__ import annotations

from aligntutor.store import Hold

from .shown import Mastery

KNOWN = 21
"""Days of stability of its weakest card from which an idea counts as known."""

WORDS = {"known": "known", "learning": "learning", "met": "met", "new": "not yet"}
"""As a learner reads it."""


def mastery(hold: Hold | None, read: bool = True) -> Mastery:
    """`known`, `learning` (a card graduated), `met` (lesson read), else `new`."""
    if hold and hold.graduated:
        return "known" if hold.graduated == hold.cards and hold.stability >= KNOWN else "learning"
    return "met" if read or hold else "new"


def share(hold: Hold | None) -> float:
    """From 0 to 1, reached when every card asked so far is stable for 21 days."""
    if hold is None or not hold.graduated:
        return 0.0
    return min(1.0, hold.stability / KNOWN)
