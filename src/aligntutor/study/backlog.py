"""A backlog is spread over days; when it will be gone."""

from __future__ import annotations

from collections.abc import Sequence


def clear_in(postponed: int, a_day: int, forecast: Sequence[int]) -> int | None:
    """In how many days nothing is left over, where today `postponed` reviews are and `a_day` are done a day.

    `forecast` has the reviews that fall due on each day, today first, which is over. Reviews that failures
    add are not foreseen. None where the backlog outlasts the forecast.
    """
    left = postponed
    for ahead, due in enumerate(forecast[1:], 1):
        left += due - a_day
        if left <= 0:
            return ahead
    return None
