"""`aligntutor browse`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from .context import Setup, iso_day, json_option, prepared
from .saying import complain, say, say_json

if TYPE_CHECKING:
    from aligntutor.tutor.searching import Found

ACTIONS = ("suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "reset", "forget", "due")

CHAPTER = re.compile(r"^(-?in:)([^\":]* [^\":]*)$")
"""A chapter of several words, whose quotes the shell has taken away."""


@click.command()
@click.argument("query", nargs=-1)
@click.option("--do", "action", type=click.Choice(ACTIONS), help="Do this with every card found, as one act.")
@click.option("--note", default="", help="With flag: why.")
@click.option("--days", type=click.IntRange(0, 3650), help="With bury and due: in how many days.")
@json_option
@click.pass_obj
def command(
    setup: Setup, query: tuple[str, ...], action: Any, note: str, days: int | None, as_json: bool
) -> None:
    """Find cards, and do something with all that are found.

    QUERY is words, or: is:due is:new is:learning is:review is:weak is:known is:leech is:suspended is:buried
    is:flagged, deck:ID, in:CHAPTER, "some words". After -- a minus before any of them means not.
    """
    if note and action != "flag":
        raise click.UsageError("--note goes with --do flag.")
    if days is not None and action not in ("bury", "due"):
        raise click.UsageError("--days goes with --do bury and --do due.")
    if action == "bury" and days == 0:
        raise click.UsageError("--do bury takes one day or more.")
    if action == "due" and days is None:
        raise click.UsageError("--do due needs --days.")
    with prepared(setup) as tutor:
        browser = tutor.browse()
        found = browser.find(" ".join(CHAPTER.sub(r'\1"\2"', word) for word in query))
        if found.unknown:
            raise click.BadParameter(found.unknown, param_hint="QUERY")
        keys = [card.card for card in found.cards]
        done = browser.act(action, keys, note, 1 if days is None else days) if action and keys else ""
        today = browser.today
    if as_json:
        say_json({"done": done, "cards": [_row(card) for card in found.cards]})
    elif not found.cards:
        complain("No card is found.")
    elif done:
        say(done)
    else:
        from aligntutor.tutor.wording import when_due

        for card in found.cards:
            side = f", {card.asked}" if card.asked else ""
            say(f"{card.card}  {card.name}{side}: {when_due(card.phase, card.due_day, today, card.mark)}")


def _row(card: Found) -> dict[str, Any]:
    return {
        "card": card.card,
        "name": card.name,
        "asks": card.asks,
        "chapter": card.chapter,
        "phase": card.phase,
        "due": iso_day(card.due_day) if card.phase != "new" else None,
        "stability": card.stability if card.phase != "new" else None,
        "lapses": card.lapses,
        "suspended": card.mark.suspended or None,
        "buried_until": iso_day(card.mark.until) if card.mark.until else None,
        "flag": card.mark.note,
    }
