"""`aligntutor compare`."""

from __future__ import annotations

import click

from .context import Setup, json_option, prepared
from .prompts import paragraph
from .saying import say, say_json


@click.command()
@click.argument("concept")
@click.argument("other", required=False, default="")
@json_option
@click.pass_obj
def command(setup: Setup, concept: str, other: str, as_json: bool) -> None:
    """Two ideas beside each other that are easily taken for one.

    CONCEPT is deck/concept, or its id alone; OTHER is the id of the second, by default its first look-alike.
    """
    with prepared(setup) as tutor:
        deck, own = tutor.by_hand().find(concept)[0].split("/")[:2]
        shown = tutor.compare(deck, own, other.rpartition("/")[2])
    if as_json:
        told = shown._asdict()
        say_json({**told, "one": shown.one._asdict(), "other": shown.other._asdict()})
        return
    for side in (shown.one, shown.other):
        paragraph(f"{side.term}: {side.definition}")
        if side.case:
            paragraph(f"A case: {side.case}")
        if side.where:
            paragraph(f"In the {shown.source_noun}: {side.where}")
        say()
    for note in shown.differ:
        paragraph(note)
