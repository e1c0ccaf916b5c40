"""Times and places in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aligntutor.core.days import MINUTE, Moment, study_day

if TYPE_CHECKING:
    from aligntutor.core.items import Source
    from aligntutor.core.states import Mark
    from aligntutor.study.queue import Plan

EPOCH = date(1970, 1, 1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day_of(day: int) -> date:
    """The calendar date on which a study day begins."""
    return EPOCH + timedelta(days=day)


def date_line(day: int) -> str:
    """`Thursday 14 May`, in every locale."""
    when = day_of(day)
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def weekday(day: int) -> str:
    """`Thu`."""
    return WEEKDAYS[day_of(day).weekday()][:3]


def plural(number: int, one: str, many: str = "") -> str:
    """`1 card`, `2 cards`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def days(number: float) -> str:
    """A length in days, months from 100 days, years from 2 years."""
    if number < 100:
        return plural(round(number), "day")
    if number < 730:
        return plural(round(number / 30.4375), "month")
    return plural(round(number / 365.25), "year")


def minutes(ms: int) -> str:
    """A length in whole minutes, at least one."""
    return f"{max(1, round(ms / MINUTE))} min"


def span(due_day: int, due_ms: int, now: Moment, turn: int) -> str:
    """How long until a card is due: `10 min`, `6 days`."""
    return minutes(due_ms - now.ms) if due_ms else days(max(1, due_day - study_day(now, turn)))


def again(due_day: int, due_ms: int, now: Moment, turn: int) -> str:
    """When a card returns: `again in 10 min`, `again tomorrow`, `again in 6 days`."""
    if not due_ms and due_day - study_day(now, turn) == 1:
        return "again tomorrow"
    return f"again in {span(due_day, due_ms, now, turn)}"


def when(ahead: int, day: int) -> str:
    """A study day as seen from `ahead` days before it: `tomorrow`, `on Saturday`, `in 12 days`."""
    if ahead == 1:
        return "tomorrow"
    return f"on {WEEKDAYS[day_of(day).weekday()]}" if ahead < 7 else f"in {days(ahead)}"


def due(ahead: int) -> str:
    """When a card is due, as seen from `ahead` days before: `due today`, `due in 6 days`."""
    if ahead < 2:
        return "due tomorrow" if ahead == 1 else "due today"
    return f"due in {days(ahead)}"


def apart(right: int, asked: int) -> str:
    """How often two ideas were told from each other: `told apart 4 times of 6`."""
    return f"told apart {plural(right, 'time')} of {asked}"


SLOW = "Slow, so it counts as hard."
"""Of an answer that was right."""
RETURNS = ("", "back in a week", "back tomorrow and in a week", "back today, tomorrow and in a week")
"""When a card comes back that was sure and wrong, by the returns it owes."""


def named_day(text: str, today: int) -> int | None:
    """The study day that a date like `2027-01-31`, or a number of days from today, names; none for else."""
    if re.fullmatch(r"\+?[0-9]{1,5}", text):
        return today + int(text)
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        return None


def date_soon(ahead: int, day: int) -> str:
    """A study day `ahead` days from today as a date: `tomorrow`, `Saturday`, `12 December`."""
    when = day_of(day)
    if ahead < 7:
        return "tomorrow" if ahead == 1 else WEEKDAYS[when.weekday()]
    return f"{when.day} {MONTHS[when.month - 1]}"


def postponed(work: Plan, today: int) -> str:
    """What is left over today and until when, or that there is a pause; empty where neither is so."""
    if work.away:
        return f"Paused until {date_line(work.away)}."
    if not work.postponed:
        return ""
    if work.clear is None:
        until = "longer than can be foreseen; a higher daily limit would help"
    else:
        until = f"clear {'' if work.clear == 1 else 'by '}{date_soon(work.clear, today + work.clear)}"
    return f"The weakest come first; {work.postponed} wait{'s' * (work.postponed == 1)}, {until}."


def exam(day: int, today: int, title: str = "") -> str:
    """When the next exam is, and in which deck if not in all; empty where none is set."""
    if not day:
        return ""
    what = f"xam in “{title}”" if title else "xam"
    return (
        f"The e{what} is today." if day == today else f"E{what} on {date_line(day)}, in {days(day - today)}."
    )


def leech(lapses: int, card: str) -> str:
    """Why a card was set aside, what helps, and how it is asked again."""
    return (
        f"This card was forgotten {lapses} times and is set aside, as drilling it further helps little. "
        "Read its idea again and say it in words of your own. "
        f"To have the card back: aligntutor card {card} unsuspend"
    )


def due_on(ahead: int, day: int) -> str:
    """When a card is due that was set by hand: `today, in another sitting`, `tomorrow`, `on 12 December`."""
    if ahead < 2:
        return "tomorrow" if ahead else "today, in another sitting"
    when = day_of(day)
    return f"on {when.day} {MONTHS[when.month - 1]}" + (f" {when.year}" if ahead > 300 else "")


def sentence_start(text: str) -> str:
    """Text with a capital at its start."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A clause as a sentence, with a capital and a full stop."""
    return sentence_start(text) + ("" if text.endswith((".", "?", "!", "…", "”")) else ".")


SHORT = 48
"""Characters of a question where it stands for its card."""


def short(text: str) -> str:
    """The text in one line, or as many words of it as stand well where a name would."""
    text = " ".join(text.split())
    if len(text) <= SHORT:
        return text
    start = text[: SHORT - 1]
    whole = start.rpartition(" ")[0]
    return (whole if len(whole) > SHORT // 2 else start).rstrip(" ,;:") + "…"


SECTIONS = 2
"""Sections named to a learner: the first are where to begin reading."""


def place(source: Source, sections: dict[str, str]) -> str:
    """Where in the source: `“Outer alignment”, note 4`."""
    named = [f"“{sections.get(slug, slug.replace('-', ' '))}”" for slug in source.sections[:SECTIONS]]
    if source.footnotes:
        named.append(("note " if len(source.footnotes) == 1 else "notes ") + ", ".join(source.footnotes))
    return ", ".join(named)


def when_due(phase: str, due_day: int, today: int, mark: Mark) -> str:
    """When a card comes, in a word or two, or why it does not: `new`, `due`, `in 6 days`, `set aside`."""
    if mark.suspended:
        return "leech" if mark.suspended == "leech" else "set aside"
    if mark.until > today:
        return "buried"
    if phase == "new":
        return "new"
    ahead = due_day - today
    if ahead <= 0:
        return "due" if phase == "review" else "learning"  # whose steps are minutes
    return "tomorrow" if ahead == 1 else f"in {days(ahead)}"
