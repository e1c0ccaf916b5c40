"""`aligntutor log`."""

from __future__ import annotations

from typing import Any

import click

from aligntutor.core.days import turn_of
from aligntutor.core.events import Event

from .context import Setup, iso, iso_day, json_option, prepared, refusing
from .saying import say, say_json, say_json_lines


@click.command()
@click.option("--flags", is_flag=True, help="Only the flags that stand, for the author of a deck.")
@json_option
@click.pass_obj
def command(setup: Setup, flags: bool, as_json: bool) -> None:
    """Every recorded event, oldest first."""
    if flags:
        _tell_flags(setup, as_json)
        return
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


def _tell_flags(setup: Setup, as_json: bool) -> None:
    """Card, question, date and note of each flag."""
    with prepared(setup) as tutor:
        found = tutor.by_hand().flags()
    if as_json:
        say_json([{**flag._asdict(), "day": iso_day(flag.day)} for flag in found])
    elif not found:
        say("No card has a flag.")
    else:
        for flag in found:
            say(f"{flag.card}  {iso_day(flag.day)}")
            say(f"  {flag.asks or 'No deck on offer has it any more.'}")
            say(f"  {flag.note or 'No note.'}")
