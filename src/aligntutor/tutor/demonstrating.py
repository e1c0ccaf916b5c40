"""A home with the history of a learner who is made up, to look around in: studied day by day, like any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from aligntutor.core.days import MINUTE, Moment, turn_of
from aligntutor.core.events import EventType
from aligntutor.core.items import Item
from aligntutor.settings import Places, choose_setting, load
from aligntutor.store import Compiled

from .pages import Pages
from .pretending import Learner
from .shown import Asking, Done
from .studying import Study
from .tutor import Tutor

DAYS = 120
"""Study days of the history, the last of them yesterday."""
AWAY = range(58, 63)
"""The days of a journey, counted from 0."""
MISSED = 0.12
"""Chance that any other day passes without studying."""
HOURS = (3, 17)
"""Hours after the turn of a day between which studying begins."""
LESSON_EVERY = (2, 5)
"""Days from one lesson to the next: in the beginning, and later."""
EAGER = 40
"""How many days the beginning lasts."""
OTHERS = 6
"""Days after which the decks after the first have sittings of their own."""
TEA = 11 * MINUTE
"""Milliseconds until a second sitting, for what comes back in ten minutes."""
READING = (20_000, 70_000)
"""The least and the most milliseconds that a lesson takes."""
LOOKING = (2_000, 9_000)
"""The same for what is told after an answer."""
BY_HAND: tuple[tuple[int, EventType, str], ...] = (
    (21, "flag", "Look this up again in the text."),
    (64, "flag", "Would the second answer not be right as well?"),
    (80, "suspend", ""),
    (103, "flag", "A good example to tell others."),
)
"""On which day or after it what is done with the first card that is asked, and the note with it."""


def furnish(
    where: Places, bundled: Sequence[Path], at: Moment, seed: str, progress: Callable[[int], object] = bool
) -> None:
    """Fill a new home with the history of a learner of some decks, up to the study day before a moment.

    The same decks, moment and seed give the same history, ids of events apart. `progress` is told each of the
    DAYS before it begins. Raises Refused, and OSError.
    """
    choose_setting(where, "confidence", True)
    clock, random = Clock(at), Random(seed)
    with (
        Tutor(where, load(where), clock, seed, bundled, durable=False) as tutor,
        Compiled.open(where.compiled) as compiled,
    ):
        tutor.prepare()
        first, turn = tutor.today() - DAYS, tutor.settings.scheduling.turn
        life = Life(tutor, Pages(compiled, bool), clock, random)
        for n in range(DAYS):
            progress(n)
            if random.random() >= MISSED and n not in AWAY:
                clock.at = Moment(turn_of(first + n, at.offset, turn), at.offset)
                life.study(n)
        clock.at = at
        tutor.look_after()


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: Moment) -> None:
        self.at = at

    def __call__(self) -> Moment:
        return self.at

    def move(self, ms: float) -> None:
        """Let so many milliseconds pass."""
        self.at = self.at._replace(ms=self.at.ms + round(ms))


class Life:
    """How the made-up learner studies, day by day, as anybody does through the use cases."""

    def __init__(self, tutor: Tutor, pages: Pages, clock: Clock, random: Random) -> None:
        self._tutor = tutor
        self._pages = pages
        self._clock = clock
        self._random = random
        self._learner = Learner(random)
        self._others = [deck.deck for deck in tutor.decks() if not deck.trouble][1:]
        self._by_hand = list(BY_HAND)
        """What is still to be done so."""
        self._n = 0
        """The day, counted as in AWAY."""

    def study(self, n: int) -> None:
        """The sittings of the nth day, from its turn on."""
        self._n = n
        self._clock.move(self._random.uniform(*HOURS) * 60 * MINUTE)
        lessons = int(n % LESSON_EVERY[n >= EAGER] == 0)
        for deck in self._others if n % OTHERS == 1 else ():
            self._sit(deck, lessons)
        self._sit(None, lessons)
        self._clock.move(TEA)
        self._sit(None, 0)

    def _sit(self, deck: str | None, lessons: int) -> None:
        """One sitting in a deck, or in all, left when a lesson is one too many."""
        study = self._tutor.study(deck)
        while not isinstance(study.step, Done):
            if isinstance(study.step, Asking):
                self._answer(study, study.step)
            elif lessons:
                lessons -= 1
                self._clock.move(self._random.uniform(*READING))
                study.read()
            else:
                return

    def _answer(self, study: Study, asking: Asking) -> None:
        item = item_of(self._pages, asking)
        answer, said, ms = self._learner.answer(item, asking.ask, self._tutor.today())
        self._clock.move(ms)
        study.answer(answer, said if study.given(answer) else "")
        self._clock.move(self._random.uniform(*LOOKING))
        if self._by_hand and self._by_hand[0][0] <= self._n:
            study.by_hand(*self._by_hand.pop(0)[1:])
        study.go_on()


def item_of(pages: Pages, asking: Asking) -> Item:
    """The item that is asked."""
    return next(item for item in pages.items(asking.key.partition("#")[0]) if item.key == asking.key)
