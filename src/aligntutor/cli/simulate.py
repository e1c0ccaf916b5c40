"""`aligntutor simulate`."""

from __future__ import annotations

from statistics import mean

import click

from .context import Setup, Stop, finite, json_option
from .saying import say, say_json

ROWS = 12
"""Lines of the plot."""
BAR = 32
"""Widest bar, in columns."""


@click.command()
@click.option("--cards", type=click.IntRange(1, 20_000), default=500, metavar="N", help="Cards in all (500).")
@click.option("--days", type=click.IntRange(2, 3_650), default=365, metavar="N", help="Days (365).")
@click.option("--new", type=click.IntRange(1), default=10, metavar="N", help="New cards a day (10).")
@click.option("--guess", type=click.FloatRange(0, 0.95), default=0.25, metavar="G", callback=finite,
              help="Chance of a right answer without knowing (0.25).")  # fmt: skip
@click.option("--retention", type=click.FloatRange(0.7, 0.97), default=0.9, metavar="R", callback=finite,
              help="Desired retention (0.9).")  # fmt: skip
@click.option("--confidence", is_flag=True, help="They also say how sure they are of each answer.")
@click.option("--no-correction", is_flag=True, help="Take every right answer for knowing.")
@json_option
@click.pass_obj
def command(
    setup: Setup, cards: int, days: int, new: int, guess: float, retention: float, confidence: bool,
    no_correction: bool, as_json: bool,
) -> None:  # fmt: skip
    """A learner of known memory through so many days: workload, recall, and reviews per card."""
    from aligntutor.core.states import DEFAULT_WEIGHTS
    from aligntutor.memory.evidence import SLIP, UNSURE, Evidence
    from aligntutor.memory.simulation import Learner, simulate

    try:
        seed = int(setup.seed)
    except ValueError as error:
        raise Stop(f"--seed is {setup.seed!r}; here it is a whole number.", 2) from error
    unsure = UNSURE if confidence else None
    learner = Learner(cards, days, Evidence(guess, SLIP), retention, not no_correction, new, unsure)
    found = simulate(learner, DEFAULT_WEIGHTS, seed)
    if as_json:
        by_day = [{"day": n, **day._asdict()} for n, day in enumerate(found.by_day)]
        told = {"reviews_per_card": found.reviews_per_card, "recall_mean": found.recall_mean}
        say_json({**told, "by_day": by_day})
        return
    say(f"{found.reviews_per_card:.1f} reviews per card, mean recall {found.recall_mean:.1%}\n")
    span = -(-days // ROWS)
    parts = [found.by_day[start : start + span] for start in range(0, days, span)]
    loads = [mean(day.reviews for day in part) for part in parts]
    for n, (part, load) in enumerate(zip(parts, loads, strict=True)):
        first, last = n * span + 1, n * span + len(part)
        recall = mean(day.recall for day in part)
        bar = "#" * round(BAR * load / max(loads))
        say(f"day {first:>4} to {last:>4}  {recall:>4.0%} recalled  {load:>6.1f} a day  {bar}".rstrip())
