"""Moments and study days: a day turns when the learner sleeps, not at midnight."""

from typing import NamedTuple

MINUTE = 60_000
DAY = 1440


class Moment(NamedTuple):
    """A point in time with the learner's clock beside it."""

    ms: int
    """Milliseconds since 1970-01-01 UTC."""
    offset: int = 0
    """Minutes that local time is ahead of UTC."""


def study_day(moment: Moment, turn: int = 240) -> int:
    """Number of the study day (0 = 1970-01-01 local) that turns `turn` minutes after local midnight."""
    return (moment.ms // MINUTE + moment.offset - turn) // DAY


def weekday_of(day: int) -> int:
    """The weekday on which a study day begins, 0 for Monday (day 0 was a Thursday)."""
    return (day + 3) % 7


def turn_of(day: int, offset: int, turn: int = 240) -> int:
    """Milliseconds UTC at which a study day begins, for a clock `offset` minutes ahead of UTC."""
    return (day * DAY + turn - offset) * MINUTE
