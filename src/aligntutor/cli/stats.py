"""`aligntutor stats`."""

from __future__ import annotations

import click

from aligntutor.core.days import MINUTE

from .context import Setup, iso_day, json_option, prepared
from .saying import many, say, say_json

ENOUGH = 40
"""Answers from which the share retained is told."""


@click.command()
@json_option
@click.pass_obj
def command(setup: Setup, as_json: bool) -> None:
    """What you have done, and how much of it you retain."""
    with prepared(setup) as tutor:
        stats = tutor.statistics()
    if as_json:
        value = stats.retained / stats.asked if stats.asked else None
        say_json(
            {
                "reviews": stats.reviews,
                "cards": stats.cards,
                "retention": {"value": value, "low": stats.low, "high": stats.high, "n": stats.asked},
                "days": [
                    {"day": day, "date": iso_day(day), "reviews": reviews, "correct": correct, "ms": ms}
                    for day, reviews, correct, ms in stats.days
                ],
            }
        )
        return
    say(f"{many(stats.reviews, 'answer')} on {many(len(stats.days), 'day')}, {stats.minutes} min")
    say(", ".join(f"{number} {phase}" for phase, number in stats.cards.items()) + " cards")
    if stats.low is None or stats.high is None or stats.asked < ENOUGH:
        say(f"Retention: too early to say, {stats.asked} of {ENOUGH} answers needed on a later day.")
    else:
        share = stats.retained / stats.asked
        say(f"Retention: {share:.0%}, likely {stats.low:.0%} to {stats.high:.0%}, from {stats.asked} answers")
    for day, reviews, correct, ms in stats.days[-7:]:
        say(f"{iso_day(day)}  {many(reviews, 'answer')}, {correct} right, {ms // MINUTE} min")
