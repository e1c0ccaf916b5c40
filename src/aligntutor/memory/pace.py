"""How long an answer took to think of, and whether that was long."""

from __future__ import annotations

from aligntutor.core.asks import Ask, Choose

from .evidence import RATED

READING = 175
"""Words a minute: where the range of most adults begins who read English non-fiction silently, 175 to 300.

From Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language 109, 104047.
The mean is 238; the slow end, since questions are read with care, and not only in one's first language.
"""
AWAY = 180
"""Seconds of thinking beyond which a learner was away, and no slower for it."""
WORKED = frozenset({"numeric", "matching", "ordering", RATED})
"""Kinds in which time tells nothing of recall: it goes into working something out, or the learner judges."""


def slow(kind: str, ask: Ask, latency_ms: int, limit: float) -> bool:
    """Whether an answer took more than `limit` seconds of thinking, without the time it takes to read.

    A limit of 0 means that none does.
    """
    thinking = latency_ms / 1000 - words_shown(ask) / READING * 60
    return 0 < limit < thinking <= AWAY and kind not in WORKED


def words_shown(ask: Ask) -> int:
    """Words of the stem and of the options."""
    options = ask.options if isinstance(ask, Choose) else ()
    return sum(len(text.split()) for text in (ask.stem, *(option.text for option in options)))
