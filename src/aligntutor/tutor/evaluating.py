"""How well recall was foretold: by FSRS-6 as published, as recalibrated, and as fitted to the learner."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from math import isfinite
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event
from aligntutor.core.renames import Renames, place_of
from aligntutor.core.states import DEFAULT_WEIGHTS
from aligntutor.memory import fitting
from aligntutor.memory.evidence import evidence_of
from aligntutor.memory.measures import Measures, measured
from aligntutor.memory.recalibration import Calibration, recalibrated
from aligntutor.memory.replay import in_force
from aligntutor.memory.trials import Graded, answering, before_tested, first_tested, trials

from .refusal import Refused

ENOUGH = 40
"""Long-term reviews from which anything is told."""
COLUMNS = ("card_id", "t_s", "rating")
"""Of a CSV file: any name of a card, seconds, and 1 Again to 4 Easy; other columns are let be."""


class Evaluation(NamedTuple):
    """Measures on the last 40 % of the long-term reviews; none of them where these are too few."""

    long_term: int
    """Reviews on a later study day than the last of their card."""
    default: Measures | None = None
    recalibrated: Measures | None = None
    fitted: Measures | None = None
    """By weights fitted to what came before the first of them; none below 400 long-term reviews in all."""
    calibration: Calibration = Calibration()
    """Scale and shift after all of them."""


def evaluate(reviews: Sequence[Graded], progress: Callable[[fitting.Fit], None]) -> Evaluation:
    """Hold what was foretold against what happened; the reviews come in the order of the log.

    Each chance is foretold from what came before it alone. `progress` is told each step of the fit.
    """
    found = trials(reviews, DEFAULT_WEIGHTS)
    if len(found) < ENOUGH:
        return Evaluation(len(found))
    chances, calibration = recalibrated(found)
    start = first_tested(found)
    last = found[start:]
    fitted = None
    if len(found) >= fitting.ENOUGH:
        weights = fitting.fitted(before_tested(reviews), progress)
        fitted = measured(last, answering(trials(reviews, weights)[start:]))
    return Evaluation(
        len(found), measured(last, answering(last)), measured(last, chances[start:]), fitted, calibration
    )


def of_events(events: Iterable[Event]) -> list[Graded]:
    """The reviews of a log that stand, in its order."""
    found = []
    kept = in_force(events)
    renames = Renames(event for event in kept if event.type == "renamed")
    for event in kept:
        if event.type == "review":
            told = event.payload
            card = renames.owner(told["card"], place_of(event))
            evidence = evidence_of(told["kind"], told["guess"], told["answer"], told["confidence"])
            found.append(Graded(card, event.day, told["rating"], evidence))
    return found


def of_csv(lines: Iterable[str], turn: int) -> list[Graded]:
    """The reviews of a CSV file, by time; study days turn `turn` minutes after each midnight of `t_s`.

    Raises Refused with the number of the first line that does not hold a review.
    """
    rows = csv.reader(lines)
    try:
        names = next(rows, [])
        if missing := [name for name in COLUMNS if name not in names]:
            raise Refused(
                f"line 1: there is no column {missing[0]!r}.", f"The columns are {', '.join(COLUMNS)}."
            )
        places = [names.index(name) for name in COLUMNS]
        found = [_review(row, places, rows.line_num, turn) for row in rows if row]
    except csv.Error as error:
        raise Refused(f"line {rows.line_num}: {error}.", "Save it as plain CSV.") from error
    return [review for _, review in sorted(found, key=lambda pair: pair[0])]


def _review(row: list[str], places: list[int], line: int, turn: int) -> tuple[float, Graded]:
    try:
        card, time, rating = (row[place] for place in places)
        seconds, grade = float(time), int(rating)
        if not isfinite(seconds) or not 1 <= grade <= 4:
            raise ValueError
    except (ValueError, IndexError) as error:
        raise Refused(
            f"line {line}: {','.join(row)[:60]!r} is no review.",
            "Write a card, seconds, and a rating from 1 to 4.",
        ) from error
    return seconds, Graded(card, study_day(Moment(int(seconds * 1000)), turn), grade)
