"""`aligntutor demo`."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from types import FrameType

import click

from .context import PROGRAM, Setup, need_terminal, refusing
from .saying import passing, say

NOTE = "demonstration"
LEFT = f"That was a demonstration; nothing of it is kept. To begin for real: {PROGRAM}"
SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends the program from outside, so that it can still remove what it has made."""


@click.command()
@click.pass_obj
def command(setup: Setup) -> int:
    """Look around in the history of a made-up learner, in a home that is removed when you leave.

    Your own progress is neither read nor changed.
    """
    need_terminal()
    from aligntutor import tui

    with _passing_home() as home, refusing():
        own = setup._replace(home=home)
        _furnish(own, setup)
        with own.tutor() as tutor:
            code = tui.run(tutor, environment=setup.environment, note=NOTE)
    if not code:
        say(LEFT)
    return code


def _furnish(own: Setup, setup: Setup) -> None:
    from aligntutor.tutor.demonstrating import DAYS, furnish

    where, compiled = own.places(), setup.places().compiled
    where.cache.mkdir()
    with suppress(OSError):  # compiling takes longer than all the rest
        shutil.copyfile(compiled, where.compiled)
    with passing() as show:
        show("Preparing the demonstration")
        furnish(
            where, own.bundled(), own.clock()(), own.seed,
            lambda day: show(f"Preparing the demonstration, day {day + 1} of {DAYS}"),
        )  # fmt: skip


@contextmanager
def _passing_home() -> Iterator[str]:
    """A folder that is removed at the end, also where a signal is that end."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    with TemporaryDirectory(prefix=f"{PROGRAM}-demo-", ignore_cleanup_errors=True) as home:
        try:
            yield home
        finally:
            for number in SIGNALS:
                signal.signal(number, signal.SIG_IGN)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
