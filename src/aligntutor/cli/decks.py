"""`aligntutor decks`."""

from __future__ import annotations

from pathlib import Path

import click

from .context import PROGRAM, Commands, Setup, json_option, prepared, usable
from .saying import many, say, say_json


@click.group(cls=Commands, invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the decks; add or remove one by its path."""
    if ctx.invoked_subcommand:
        return
    with prepared(ctx.obj) as tutor:
        rows = tutor.decks()
    if as_json:
        say_json([row._asdict() for row in rows])
        return
    for row in rows:
        counts = f"{many(row.concepts, 'concept')}, {many(row.cards, 'card')}, {many(row.items, 'item')}"
        say(f"{row.deck}  {row.title}  {row.trouble or counts}")
        if row.left_out:
            entries = "a broken entry" if row.left_out == 1 else f"{row.left_out} broken entries"
            say(f"  without {entries}; see: {PROGRAM} check {row.path}")


@command.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def add(setup: Setup, path: Path) -> None:
    """Remember a deck by its path, so that it is offered from now on."""
    named = str(path.absolute())
    with prepared(setup, named) as tutor:
        found = usable(tutor, named)
    say(f"Added {found.deck}, {found.title}.")


@command.command()
@click.argument("deck")
@click.pass_obj
def remove(setup: Setup, deck: str) -> None:
    """Forget a remembered deck, named by its path or id; its progress is kept."""
    with prepared(setup) as tutor:
        removed = tutor.remove_deck(deck)
    say(f"{removed.deck} is no longer offered. Its progress is kept.")
