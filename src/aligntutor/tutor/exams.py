"""Exams that are set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.store import Log


class Exam(NamedTuple):
    """An exam that is set."""

    day: int
    """Study day; 0 where none is set."""
    deck: str
    """Empty for all decks."""

    def scope(self, decks: Sequence[str]) -> Sequence[str]:
        """Those of these decks that it is about."""
        return [self.deck] if self.deck else decks


NO_EXAM = Exam(0, "")


def exams(log: Log, today: int) -> list[Exam]:
    """The exams of today and to come, the next first."""
    last = {event.payload["deck"]: event.payload["day"] for event in log.of_note("exam")}
    return sorted(Exam(day, deck) for deck, day in last.items() if day >= today)


def next_exam(log: Log, decks: Sequence[str], at: Moment, soonest: int = 0) -> Exam:
    """The next exam in some of these decks, so many days from today or later."""
    today = study_day(at, log.scheduling.turn)
    coming = exams(log, today + soonest)
    return next((exam for exam in coming if not exam.deck or exam.deck in decks), NO_EXAM)
