"""`aligntutor changes`."""

from __future__ import annotations

import click

from aligntutor.tutor.changelog import together

from .context import Setup, iso_day, json_option, prepared, usable
from .saying import say, say_json


@click.command()
@click.argument("deck", required=False)
@json_option
@click.pass_obj
def command(setup: Setup, deck: str | None, as_json: bool) -> None:
    """What changed in decks since you learnt from them, the newest first, and what that means for you."""
    with prepared(setup, deck) as tutor:
        found = tutor.changes(usable(tutor, deck).deck if deck is not None else None)
    if as_json:
        say_json([{"date": iso_day(change.day), **change._asdict()} for change in found])
        return
    for day, within, term, asked, change, effect in together(found):
        say(f"{iso_day(day)}  {within}  {term}{f' ({asked})' if asked else ''}  {change}: {effect}")
    if not found:
        say("Nothing that you have learnt has changed.")
