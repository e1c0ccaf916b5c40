"""What is known about a card's memory, and the settings that scheduling reads."""

from typing import Literal, NamedTuple

Phase = Literal["learning", "review", "relearning"]

DEFAULT_WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The 21 published default parameters of FSRS-6."""


NEVER = -1_000_000
"""A study day before all others."""


class CardState(NamedTuple):
    """The state of a card that has been answered at least once; a cache, rebuilt from the log at will."""

    card: str
    deck: str
    concept: str
    """Id of its concept within the deck; empty for a card without one."""
    phase: Phase
    step: int
    """Index of the current (re)learning step; 0 in review."""
    stability: float
    """Days until retrievability falls to 0.9."""
    difficulty: float
    """1 (easy) to 10."""
    last_day: int
    """Study day of the last review."""
    last_ms: int
    """Order time of the last review, milliseconds UTC."""
    due_day: int
    """Study day on which it is due."""
    due_ms: int
    """For a step of minutes, the moment it is due, milliseconds UTC; 0 = from the turn of `due_day`."""
    reps: int
    lapses: int
    right: int
    """Number of correct answers."""
    last_item: str
    last_wrong: int = NEVER
    """Study day of its last answer rated Again."""
    watch: int = 0
    """Returns still owed after an answer that was sure and wrong; see memory.scheduler.RETURNS."""

    @property
    def family(self) -> tuple[str, str]:
        """Its deck and concept, which it shares with its siblings."""
        return self.deck, self.concept


class Mark(NamedTuple):
    """What was set on a card by hand, or on a leech by the tutor; a cache too."""

    card: str
    suspended: Literal["", "asked", "leech"] = ""
    """By whose wish it is not asked: the learner's, or because it was forgotten too often."""
    until: int = 0
    """Buried: the study day from which it is asked again."""
    fresh: bool = False
    """Reset, and not answered since: it waits to be learnt anew."""
    note: str | None = None
    """The note of its flag, which may be empty; none where it has no flag."""
    retired: bool = False
    """Its deck has it no longer; it keeps its state, and returns when the deck has it again."""


class Scheduling(NamedTuple):
    """Settings of the memory model and of a day's work."""

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    retention: float = 0.9
    """Desired retention, 0.70 to 0.97."""
    learning_steps: tuple[float, ...] = (1, 10)
    """Minutes."""
    relearning_steps: tuple[float, ...] = (10,)
    """Minutes."""
    maximum_interval: int = 36_500
    """Days."""
    fuzz: bool = True
    turn: int = 240
    """Minutes after local midnight at which a study day turns."""
    new_per_day: int = 4
    """New concepts (or cards without one) a day."""
    reviews_per_day: int = 150
    minutes_per_day: int = 0
    """Minutes after which a day's reviews end; 0 for no such limit."""
    easy_days: tuple[float, ...] = (1.0,) * 7
    """From Monday: the share of the usual reviews that fuzz plans for that weekday, 0 to 1."""
    leech_after: int = 8
    """Lapses after which a card is set aside, and again after each further half of them; 0 for never."""
