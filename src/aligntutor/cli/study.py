"""`aligntutor study`."""

from __future__ import annotations

import sys
from functools import partial

import click

from aligntutor.study.modes import MODES

from .context import Setup, finite, need_terminal, prepared, usable
from .saying import complain


@click.command()
@click.argument("deck", required=False)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and ssh.")
@click.option("--cards", type=click.IntRange(1), metavar="N", help="Stop after so many answers.")
@click.option(
    "--minutes", type=click.FloatRange(0.1), metavar="N", callback=finite, help="Stop after so many minutes."
)
@click.option(
    "--mode",
    type=click.Choice(list(MODES)),
    default="due",
    help="; ".join(f"{name}: {mode.line.rstrip('.')}" for name, mode in MODES.items()),
)
@click.option("--reschedule", is_flag=True, help="Let answers to cards that are not due move their schedule.")
@click.pass_obj
def command(
    setup: Setup,
    deck: str | None,
    plain: bool,
    cards: int | None,
    minutes: float | None,
    mode: str,
    reschedule: bool,
) -> int:
    """Study what is due, then meet new ideas. DECK is a deck's id, or the path of one."""
    if not plain:
        need_terminal()
    with prepared(setup, deck) as tutor:
        chosen = usable(tutor, deck).deck if deck is not None else None
        begin = partial(tutor.study, chosen, cards=cards, minutes=minutes, mode=mode, reschedule=reschedule)
        if plain:
            from .plain import line_reader, study_plainly

            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
            echoed = sys.stdin.isatty() and sys.stdout.isatty()
            # A pipe takes its time, which says nothing about anybody's memory.
            code = study_plainly(begin(timed=sys.stdin.isatty()), line_reader(sys.stdin, echoed=echoed))
            if trouble := tutor.look_after():
                complain(f"{trouble.head} {trouble.text}")
            return code
        from aligntutor import tui

        return tui.run(tutor, begin, environment=setup.environment)
