"""`aligntutor exam`."""

from __future__ import annotations

from typing import Any

import click

from .context import Setup, day_named, iso_day, json_option, prepared, usable
from .saying import many, say, say_json


@click.command()
@click.argument("date", required=False, metavar="[DATE | off]")
@click.argument("deck", required=False)
@json_option
@click.pass_obj
def command(setup: Setup, date: str | None, deck: str | None, as_json: bool) -> None:
    """Prepare for an exam on a date: what to do each day until then, and what to expect.

    DATE is written like 2027-01-31, or as a number of days from now. New ideas are spread so that all are
    met in time; in the last days every card comes up once more; a pause stays free. To study by it, whatever
    the limits of a day: aligntutor study --mode exam
    """
    with prepared(setup, deck) as tutor:
        chosen = usable(tutor, deck).deck if deck is not None else None
        ahead = tutor.ahead()
        if date == "off":
            ahead.call_off_exam(chosen)
        elif date is not None:
            ahead.set_exam(day_named(date, tutor.today(), "DATE"), chosen)
        exam, found = ahead.outlook((chosen or "") if date not in (None, "off") else None)
        title = tutor.find_deck(exam.deck).title if exam.deck else ""
    if as_json:
        row: dict[str, Any] = {"exam": None}
        if exam.day:
            row = {"exam": iso_day(exam.day), "deck": exam.deck or None, "days": []}
        if found:
            days = [{"date": iso_day(each.day), "new": each.ideas, "reviews": each.reviews}
                    for each in found.days]  # fmt: skip
            row |= {"recall": found.recall, "usual": found.usual, "days": days}
        say_json(row)
        return
    if not exam.day:
        say("No exam is set. Set one with its date: aligntutor exam 2027-01-31")
        return
    what = f"xam in “{title}”" if title else "xam"
    if not found:
        say(f"The e{what} is today.")
        return
    say(f"E{what} on {iso_day(exam.day)}, in {many(len(found.days), 'day')}.")
    if found.recall:
        say(
            f"If answers go well, expect to recall {_share(found.recall)} of the cards met so far then;"
            f" by the usual schedule alone {_share(found.usual)}."
        )
    for each in found.days:
        say(f"{iso_day(each.day)}  {each.ideas:>3} new  {_counted(each.reviews)}")


def _counted(reviews: int) -> str:
    number, word = many(reviews, "review").split()
    return f"{number:>4} {word}"


def _share(chance: float) -> str:
    return f"{chance:.0%}" if chance < 0.995 else "over 99%"
