"""`aligntutor tour`."""

from __future__ import annotations

import click

from .context import Setup
from .prompts import paragraph
from .saying import say


@click.command()
@click.pass_obj
def command(setup: Setup) -> None:
    """How the tutor is used, in three short cards."""
    from aligntutor.tutor.touring import tour

    for n, card in enumerate(tour(dict(setup.settings().keys)), 1):
        say(f"{n}. {card.head}")
        for text in card.texts:
            paragraph(text, first="   ", rest="   ")
        say()
