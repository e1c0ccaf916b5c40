"""When a card is due next: learning steps of minutes, then whole days from FSRS-6 with seeded fuzz."""

from typing import NamedTuple

from aligntutor.core.days import DAY, MINUTE, Moment, study_day
from aligntutor.core.identity import digest
from aligntutor.core.states import CardState, Phase, Scheduling

from . import fsrs
from .evidence import CERTAIN, Evidence
from .fsrs import AGAIN, EASY, GOOD, HARD
from .observing import observed

SCHEDULER = "fsrs-6/2"
"""Name and version, recorded with each review."""

FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From and to which interval in days, which share of it is added to the reach of the fuzz (py-fsrs)."""
LEAST_FUZZED = 2.5
"""Days: shorter intervals are kept as they are."""


class Identity(NamedTuple):
    """Which card is reviewed."""

    card: str
    deck: str
    concept: str = ""


class Due(NamedTuple):
    """When a card is due, as in CardState."""

    day: int
    ms: int


class Memory(NamedTuple):
    """What a review makes of a card, apart from its due date."""

    phase: Phase
    step: int
    stability: float
    difficulty: float
    wait: float | None
    """Minutes of the step that begins; none where the interval follows from stability."""


def review(
    state: CardState | None,
    identity: Identity,
    rating: int,
    correct: bool,
    item: str,
    at: Moment,
    order_ms: int,
    scheduling: Scheduling,
    evidence: Evidence = CERTAIN,
) -> CardState:
    """The state of a card after it was rated 1 Again to 4 Easy at a moment; no state is a new card.

    `order_ms` is the order time of the event, which becomes `last_ms`. The due date counts from the
    moment itself: order time runs ahead of a clock that was put back, and a step of ten minutes would
    then last until the clock has caught up. Raises ValueError for a rating outside 1 to 4.
    """
    day = study_day(at, scheduling.turn)
    memory = advance(state, rating, day, scheduling, evidence)
    due = _due(memory, identity.card, state.reps if state else 0, at, scheduling)
    return reviewed(state, identity, rating, correct, item, day, order_ms, memory, due)


def preview(state: CardState | None, card: str, at: Moment, scheduling: Scheduling) -> tuple[Due, ...]:
    """The due dates that ratings 1 to 4 would give at a moment: exactly those `review` gives."""
    day = study_day(at, scheduling.turn)
    reps = state.reps if state else 0
    return tuple(
        _due(advance(state, rating, day, scheduling), card, reps, at, scheduling)
        for rating in (AGAIN, HARD, GOOD, EASY)
    )


def retrievability_on(state: CardState, day: int, scheduling: Scheduling) -> float:
    """The chance, 0 to 1, of recalling a card on a study day, as `review` takes it to be."""
    return fsrs.retrievability(scheduling.weights, state.stability, max(day - state.last_day, 0))


def advance(
    state: CardState | None, rating: int, day: int, scheduling: Scheduling, evidence: Evidence = CERTAIN
) -> Memory:
    """What a review on a study day makes of the memory and of the steps.

    The rating moves the steps as it is, the memory as far as the answer can be believed (`observed`).
    Elapsed time is the difference of study days, and none where the day lies before the last one.
    Raises ValueError for a rating outside 1 to 4.
    """
    if state is None:
        stability, difficulty = observed(scheduling.weights, None, 0, rating, evidence)
        phase, step, wait = _move("learning", 0, rating, scheduling)
    else:
        elapsed = max(day - state.last_day, 0)
        memory = state.stability, state.difficulty
        stability, difficulty = observed(scheduling.weights, memory, elapsed, rating, evidence)
        phase, step, wait = _move(state.phase, state.step, rating, scheduling)
    return Memory(phase, step, stability, difficulty, wait)


def reviewed(
    state: CardState | None,
    identity: Identity,
    rating: int,
    correct: bool,
    item: str,
    day: int,
    order_ms: int,
    memory: Memory,
    due: Due,
) -> CardState:
    """The state that a review leaves, put together; a review that lapses is an Again in the review phase."""
    reps = lapses = right = 0
    if state is not None:
        reps, right = state.reps, state.right
        lapses = state.lapses + (rating == AGAIN and state.phase == "review")
    # In the order of the fields: by position it is half as dear as by name, and replay does it often.
    return CardState(
        *identity, memory.phase, memory.step, memory.stability, memory.difficulty,
        day, order_ms, *due, reps + 1, lapses, right + correct, item,
    )  # fmt: skip


def _move(phase: Phase, step: int, rating: int, scheduling: Scheduling) -> tuple[Phase, int, float | None]:
    """Phase, step and minutes to wait after a rating; the rules of steps are those of py-fsrs 6.3.2."""
    if phase == "review":
        steps = scheduling.relearning_steps
        return ("relearning", 0, steps[0]) if rating == AGAIN and steps else ("review", 0, None)
    steps = scheduling.learning_steps if phase == "learning" else scheduling.relearning_steps
    if rating == AGAIN and steps:
        return phase, 0, steps[0]
    reached = step + {HARD: 0, GOOD: 1}.get(rating, len(steps))
    # A step may lie beyond the last one where the settings had more steps when it began.
    if reached >= len(steps):
        return "review", 0, None
    return phase, reached, _hard(steps, step) if rating == HARD else steps[reached]


def _hard(steps: tuple[float, ...], step: int) -> float:
    """Minutes after Hard: between the first step and the second, else the same step again."""
    if step > 0:
        return steps[step]
    return (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5


def _due(memory: Memory, card: str, reps: int, at: Moment, scheduling: Scheduling) -> Due:
    """When it is due: whole days from the turn of a day, or a step of less than a day to the millisecond."""
    today = study_day(at, scheduling.turn)
    if memory.wait is None:
        return Due(today + _days(memory.stability, card, reps, scheduling), 0)
    if memory.wait >= DAY:
        return Due(today + int(memory.wait // DAY), 0)
    ms = at.ms + round(memory.wait * MINUTE)
    return Due(study_day(Moment(ms, at.offset), scheduling.turn), ms)


def _days(stability: float, card: str, reps: int, scheduling: Scheduling) -> int:
    """The interval in whole days, at least 1 and at most the maximum, with fuzz where that is on."""
    most = scheduling.maximum_interval
    # The maximum first, as an interval may be too large to round.
    days = max(1, round(min(fsrs.interval(scheduling.weights, stability, scheduling.retention), most)))
    if not scheduling.fuzz or days < LEAST_FUZZED:
        return days
    low, high = fuzz_range(days, most)
    return low + int(_uniform(card, reps) * (high - low + 1))


def fuzz_range(days: int, most: int) -> tuple[int, int]:
    """The shortest and longest interval, in days, that fuzz may turn an interval into (py-fsrs 6.3.2)."""
    reach = 1 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in FUZZ)
    high = min(round(days + reach), most)
    return min(max(2, round(days - reach)), high), high


def _uniform(card: str, reps: int) -> float:
    """A number from 0 to below 1 that depends on the card and how often it was reviewed, on nothing else."""
    return int(digest(card, str(reps))[:13], 16) / 16**13
