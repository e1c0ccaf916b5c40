"""`aligntutor due`."""

from __future__ import annotations

import click

from .context import Setup, json_option, prepared
from .saying import say, say_json


@click.command()
@json_option
@click.pass_obj
def command(setup: Setup, as_json: bool) -> None:
    """How much is due now and how many new ideas are still allowed today, for the shell prompt."""
    with prepared(setup) as tutor:
        report = tutor.due()
    if as_json:
        decks = [{"deck": r.deck, "due": r.due, "new": r.new, "learning": r.learning} for r in report.decks]
        left = {"postponed": report.postponed, "clear_in": report.clear_in}
        say_json({"due": report.due, "new": report.new, **left, "decks": decks})
    else:
        say(f"{report.due} due, {report.new} new" + (f" ({report.note.rstrip('.')})" if report.note else ""))
