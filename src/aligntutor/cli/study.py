"""`aligntutor study`."""

from __future__ import annotations

import sys

import click

from .context import Setup, choose_deck, need_terminal, prepared


@click.command()
@click.argument("deck", required=False)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and ssh.")
@click.option("--cards", type=click.IntRange(1), metavar="N", help="Stop after so many answers.")
@click.option("--minutes", type=click.FloatRange(0.1), metavar="N", help="Stop after so many minutes.")
@click.pass_obj
def command(setup: Setup, deck: str | None, plain: bool, cards: int | None, minutes: float | None) -> int:
    """Study what is due, then meet new ideas. DECK is a deck's id, or the path of one."""
    if not plain:
        need_terminal()
    with prepared(setup, deck) as tutor:
        chosen = choose_deck(tutor, deck)
        if plain:
            from .plain import study_plainly

            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
            return study_plainly(tutor.study(chosen, cards=cards, minutes=minutes), sys.stdin.readline)
        from aligntutor import tui

        return tui.run(
            tutor, environment=setup.environment, study=True, deck=chosen, cards=cards, minutes=minutes
        )
