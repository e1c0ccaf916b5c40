"""`aligntutor log`."""

from __future__ import annotations

from typing import Any

import click

from aligntutor.core.days import turn_of
from aligntutor.core.events import Event

from .context import Setup, iso, json_option, refusing
from .saying import say, say_json_lines


@click.command()
@json_option
@click.pass_obj
def command(setup: Setup, as_json: bool) -> None:
    """Every recorded event, oldest first."""
    with refusing(), setup.tutor() as tutor:
        turn = tutor.settings.scheduling.turn
        if as_json:
            say_json_lines(_row(event, turn) for event in tutor.events())
            return
        for event in tutor.events():
            told = event.payload
            what = told.get("card") or told.get("concept") or told.get("undoes", "")
            verdict = {True: "right", False: "wrong"}.get(told.get("correct", ""), "")
            more = verdict or told.get("change") or (f"was {told['was']}" if "was" in told else "")
            say(f"{iso(event.wall)}  {event.type:<10} {what}  {more}".rstrip())


def _row(event: Event, turn: int) -> dict[str, Any]:
    """The event as recorded, its times readable; the payload's fields stand beside the event's own."""
    row: dict[str, Any] = {
        "id": event.id,
        "type": event.type,
        "at": iso(event.wall),
        "offset": event.offset,
        "day": event.day,
        "order": event.order,
        "writer": event.writer,
        "n": event.n,
        "prev": event.prev,
        **event.payload,
    }
    if event.type == "review":
        due_ms = event.payload["due_ms"]
        row["due"] = iso(due_ms or turn_of(event.payload["due_day"], event.offset, turn))
    return row
