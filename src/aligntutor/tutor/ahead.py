"""What a learner plans ahead: a pause, an exam."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from aligntutor.core.days import Moment, study_day
from aligntutor.store import Compiled, Log, StoreError
from aligntutor.study.exam import Outlook, outlook

from . import wording
from .planning import Stock, next_exam
from .refusal import Refused

T = TypeVar("T")
ALL = 100_000
"""More ideas than any deck has."""
OVER = 0
"""A study day that lies in the past, with which a plan is called off."""
LONGEST = 3_650
"""Days that an exam or the end of a pause may lie ahead."""


class Ahead:
    """Pauses and exams; every method may raise Refused."""

    def __init__(
        self, log: Log, compiled: Compiled, decks: Sequence[str], clock: Callable[[], Moment]
    ) -> None:
        self._log = log
        self._compiled = compiled
        self._decks = decks
        self._clock = clock

    def pause(self) -> tuple[int, int] | None:
        """The study days from which and until which there is a pause, now or to come."""
        pauses = _asked(lambda: self._log.of_note("pause"))
        last = pauses[-1].payload if pauses else {"from": OVER, "until": OVER}
        return (last["from"], last["until"]) if last["until"] > self._today else None

    def take(self, first: int, until: int) -> None:
        """Pause from a study day to the one on which studying begins again."""
        if not self._today <= first < until:
            raise Refused(
                "A pause ends after it begins, and begins today or later.", "Write both dates anew."
            )
        self._near(until)
        _asked(lambda: self._log.append("pause", {"from": first, "until": until}, self._clock()))

    def call_off(self) -> None:
        """End the pause."""
        if self.pause() is None:
            raise Refused("There is no pause to call off.")
        _asked(lambda: self._log.append("pause", {"from": OVER, "until": OVER}, self._clock()))

    def set_exam(self, day: int, deck: str | None) -> None:
        """Set the study day of an exam in a deck, or in all."""
        self._near(day)
        _asked(lambda: self._log.append("exam", {"deck": deck or "", "day": day}, self._clock()))

    def call_off_exam(self, deck: str | None) -> None:
        """Take back the exam of a deck, or the one in all."""
        last = {
            each.payload["deck"]: each.payload["day"] for each in _asked(lambda: self._log.of_note("exam"))
        }
        if last.get(deck or "", OVER) <= self._today:
            raise Refused("There is no such exam to call off.", "Name its deck, where it was set with one.")
        _asked(lambda: self._log.append("exam", {"deck": deck or "", "day": OVER}, self._clock()))

    def outlook(self, deck: str | None) -> tuple[int, Outlook | None]:
        """The study day of the next exam, and what to expect; none where no exam is set."""
        decks = [deck] if deck else list(self._decks)

        def look() -> tuple[int, Outlook | None]:
            day, scope = next_exam(self._log, decks, self._clock())
            if not day:
                return 0, None
            stock = Stock(self._log, self._compiled, scope, self._clock())
            ideas = sum(map(len, stock.new(ALL).values()))
            return day, outlook(stock.met(), ideas, self._today, day, self._log.scheduling)

        return _asked(look)

    def exam_on(self, text: str) -> str:
        """Set the exam in all decks to a day as it was typed, none to call it off; gives what was done."""
        if not text:
            self.call_off_exam(None)
            return "The exam is called off."
        day = self._day(text)
        self.set_exam(day, None)
        return wording.exam(day, self._today)

    def pause_until(self, text: str) -> str:
        """Pause from today until a day as it was typed, none to end the pause; gives what was done."""
        if not text:
            self.call_off()
            return "The pause is over."
        day = self._day(text)
        self.take(self._today, day)
        return f"A pause until {wording.date_line(day)}."

    def _day(self, text: str) -> int:
        day = wording.named_day(text, self._today)
        if day is None or day <= self._today:
            raise Refused(
                f"{text!r} is not a day to come.", "Type a date like 2027-01-31, or a number of days."
            )
        return day

    @property
    def _today(self) -> int:
        return study_day(self._clock(), self._log.scheduling.turn)

    def _near(self, day: int) -> None:
        if day - self._today > LONGEST:
            raise Refused("That is more than ten years ahead.", "Choose a nearer date.")


def _asked(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except StoreError as error:
        raise Refused(str(error)) from error
