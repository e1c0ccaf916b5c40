"""`aligntutor evaluate`."""

from __future__ import annotations

import re
from itertools import count
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .context import Setup, Stop, json_option, refusing
from .saying import many, passing, say, say_json

if TYPE_CHECKING:
    from aligntutor.memory.measures import Measures
    from aligntutor.memory.trials import Graded


@click.command()
@click.argument("log", required=False, type=click.Path(path_type=Path), metavar="[LOG.csv]")
@click.option(
    "--turn", metavar="HH:MM", help="When a study day turns in LOG.csv; by default as in the settings."
)
@json_option
@click.pass_obj
def command(setup: Setup, log: Path | None, turn: str | None, as_json: bool) -> None:
    """How well your recall was foretold: by FSRS-6 as published, as recalibrated, as fitted to you.

    Judged are the last 40 % of the reviews that came a day or more after the last of their card, each
    foretold from what came before it. From 400 such reviews on, the weights of FSRS-6 are also fitted to
    what came before the judged ones. LOG.csv has the columns card_id, t_s (seconds) and rating (1 to 4).
    """
    from aligntutor.tutor.evaluating import ENOUGH, evaluate

    reviews, steps = _reviews(setup, log, turn), count()
    with passing() as show:
        found = evaluate(reviews, lambda _: show(f"Fitting to your reviews: step {next(steps)}"))
    told = {"default": found.default, "recalibrated": found.recalibrated, "fitted": found.fitted}
    if as_json:
        rows: dict[str, Any] = {name: measures and _row(measures) for name, measures in told.items()}
        if found.recalibrated:
            scale, shift, scale_variance, _, shift_variance = found.calibration
            rows["recalibrated"] |= {
                "scale": scale, "scale_error": sqrt(scale_variance),
                "shift": shift, "shift_error": sqrt(shift_variance),
            }  # fmt: skip
        say_json({"long_term": found.long_term, **rows})
        return
    if not found.default:
        early = many(found.long_term, "review")
        say(f"Too early to say: {early} of the {ENOUGH} needed on a later day than the last of their card.")
        return
    say(f"Foretold of the last {found.default.n} of {found.long_term} reviews on a later day:")
    say(f"{'':<14}{'log loss':<18}{'RMSE over bins':<18}AUC")
    for name, measures in told.items():
        if measures:
            numbers = (measures.log_loss, measures.rmse_bins, measures.auc)
            cells = [f"{number.value:.4f} ± {number.error:.4f}" for number in numbers]
            say(f"{name:<14}{cells[0]:<18}{cells[1]:<18}{cells[2]}")
    known = found.calibration
    say(
        f"Your scale is {known.scale:.2f} ± {sqrt(known.scale_variance):.2f} (1 is FSRS as it is), "
        f"your shift {known.shift:.2f} ± {sqrt(known.shift_variance):.2f} (0)."
    )


def _reviews(setup: Setup, log: Path | None, turn: str | None) -> list[Graded]:
    from aligntutor.tutor import Refused
    from aligntutor.tutor.evaluating import of_csv, of_events

    with refusing(), setup.tutor() as tutor:
        if log is None:
            if turn is not None:
                raise click.BadParameter(
                    "it goes with LOG.csv; your own log has its days.", param_hint="--turn"
                )
            return of_events(tutor.events())
        minutes = tutor.settings.scheduling.turn if turn is None else _minutes(turn)
    try:
        with log.open(encoding="utf-8-sig", newline="") as lines:
            return of_csv(lines, minutes)
    except UnicodeDecodeError as error:
        raise Stop(f"{log} is not UTF-8. Save it as UTF-8.") from error
    except Refused as refusal:
        raise Stop(f"{log}, {refusal} {refusal.hint}") from refusal


def _minutes(turn: str) -> int:
    time = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", turn)
    if time is None:
        raise click.BadParameter(f"{turn!r} is no time; write it like 04:00.", param_hint="--turn")
    return int(time[1]) * 60 + int(time[2])


def _row(measures: Measures) -> dict[str, Any]:
    row: dict[str, Any] = {"n": measures.n}
    for name in ("log_loss", "rmse_bins", "auc"):
        number = getattr(measures, name)
        row |= {name: number.value, f"{name}_error": number.error}
    return row
