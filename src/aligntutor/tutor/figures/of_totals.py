"""Figures made of daily totals and of cards' states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligntutor.core.days import MINUTE, weekday_of
from aligntutor.store import DayTotal, Log
from aligntutor.tutor.planning import pause_of
from aligntutor.tutor.statistics import wilson
from aligntutor.tutor.wording import date_line, day_of, plural, weekday

from . import ENOUGH, Figure, Period, Row, early

AHEAD = 14
"""Study days of the forecast."""
LATELY = 30
"""Days of which those with study are counted."""
WEEKS = 30
"""Up to so many, time is shown by weeks, beyond that by months."""


def quick(log: Log, deck: str, period: Period, today: int) -> tuple[Figure, ...]:
    """The figures of one deck, or of all where `deck` is empty."""
    every = log.days(deck)
    since = today - period.days + 1 if period.days else min([day.day for day in every[:1]] + [today])
    days = [day for day in every if since <= day.day <= today]
    return (
        retention(days, log.scheduling.retention),
        ahead(log.forecast(today, AHEAD, deck), today, pause_of(log, today)),
        daily(days, since, today),
        time(days, since, today),
    )


def retention(days: Sequence[DayTotal], aim: float) -> Figure:
    """True retention: the share right of first answers of a day to cards last seen on an earlier one."""
    figure = Figure("retention", "Recalled", "gauge", "recalled")
    asked, right = sum(day.firsts for day in days), sum(day.firsts_right for day in days)
    if asked < ENOUGH:
        return early(figure, asked)._replace(
            said=f"Not enough answers yet: {asked} of {ENOUGH} to cards of an earlier day."
        )
    low, high = wilson(right, asked)
    said = f"Likely {low:.0%} to {high:.0%}, from {asked} answers to cards of an earlier day. Aim {aim:.0%}."
    return figure._replace(rows=(Row("recalled", right / asked, asked, low, high, aim),), said=said)


def ahead(forecast: Sequence[int], today: int, pause: range) -> Figure:
    """The reviews that fall due, what is overdue today, also where they wait for the end of a pause."""
    figure = Figure("ahead", "Coming up", "columns", "cards")
    if not any(forecast):
        return figure._replace(said="Nothing comes back so far. Cards come back once they were answered.")
    rows = tuple(
        Row("today" if n == 0 else weekday(today + n), cards, day=today + n)
        for n, cards in enumerate(forecast)
    )
    total = plural(sum(forecast), "card")
    said = f"{total} in {len(forecast)} days. A day asks one card of an idea, so a sitting may have fewer."
    away = f" Nothing is asked until {date_line(pause.stop)}." if pause.start <= today < pause.stop else ""
    return figure._replace(rows=rows, said=f"{said} What is being learnt and new ideas come on top.{away}")


def daily(days: Iterable[DayTotal], since: int, today: int) -> Figure:
    """Answers on each day; rest days are days too."""
    figure = Figure("days", "Days of study", "days", "answers")
    answers = {day.day: day.reviews for day in days}
    if not answers:
        return figure._replace(said="Nothing was answered so far.")
    lately = sum(1 for day in answers if day > today - LATELY)
    rows = tuple(
        Row(day_of(day).isoformat(), answers.get(day, 0), day=day) for day in range(since, today + 1)
    )
    return figure._replace(rows=rows, said=f"{lately} of the last {LATELY}.")


def time(days: Sequence[DayTotal], since: int, today: int) -> Figure:
    """Minutes by week, or by month where these are many, from the first that had any."""
    figure = Figure("time", "Time", "columns", "minutes")
    spent, answers = sum(day.ms for day in days), sum(day.reviews for day in days)
    if not answers:
        return figure._replace(said="No time was spent so far.")
    since = max(since, min(day.day for day in days))
    weekly = today - since < WEEKS * 7
    sums: dict[int, int] = {}
    for day in range(since, today + 1):
        sums.setdefault(_start(day, weekly), 0)
    for each in days:
        sums[_start(each.day, weekly)] += each.ms
    rows = tuple(Row(_label(start, weekly), ms / MINUTE, day=start) for start, ms in sums.items())
    a_day, an_answer = spent / MINUTE / len(days), spent / 1000 / answers
    said = f"{_hours(spent)} in all, {a_day:.0f} min on a day of study, {an_answer:.0f} s an answer."
    return figure._replace(rows=rows, said=said)


def _start(day: int, weekly: bool) -> int:
    """The study day on which its week or month begins."""
    return day - weekday_of(day) if weekly else day - day_of(day).day + 1


def _label(start: int, weekly: bool) -> str:
    return f"week of {day_of(start).isoformat()}" if weekly else day_of(start).isoformat()[:7]


def _hours(ms: int) -> str:
    minutes = round(ms / MINUTE)
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} hours"
