"""What every command starts from: places, settings, clock and seed."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from aligntutor.core.days import Moment

from .saying import complain, nearest

if TYPE_CHECKING:
    from datetime import datetime

    from aligntutor.settings import Places, Settings
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.counted import DeckFacts

PROGRAM = "aligntutor"
COMPLETE = "_ALIGNTUTOR_COMPLETE"
"""Set by a completion script: what the shell wants to know."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


class Stop(Exception):
    """Leave with an exit code and a message on stderr."""

    def __init__(self, message: str = "", code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class Setup(NamedTuple):
    """The group's options and the environment."""

    environment: Mapping[str, str]
    home: str | None = None
    seed: str = "0"

    def clock(self) -> Callable[[], Moment]:
        """The wall clock, or the fixed moment in ALIGNTUTOR_NOW."""
        fixed = self.environment.get("ALIGNTUTOR_NOW")
        if not fixed:
            return now
        from datetime import datetime

        try:
            moment = datetime.fromisoformat(fixed)
            if not 1900 <= moment.year < 9000:
                raise ValueError("no year to count days from")
        except ValueError as error:
            message = f"ALIGNTUTOR_NOW is {fixed!r}; write it like 2026-05-14T09:00:00+02:00."
            raise Stop(message, 2) from error
        at = as_moment(moment if moment.tzinfo else moment.astimezone())
        return lambda: at

    def places(self) -> Places:
        """The learner's folders."""
        from aligntutor.settings import places

        return places(self.home, self.environment)

    def tutor(self) -> Tutor:
        """The use cases, ready to be called."""
        from aligntutor.tutor import Tutor

        return Tutor(self.places(), self.settings(), self.clock(), self.seed, self.bundled())

    def settings(self) -> Settings:
        """The learner's settings."""
        from aligntutor.settings import SettingsError, load

        try:
            return load(self.places())
        except SettingsError as error:
            raise Stop(str(error), 1) from error

    def bundled(self) -> tuple[Path, ...]:
        """The decks that come with the program."""
        from aligntutor.settings import courses

        return courses(Path(__file__).absolute().parent.parent)


class Commands(click.Group):
    """A group that answers an unknown name with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for the message."""
        name, names = args[0], self.list_commands(ctx)
        if name not in names and not name.startswith("-"):
            hint = nearest(name, names, "The commands are")
            raise click.UsageError(f"There is no command {name!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)


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


def iso_day(day: int) -> str:
    """A study day as a date: `2027-01-31`."""
    from datetime import date, timedelta

    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def day_named(value: str, today: int, hint: str, soonest: int = 1) -> int:
    """The study day that a date, or a number of days from today, names.

    Raises a usage error about the parameter `hint` where it is neither, or sooner than `soonest` days ahead.
    """
    from aligntutor.tutor.wording import named_day

    day = named_day(value, today)
    if day is None or day < today + soonest:
        wanted = "a date to come, like 2027-01-31, or a number of days"
        raise click.BadParameter(f"{value!r} is not {wanted}.", param_hint=hint)
    return day


def finite(ctx: click.Context, option: click.Parameter, value: float | None) -> float | None:
    """The value of an option that takes a number. Raises a usage error for what only looks like one."""
    if value is not None and not math.isfinite(value):
        raise click.BadParameter("write a number.", ctx, option)
    return value


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
    """A tutor whose decks are compiled; errors in decks go to stderr.

    A deck named by its path is remembered, unless it cannot be used: then raises Stop.
    """
    with refusing(), setup.tutor() as tutor:
        added = bool(deck) and _is_path(tutor, str(deck)) and tutor.add_deck(Path(str(deck)))
        if problems := tutor.prepare():
            from aligntutor.decks.telling import render

            for problem in problems:
                complain(render(problem))
        if added and (found := tutor.find_deck(str(deck))).trouble:
            tutor.remove_deck(found.path)
            raise Stop(f"{found.path} {found.trouble}. It was not added.")
        yield tutor


def _is_path(tutor: Tutor, named: str) -> bool:
    """Whether a deck was named by its path rather than its id."""
    if "/" in named or os.sep in named or named.endswith((".yaml", ".yml")):
        return True
    return Path(named).exists() and all(named not in (deck.deck, deck.title) for deck in tutor.decks())


def usable(tutor: Tutor, named: str) -> DeckFacts:
    """The deck that was named by id or by path. Raises Stop where it cannot be used."""
    found = tutor.find_deck(named)
    if found.trouble:
        raise Stop(f"{found.path} {found.trouble}.")
    return found


def need_terminal() -> None:
    """Raise Stop where there is no terminal to draw on."""
    from aligntutor.web import DRIVER

    if os.environ.get("TEXTUAL_DRIVER") == DRIVER:
        return
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Stop("aligntutor draws on a terminal, and there is none here. Use: aligntutor study --plain", 2)
