"""What a learner plans ahead: a pause, an exam."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aligntutor.core.days import Moment, study_day
from aligntutor.store import Compiled, Log
from aligntutor.study.exam import Outlook
from aligntutor.study.modes.exam import outlook

from . import wording
from .acts import LONGEST
from .exams import NO_EXAM, Exam, exams, next_exam
from .planning import Stock, pause_of
from .refusal import Refused, asked

OVER = 0
"""A study day that lies in the past, with which a plan is called off."""


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
        days = asked(lambda: pause_of(self._log, self._today))
        return (days.start, days.stop) if days else None

    def take(self, first: int, until: int) -> str:
        """Pause from a study day to the one on which studying begins again; tells of a pause it replaces."""
        today, present = self._today, self.pause()
        if not today <= first < until:
            raise Refused(
                "A pause ends after it begins, and begins today or later.", "Write both dates anew."
            )
        if present and present[0] <= today < first:
            raise Refused(
                f"A pause is under way until {wording.date_line(present[1])}.",
                "Set the next one when it is over, or end it first: aligntutor pause off",
            )
        self._near(until)
        for exam in asked(lambda: exams(self._log, today)):
            self._apart(exam.day, range(first, until))
        asked(lambda: self._log.append("pause", {"from": first, "until": until}, self._clock()))
        if present is None or present[0] <= today:
            return ""
        days = f"from {wording.date_line(present[0])} until {wording.date_line(present[1])}"
        return f"It takes the place of the pause {days}."

    def call_off(self) -> None:
        """End the pause."""
        if self.pause() is None:
            raise Refused("There is no pause to call off.")
        asked(lambda: self._log.append("pause", {"from": OVER, "until": OVER}, self._clock()))

    def set_exam(self, day: int, deck: str | None) -> None:
        """Set the study day of an exam in a deck, or in all."""
        self._near(day)
        if pause := self.pause():
            self._apart(day, range(*pause))
        asked(lambda: self._log.append("exam", {"deck": deck or "", "day": day}, self._clock()))

    def call_off_exam(self, deck: str | None) -> None:
        """Take back the exam of a deck, or the one in all."""
        last = {
            each.payload["deck"]: each.payload["day"] for each in asked(lambda: self._log.of_note("exam"))
        }
        if last.get(deck or "", OVER) <= self._today:
            raise Refused("There is no such exam to call off.", "Name its deck, where it was set with one.")
        asked(lambda: self._log.append("exam", {"deck": deck or "", "day": OVER}, self._clock()))

    def outlook(self, deck: str | None = None) -> tuple[Exam, Outlook | None]:
        """The next exam, or that of a deck (an empty name: of all), and what to expect until it has come."""

        def look() -> tuple[Exam, Outlook | None]:
            today, at = self._today, self._clock()
            exam = next_exam(self._log, self._decks, at)
            if deck is not None:
                exam = next((exam for exam in exams(self._log, today) if exam.deck == deck), NO_EXAM)
            if exam.day <= today:
                return exam, None
            stock = Stock(self._log, self._compiled, exam.scope(self._decks), at, exam.day)
            return exam, outlook(stock)

        return asked(look)

    def told(self) -> tuple[str, str]:
        """The next exam and the pause, in words; `none` where there is none."""
        coming, pause = asked(lambda: exams(self._log, self._today)), self.pause()
        exam, until = "none", "none"
        if coming:
            exam = wording.date_line(coming[0].day) + (f", in {coming[0].deck}" if coming[0].deck else "")
        if pause:
            begins = f"from {wording.date_line(pause[0])} " if pause[0] > self._today else ""
            until = f"{begins}until {wording.date_line(pause[1])}"
        return exam, until

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
        replaced = self.take(self._today, day)
        return f"A pause until {wording.date_line(day)}. {replaced}".rstrip()

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

    def _apart(self, exam: int, pause: range) -> None:
        if exam in pause:
            raise Refused(
                f"The exam on {wording.date_line(exam)} would lie in the pause.",
                f"The pause ends on {wording.date_line(pause.stop)}; choose another day for one of them.",
            )

    def _near(self, day: int) -> None:
        if day - self._today > LONGEST:
            raise Refused("That is more than ten years ahead.", "Choose a nearer date.")
