"""`aligntutor tour`."""

from __future__ import annotations

import click

from .prompts import paragraph
from .saying import say


@click.command()
def command() -> None:
    """How the tutor is used, in three short cards."""
    from aligntutor.tutor.touring import TOUR

    for n, card in enumerate(TOUR, 1):
        say(f"{n}. {card.head}")
        for text in card.texts:
            paragraph(text, first="   ", rest="   ")
        say()
