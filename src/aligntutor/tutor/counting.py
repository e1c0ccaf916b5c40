"""What is due, in the numbers of the plan that a sitting would follow."""

from __future__ import annotations

from collections.abc import Sequence

from aligntutor.core.days import Moment
from aligntutor.store import Compiled, Log
from aligntutor.study.modes import due
from aligntutor.study.queue import Plan

from . import wording
from .counted import DueCount, DueReport
from .planning import Stock


def due_report(log: Log, compiled: Compiled, decks: Sequence[str], at: Moment) -> DueReport:
    """What is due now and what is new, by deck."""
    stock, work = Stock(log, compiled, decks, at), Plan()
    found = due.tally(stock)
    if found is None:
        work = due.plan(stock)
        found = due.in_numbers(work)
    counts = tuple(
        DueCount(deck, found.due[deck], len(found.offered.get(deck, ())), found.learning[deck])
        for deck in decks
    )
    note = wording.postponed(work, stock.today)
    return DueReport(found.due.total(), found.ideas, counts, work.postponed, work.clear, note)


def cards_of(work: Plan) -> list[str]:
    """Every card of a plan but those of new ideas, in the order of a sitting."""
    return [
        *(state.card for state in work.learning),
        *work.begun,
        *(state.card for state in work.reviews),
        *work.unlocked,
    ]
