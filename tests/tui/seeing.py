"""Running the app on fake data, and reading what stands on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from aligntutor.tui.app import TutorApp
from tests.tui.fakes import FakeTutor


@asynccontextmanager
async def running(
    tutor: FakeTutor, *, study: bool = False, size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[Pilot[None]]:
    """A running app, at its home screen or in a session; an exception inside it fails the test."""
    app = TutorApp(tutor, tutor.study() if study else None, **options)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        press = pilot.press

        async def pressed(*keys: str) -> None:
            # what a key scrolls follows one refresh later
            await press(*keys)
            await pilot.pause()

        pilot.press = pressed  # type: ignore[method-assign]
        await pilot.pause()
        yield pilot
        await pilot.pause()
    if app._exception is not None:
        raise app._exception


def seen(pilot: Pilot[None]) -> str:
    """The screen as text, a line a row."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def row_of(pilot: Pilot[None], text: str) -> int:
    """The row on which a text stands."""
    rows = [n for n, line in enumerate(seen(pilot).splitlines()) if text in line]
    assert len(rows) == 1, f"{text!r} stands on rows {rows} of:\n{seen(pilot)}"
    return rows[0]


def keys_shown(pilot: Pilot[None]) -> str:
    """The footer: the last line with something on it."""
    return seen(pilot).rstrip().splitlines()[-1].strip()
