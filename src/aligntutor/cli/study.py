"""`aligntutor study`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from aligntutor.study.modes import MODES, NAMED

from .context import Setup, finite, need_terminal, prepared, usable
from .saying import complain, nearest

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor


@click.command()
@click.argument("deck", required=False)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and ssh.")
@click.option("--cards", type=click.IntRange(1), metavar="N", help="Stop after so many answers.")
@click.option(
    "--minutes", type=click.FloatRange(0.1), metavar="N", callback=finite, help="Stop after so many minutes."
)
@click.option(
    "--mode",
    type=click.Choice([name for name in MODES if name != NAMED]),
    default="due",
    help="; ".join(f"{name}: {mode.line.rstrip('.')}" for name, mode in MODES.items() if name != NAMED),
)
@click.option("--idea", "ideas", multiple=True, metavar="ID", help="Only this idea of the deck; repeatable.")
@click.option("--reschedule", is_flag=True, help="Let answers to cards that are not due move their schedule.")
@click.pass_obj
def command(
    setup: Setup,
    deck: str | None,
    plain: bool,
    cards: int | None,
    minutes: float | None,
    mode: str,
    ideas: tuple[str, ...],
    reschedule: bool,
) -> int:
    """Study what is due, then meet new ideas. DECK is a deck's id, or the path of one."""
    if ideas and deck is None:
        raise click.UsageError("--idea is an idea of a deck: name the deck, too.")
    if ideas and mode != "due":
        raise click.UsageError("--idea and --mode are two ways of choosing; take one.")
    if not plain:
        need_terminal()
    with prepared(setup, deck) as tutor:
        chosen = usable(tutor, deck).deck if deck is not None else None
        named = [_named(tutor, str(chosen), idea) for idea in ideas]
        begin = partial(
            tutor.study, chosen, cards=cards, minutes=minutes, mode=mode, reschedule=reschedule, ideas=named
        )
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


def _named(tutor: Tutor, deck: str, idea: str) -> str:
    """The id of an idea of a deck. Raises a usage error where it has none of that name."""
    known = tutor.ideas(deck)
    own = idea.rpartition("/")[2]
    if own not in known:
        hint = nearest(own, known, "The ideas are")
        raise click.BadParameter(f"{deck} has no idea {idea!r}. {hint}", param_hint="--idea")
    return own
