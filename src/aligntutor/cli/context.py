"""What every command starts from: places, settings, clock and seed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntutor.core.days import Moment

from .saying import complain

if TYPE_CHECKING:
    from datetime import datetime

    from aligntutor.tutor import Tutor

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


class Stop(Exception):
    """Leave with an exit code and a message on stderr."""

    def __init__(self, message: str = "", code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


@dataclass(frozen=True)
class Setup:
    """The group's options and the environment."""

    home: str | None
    seed: str
    environment: Mapping[str, str]

    def clock(self) -> Callable[[], Moment]:
        """The wall clock, or the fixed moment in ALIGNTUTOR_NOW."""
        fixed = self.environment.get("ALIGNTUTOR_NOW")
        if not fixed:
            return now
        from datetime import datetime

        try:
            moment = datetime.fromisoformat(fixed)
        except ValueError as error:
            message = f"ALIGNTUTOR_NOW is {fixed!r}; write it like 2026-05-14T09:00:00+02:00."
            raise Stop(message, 2) from error
        at = as_moment(moment if moment.tzinfo else moment.astimezone())
        return lambda: at

    def tutor(self) -> Tutor:
        """The use cases, ready to be called."""
        from aligntutor.settings import SettingsError, courses, load, places
        from aligntutor.tutor import Tutor

        where = places(self.home, self.environment)
        try:
            settings = load(where)
        except SettingsError as error:
            raise Stop(str(error), 1) from error
        package = Path(__file__).absolute().parent.parent
        return Tutor(where, settings, self.clock(), self.seed, courses(package))


def as_moment(moment: datetime) -> Moment:
    """A date and time with its zone, as a Moment."""
    offset = moment.utcoffset()
    return Moment(int(moment.timestamp() * 1000), int(offset.total_seconds()) // 60 if offset else 0)


def now() -> Moment:
    """This moment, with the offset of the local clock."""
    seconds = time.time()
    return Moment(int(seconds * 1000), time.localtime(seconds).tm_gmtoff // 60)


def iso(ms: int) -> str:
    """Milliseconds UTC as ISO 8601."""
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the tutor refuses into Stop."""
    from aligntutor.tutor import Refused

    try:
        yield
    except Refused as refusal:
        raise Stop(f"{refusal} {refusal.hint}".strip()) from refusal


@contextmanager
def prepared(setup: Setup, deck: str | None = None) -> Iterator[Tutor]:
    """A tutor whose decks are compiled; errors in decks go to stderr. A deck named by path is remembered."""
    with refusing(), setup.tutor() as tutor:
        if deck and is_path(deck):
            tutor.add_deck(Path(deck))
        if problems := tutor.prepare():
            from aligntutor.decks.telling import render

            for problem in problems:
                complain(render(problem))
        yield tutor


def is_path(deck: str) -> bool:
    """Whether a deck was named by its path rather than its id."""
    return "/" in deck or os.sep in deck or deck.endswith((".yaml", ".yml"))


def choose_deck(tutor: Tutor, named: str | None) -> str | None:
    """The id of the deck that was named by id or by path. Raises Stop with a did-you-mean."""
    if named is None:
        return None
    found = tutor.find_deck(named)
    if found.trouble:
        raise Stop(f"{found.deck} {found.trouble}.")
    return found.deck


def need_terminal() -> None:
    """Raise Stop where there is no terminal to draw on."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Stop("aligntutor draws on a terminal, and there is none here. Use: aligntutor study --plain", 2)
