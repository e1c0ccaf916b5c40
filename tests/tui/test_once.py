"""Pages lie over one another, and are left, in good order, however keys and sizes crowd."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from aligntutor.tui.messages import PageWanted
from aligntutor.tui.screens.palette import Palette
from aligntutor.tui.screens.tour import Tour
from tests.tui.fakes import FakeTutor
from tests.tui.seeing import running, seen


def resize(width: int, height: int) -> events.Resize:
    return events.Resize(Size(width, height), Size(width, height))


def stack(app: App[None]) -> list[str]:
    return [type(screen).__name__ for screen in app.screen_stack]


async def test_two_sizes_do_not_follow_each_other_for_ever(monkeypatch: pytest.MonkeyPatch):
    taken: list[Size] = []
    known = Screen._on_resize

    async def noted(self: Screen[None], event: events.Resize) -> None:
        taken.append(event.size)
        assert len(taken) < 100
        await known(self, event)

    async with running(FakeTutor()) as pilot:
        monkeypatch.setattr(Screen, "_on_resize", noted)
        home = pilot.app.screen
        pilot.app.delay_update(0.1)  # as where a command of the palette was chosen
        for width in (79, 80):
            home.post_message(resize(width, 24))
            home.call_later(lambda: None)
        await pilot.pause(0.2)
        assert home.size == pilot.app.size == Size(80, 24)
        assert 0 < len(taken) < 10


async def test_a_page_that_comes_while_there_is_no_room_is_there_once_there_is():
    async with running(FakeTutor()) as pilot:
        await pilot.resize_terminal(20, 5)
        await pilot.pause(0.1)
        assert "Please" in seen(pilot)
        pilot.app.post_message(PageWanted("tour"))
        await pilot.pause()
        assert stack(pilot.app) == ["Home", "Tour", "Small"]
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.1)
        assert stack(pilot.app) == ["Home", "Tour"]
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_what_lies_below_another_page_is_not_left():
    async with running(FakeTutor()) as pilot:
        await pilot.press("ctrl+p")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        pilot.app.post_message(PageWanted("tour"))
        await pilot.pause()
        palette.dismiss()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Tour)
        await pilot.press("escape")
        assert pilot.app.screen is palette
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)
