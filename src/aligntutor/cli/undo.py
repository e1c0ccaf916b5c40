"""`aligntutor undo`."""

from __future__ import annotations

from itertools import groupby

import click

from .context import Setup, Stop, iso, json_option, prepared
from .saying import many, say, say_json


@click.command()
@click.argument("steps", type=click.IntRange(1, 10_000), default=1, metavar="[N]")
@json_option
@click.pass_obj
def command(setup: Setup, steps: int, as_json: bool) -> None:
    """Take back the last answer, or whatever was done last; with N the last N of them.

    Nothing is deleted: the log keeps both, what was done and that it was taken back.
    """
    with prepared(setup) as tutor:
        undone = tutor.by_hand().undo(steps)
    if not undone and not as_json:
        raise Stop("There is nothing to undo.")
    if as_json:
        say_json(
            [{"id": e.id, "type": e.type, "at": iso(e.wall), "card": e.payload.get("card")} for e in undone]
        )
        if not undone:
            raise Stop
        return
    for _, act in groupby(undone, key=lambda event: event.payload.get("act", event.id)):
        *more, first = act
        others = f" and {many(len(more), 'other')} with it" if more else ""
        what = first.payload.get("card") or first.payload.get("concept") or ""
        say(f"Taken back: {first.type} of {iso(first.wall)}  {what}{others}".rstrip())
