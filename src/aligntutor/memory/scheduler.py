"""When a card is due next: learning steps of minutes, then whole days from FSRS-6 with seeded fuzz."""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple, TypeAlias

from aligntutor.core.days import DAY, MINUTE, Moment, study_day, weekday_of
from aligntutor.core.identity import digest
from aligntutor.core.states import NEVER, CardState, Phase, Scheduling

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
LONGEST_FREE = 4_000
"""Days that are looked through for one that is not to be kept free."""
RETURNS = (7, 1, 0)
"""Within how many days each return comes that a card owes after it was sure and wrong, the last one first.

High-confidence errors that were put right come back within a week unless they are practised again (Butler,
Fazio and Marsh 2011, "The hypercorrection effect persists over a week, but high-confidence errors return",
Psychonomic Bulletin and Review 18, 1238-1244).
"""

Load: TypeAlias = Callable[[int, int], Sequence[float]]
"""How many reviews are due on each study day from one to another; infinitely many keeps a day free."""


def no_load(first: int, last: int) -> Sequence[float]:
    """Nothing is due."""
    return [0] * (last - first + 1)


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
    watch: int = 0
    """Returns owed, as in CardState."""


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
    confidence: str = "",
    load: Load = no_load,
) -> CardState:
    """The state of a card after it was rated 1 Again to 4 Easy at a moment; no state is a new card.

    `order_ms` is the order time of the event, which becomes `last_ms`. The due date counts from the
    moment itself: order time runs ahead of a clock that was put back, and a step of ten minutes would
    then last until the clock has caught up. Raises ValueError for a rating outside 1 to 4.
    """
    day = study_day(at, scheduling.turn)
    memory = advance(state, rating, day, scheduling, evidence, confidence)
    due = _due(memory, identity.card, state.reps if state else 0, at, scheduling, load)
    return reviewed(state, identity, rating, correct, item, day, order_ms, memory, due)


def preview(
    state: CardState | None, card: str, at: Moment, scheduling: Scheduling, load: Load = no_load
) -> tuple[Due, ...]:
    """The due dates that ratings 1 to 4 would give at a moment: exactly those `review` gives."""
    day = study_day(at, scheduling.turn)
    reps = state.reps if state else 0
    return tuple(
        _due(advance(state, rating, day, scheduling), card, reps, at, scheduling, load)
        for rating in (AGAIN, HARD, GOOD, EASY)
    )


def retrievability_on(state: CardState, day: int, scheduling: Scheduling) -> float:
    """The chance, 0 to 1, of recalling a card on a study day, as `review` takes it to be."""
    return fsrs.retrievability(scheduling.weights, state.stability, max(day - state.last_day, 0))


def is_due(state: CardState, at: Moment, scheduling: Scheduling) -> bool:
    """Whether a card is due at a moment, by its step or by its day."""
    return state.due_ms <= at.ms if state.due_ms else state.due_day <= study_day(at, scheduling.turn)


def is_leech(before: CardState | None, after: CardState, scheduling: Scheduling) -> bool:
    """Whether an answer was one lapse too many: the set number, and each further half of it (as in Anki)."""
    most = scheduling.leech_after
    if not most or before is None or after.lapses == before.lapses or after.lapses < most:
        return False
    return (after.lapses - most) % -(-most // 2) == 0


def advance(
    state: CardState | None,
    rating: int,
    day: int,
    scheduling: Scheduling,
    evidence: Evidence = CERTAIN,
    confidence: str = "",
) -> Memory:
    """What a review on a study day makes of the memory and of the steps.

    The rating moves the steps as it is, the memory as far as the answer can be believed (`observed`).
    Elapsed time is the difference of study days, and none where the day lies before the last one. A card
    that was `sure` and wrong owes all RETURNS; one is made by coming back, the later two on another day.
    Raises ValueError for a rating outside 1 to 4.
    """
    watch = 0
    if state is None:
        stability, difficulty = observed(scheduling.weights, None, 0, rating, evidence)
        phase, step, wait = _move("learning", 0, rating, scheduling)
    else:
        elapsed = max(day - state.last_day, 0)
        memory = state.stability, state.difficulty
        stability, difficulty = observed(scheduling.weights, memory, elapsed, rating, evidence)
        phase, step, wait = _move(state.phase, state.step, rating, scheduling)
        watch = state.watch
        if watch and (elapsed or watch == len(RETURNS)):
            watch -= 1
    if confidence == "sure" and rating == AGAIN:
        watch = len(RETURNS)
    return Memory(phase, step, stability, difficulty, wait, watch)


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
    last_wrong = day if rating == AGAIN else NEVER
    if state is not None:
        reps, right = state.reps, state.right
        last_wrong = max(last_wrong, state.last_wrong)
        lapses = state.lapses + (rating == AGAIN and state.phase == "review")
    # In the order of the fields: by position it is half as dear as by name, and replay does it often.
    return CardState(
        *identity, memory.phase, memory.step, memory.stability, memory.difficulty,
        day, order_ms, *due, reps + 1, lapses, right + correct, item, last_wrong, memory.watch,
    )  # fmt: skip


def remade(state: CardState, day: int, due_day: int, scheduling: Scheduling) -> CardState:
    """The state of a card whose meaning was changed by its author, on a study day.

    What is remembered is the old meaning, and how much of that still helps nobody knows: stability falls
    as it does when a card is forgotten (FSRS-6), and the next answer counts from there. Nothing was
    answered, so difficulty, lapses and the day of the last review stay. It is due by `due_day`, or when
    it was due before; a card on a step of minutes comes back soon as it is. No item is the one
    asked last any more; where that is so already, stability fell for another change since the last answer.
    """
    if state.phase != "review":
        return state
    due = min(state.due_day, due_day)
    if not state.last_item:
        return state._replace(due_day=due)
    elapsed = max(day - state.last_day, 1)
    stability, _ = fsrs.step(scheduling.weights, state.stability, state.difficulty, elapsed, AGAIN)
    return state._replace(stability=stability, due_day=due, last_item="")


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


def _due(memory: Memory, card: str, reps: int, at: Moment, scheduling: Scheduling, load: Load) -> Due:
    """When it is due: whole days from the turn of a day, or a step of less than a day to the millisecond.

    A return that is owed comes in time, whatever the days would be.
    """
    if memory.wait is not None and memory.wait < DAY:
        ms = at.ms + round(memory.wait * MINUTE)
        return Due(study_day(Moment(ms, at.offset), scheduling.turn), ms)
    today = study_day(at, scheduling.turn)
    if memory.wait is None:
        day = _day(memory.stability, card, reps, today, scheduling, load)
    else:
        day = today + int(memory.wait // DAY)
    return Due(min(day, today + RETURNS[memory.watch - 1]) if memory.watch else day, 0)


def _day(stability: float, card: str, reps: int, today: int, scheduling: Scheduling, load: Load) -> int:
    """The study day after an interval of at least one day and at most the maximum.

    Where fuzz is on, that day of its range which is emptiest by the measure of its weekday (Anki's load
    balancer has this form); among equals the card and its number of reviews decide. Where all of them are
    to be kept free, the first day after them that is not.
    """
    most = scheduling.maximum_interval
    # The maximum first, as an interval may be too large to round.
    days = max(1, round(min(fsrs.interval(scheduling.weights, stability, scheduling.retention), most)))
    fuzzed = scheduling.fuzz and days >= LEAST_FUZZED
    low, high = (today + end for end in (fuzz_range(days, most) if fuzzed else (days, days)))
    loads = {low + n: cards for n, cards in enumerate(load(low, high)) if cards < inf}
    if not loads:
        after = enumerate(load(high + 1, high + LONGEST_FREE), high + 1)
        return next((day for day, cards in after if cards < inf), high)
    shares = {day: scheduling.easy_days[weekday_of(day)] for day in loads}
    crowds = {day: cards / shares[day] if shares[day] else inf for day, cards in loads.items()}
    least = min(crowds.values())
    emptiest = [day for day, crowd in crowds.items() if crowd == least]
    return emptiest[int(_uniform(card, reps) * len(emptiest))]


def fuzz_range(days: int, most: int) -> tuple[int, int]:
    """The shortest and longest interval, in days, that fuzz may turn an interval into (py-fsrs 6.3.2)."""
    reach = 1 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in FUZZ)
    high = min(round(days + reach), most)
    return min(max(2, round(days - reach)), high), high


def _uniform(card: str, reps: int) -> float:
    """A number from 0 to below 1 that depends on the card and how often it was reviewed, on nothing else."""
    return int(digest(card, str(reps))[:13], 16) / 16**13
