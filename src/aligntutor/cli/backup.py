"""`aligntutor backup`."""

from __future__ import annotations

import click

from .context import Setup, json_option, refusing
from .saying import many, say, say_json


@click.command()
@json_option
@click.pass_obj
def command(setup: Setup, as_json: bool) -> None:
    """Make a backup of your progress now; one is made by itself on each day on which you study."""
    from aligntutor.tutor.keeping import back_up

    with refusing():
        made = back_up(setup.places(), setup.clock()())
    if as_json:
        say_json({"path": str(made.path), "reviews": made.reviews, "bytes": made.bytes})
    else:
        say(f"{made.path}  {many(made.reviews or 0, 'answer')}")
