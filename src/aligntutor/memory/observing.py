"""What an answer makes of a memory, as far as it can be believed."""

from __future__ import annotations

from math import exp, log

from . import fsrs
from .evidence import CERTAIN, UNKNOWN, Evidence, recalled_chance
from .fsrs import AGAIN, GOOD


def observed(
    weights: tuple[float, ...],
    memory: tuple[float, float] | None,
    elapsed: int,
    rating: int,
    evidence: Evidence = CERTAIN,
) -> tuple[float, float]:
    """Stability (days) and difficulty after an answer rated 1 to 4, `elapsed` days after the last one.

    The memory, none for a new card, moves to the mix of what it would be had this been recalled (the
    rating, Good for Again) and had it not (Again), weighed by the chance of each: stability in logarithms,
    difficulty as it is. A certain answer moves it as FSRS does. On the day itself the model has no say in
    that chance. Raises ValueError for a rating outside 1 to 4.
    """
    after = _moved(weights, memory, elapsed, rating)
    before = fsrs.retrievability(weights, memory[0], elapsed) if memory and elapsed else UNKNOWN
    chance = recalled_chance(rating != AGAIN, before, evidence)
    if not 0 < chance < 1:
        return after
    knew = _moved(weights, memory, elapsed, GOOD) if rating == AGAIN else after
    did_not = after if rating == AGAIN else _moved(weights, memory, elapsed, AGAIN)
    return (
        exp(chance * log(knew[0]) + (1 - chance) * log(did_not[0])),
        chance * knew[1] + (1 - chance) * did_not[1],
    )


def _moved(
    weights: tuple[float, ...], memory: tuple[float, float] | None, elapsed: int, rating: int
) -> tuple[float, float]:
    return fsrs.step(weights, *memory, elapsed, rating) if memory else fsrs.first(weights, rating)
