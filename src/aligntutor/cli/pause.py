"""`aligntutor pause`."""

from __future__ import annotations

from typing import Any

import click

from .context import Setup, day_named, iso_day, json_option, refusing
from .saying import complain, say, say_json


@click.command()
@click.argument("days", nargs=-1, metavar="[FROM] UNTIL | off")
@json_option
@click.pass_obj
def command(setup: Setup, days: tuple[str, ...], as_json: bool) -> None:
    """Pause until a date: nothing is due meanwhile, and nothing new is planned into it.

    Dates are written like 2027-01-31, or as a number of days from now; on UNTIL studying begins again. What
    fell due meanwhile is spread over the days after, the weakest first. Without a date, the pause there is.
    """
    if len(days) > 2:
        raise click.UsageError("A pause has one date or two.")
    with refusing(), setup.tutor() as tutor:
        ahead, replaced = tutor.ahead(), ""
        if days == ("off",):
            ahead.call_off()
        elif days:
            first = day_named(days[0], tutor.today(), "FROM") if len(days) == 2 else tutor.today()
            replaced = ahead.take(first, day_named(days[-1], tutor.today(), "UNTIL"))
        pause, today = ahead.pause(), tutor.today()
    if replaced:
        complain(replaced)
    if as_json:
        row: dict[str, Any] = {"from": None, "until": None, "now": False}
        if pause:
            row = {"from": iso_day(pause[0]), "until": iso_day(pause[1]), "now": pause[0] <= today}
        say_json(row)
    elif pause:
        say(f"A pause from {iso_day(pause[0])} until {iso_day(pause[1])}.")
    else:
        say("There is no pause.")
