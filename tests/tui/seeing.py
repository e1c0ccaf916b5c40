"""Running the app on fake data, and reading what stands on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.command import Command, CommandList
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


async def choose(pilot: Pilot[None], name: str) -> None:
    """Give a command through the palette, by a part of its name, once the search has found it."""
    await pilot.press("ctrl+p", *name)
    for _ in range(100):
        found = pilot.app.screen.query_one(CommandList).highlighted_option
        if isinstance(found, Command) and name in str(found.hit.text).casefold():
            break
        await pilot.pause(0.05)
    else:
        raise AssertionError(f"no command {name!r} in:\n{seen(pilot)}")
    await pilot.press("enter")
    await pilot.pause(0.05)
