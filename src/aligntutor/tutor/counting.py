"""What is due, counted from the very plan that a sitting would follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aligntutor.core.days import Moment, study_day
from aligntutor.core.identity import deck_of
from aligntutor.store import Compiled, Log
from aligntutor.study.modes.due import tally
from aligntutor.study.queue import Plan

from . import wording
from .counted import DueCount, DueReport
from .planning import Stock, plan


def due_report(log: Log, compiled: Compiled, decks: Sequence[str], at: Moment) -> DueReport:
    """What is due now and what is new, by deck."""
    if quick := tally(Stock(log, compiled, decks, at)):
        counts = tuple(
            DueCount(deck, quick.due[deck], len(quick.offered.get(deck, ())), quick.learning[deck])
            for deck in decks
        )
        return DueReport(quick.due.total(), quick.ideas, counts)
    work = plan(log, compiled, decks, at)
    due = Counter(deck_of(card) for card in cards_of(work))
    learning = Counter(state.deck for state in work.learning)
    counts = tuple(
        DueCount(deck, due[deck], len(work.offered.get(deck, ())), learning[deck]) for deck in decks
    )
    note = wording.postponed(work, study_day(at, log.scheduling.turn))
    return DueReport(sum(due.values()), len(work.ideas), counts, work.postponed, work.clear, note)


def cards_of(work: Plan) -> list[str]:
    """Every card of a plan but those of new ideas, in the order of a sitting."""
    return [
        *(state.card for state in work.learning),
        *work.begun,
        *(state.card for state in work.reviews),
        *work.unlocked,
    ]
