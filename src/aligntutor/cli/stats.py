"""`aligntutor stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligntutor.core.days import MINUTE

from .context import Setup, Stop, iso_day, json_option, prepared, usable
from .saying import many, nearest, say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntutor.tutor import Tutor
    from aligntutor.tutor.counted import Statistics
    from aligntutor.tutor.figures import Figure

ENOUGH = 40
"""Answers from which the share retained is told."""
PERIODS = ("month", "half-year", "year", "all")
LABEL = 44
"""Columns of what a row of a figure is about; a longer text has a line of its own."""


@click.command()
@click.argument("figures", metavar="[FIGURE]...", nargs=-1)
@click.option("--deck", help="Only of this deck.")
@click.option("--period", type=click.Choice(PERIODS), default="all", help="Up to today; all by default.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write all figures to a page that needs no script.",
)
@json_option
@click.pass_obj
def command(
    setup: Setup, figures: tuple[str, ...], deck: str | None, period: str, html: Path | None, as_json: bool
) -> None:
    """What you have done, and how much of it you retain.

    FIGURE is one or more of: retention, ahead, days, time, confidence, foretold, levels, kinds, hardest,
    tempting; or all. Without one, a summary of all decks and days.
    """
    if html and as_json:
        raise click.UsageError("--html and --json are two ways of telling; choose one.")
    if html and not html.name:
        raise click.BadParameter("name a file.", param_hint="--html")
    if not (figures or html):
        if deck or period != "all":
            raise click.UsageError("Name a figure, or all, with --deck and --period.")
        with prepared(setup) as tutor:
            stats = tutor.statistics()
        _summary(stats, as_json)
        return
    names = _named(figures or ("all",))
    with prepared(setup) as tutor:
        chosen = usable(tutor, deck) if deck else None
        found = _made(tutor, names, chosen.deck if chosen else "", period)
        today = tutor.today()
    if html:
        _write(html, found, chosen.title if chosen else "all decks", period, today)
    elif as_json:
        say_json({"figures": [_row(figure) for figure in found]})
    else:
        for n, figure in enumerate(found):
            if n:
                say()
            _tell(figure)


def _summary(stats: Statistics, as_json: bool) -> None:
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


def _named(figures: Sequence[str]) -> list[str]:
    """The figures that are wanted. Raises a usage error for one that there is not."""
    from aligntutor.tutor.figures import NAMES

    for name in figures:
        if name not in (*NAMES, "all"):
            hint = nearest(name, (*NAMES, "all"), "The figures are")
            raise click.BadParameter(f"there is no figure {name!r}. {hint}", param_hint="FIGURE")
    return list(NAMES) if "all" in figures else list(dict.fromkeys(figures))


def _made(tutor: Tutor, names: Sequence[str], deck: str, period: str) -> list[Figure]:
    """The figures in the order in which they were named; answers are read only where one needs them."""
    from aligntutor.tutor.figures import PERIODS, QUICK

    found = tutor.figures(PERIODS[period], deck)
    if not set(QUICK).issuperset(names):
        found += tutor.figures_read(PERIODS[period], deck)
    by_name = {figure.name: figure for figure in found}
    return [by_name[name] for name in names]


def _write(path: Path, figures: Sequence[Figure], decks: str, period: str, today: int) -> None:
    from aligntutor.tutor.figures import PERIODS

    from .stats_page import page

    text = page(figures, decks, PERIODS[period].words, iso_day(today))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Stop(f"{path} could not be written ({error.strerror or error}).") from error
    say(f"Written to {path}.")


def _row(figure: Figure) -> dict[str, Any]:
    """A figure as JSON: a share has `n`, `low` and `high`, a number of some day its `date`."""
    return {
        "name": figure.name,
        "title": figure.title,
        "counts": figure.counts,
        "said": figure.said,
        "rows": [
            {"label": row.label, "value": row.value}
            | ({"n": row.n, "low": row.low, "high": row.high} if row.n else {})
            | ({"against": row.mark} if row.mark is not None else {})
            | ({"note": row.note} if row.note else {})
            | ({"date": iso_day(row.day)} if row.day else {})
            for row in figure.rows
        ],
    }


def _tell(figure: Figure) -> None:
    say(f"{figure.title} ({figure.counts})")
    for row in figure.rows:
        if figure.shape == "days" and not row.value:
            continue
        if row.n and row.low is not None and row.high is not None:
            number = f"{row.value:>4.0%}  {row.low:.0%} to {row.high:.0%}  of {row.n}"
            number = f"{number}  {figure.against(row)}".rstrip()
        else:
            number = f"{row.value:>4.0f}"
        label = " ".join(row.label.split())
        if len(label) > LABEL:
            say(f"  {label}")
            label = ""
        say(f"  {label.ljust(LABEL)}  {number}")
        if row.note:
            say(f"    {' '.join(row.note.split())}")
    if figure.said:
        say(f"  {figure.said}")
