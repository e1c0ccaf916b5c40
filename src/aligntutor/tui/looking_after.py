"""A look at the progress file behind the screens: it delays no key, and whatever it meets ends nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from .messages import Troubled

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor

CALM = 1.0
"""Seconds after the first page until the look begins."""
PAUSE = 0.001
"""Seconds in which others may work, between two bites that take less."""
REST = 0.5
"""Seconds without a key after which it goes on: nobody types on while reading a question or a verdict."""


def look_after(tutor: Tutor, tell: Callable[[Troubled], object], idle: Callable[[], float]) -> None:
    """Begin the look in a thread, and tell what a learner should know.

    `idle` gives the seconds since the learner did something last; the look waits for a rest. Leaving does not
    wait for the thread; what it leaves half done is swept up the next time.
    """

    def pause() -> None:
        sleep(PAUSE)
        while (rested := idle()) < REST:
            sleep(REST - rested)

    def look() -> None:
        with suppress(Exception):
            sleep(CALM)
            if trouble := tutor.look_after(pause):
                tell(Troubled(trouble.head, trouble.text))

    Thread(target=look, daemon=True).start()
