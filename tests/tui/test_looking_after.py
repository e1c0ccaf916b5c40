"""What a look at the progress file finds is said calmly, and never gets into the way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

import pytest

from aligntutor.tui import looking_after
from aligntutor.tutor.keeping import Trouble
from tests.tui.fakes import CHOICE, FakeTutor, asking
from tests.tui.seeing import running, seen

TROUBLE = Trouble("Your progress file is damaged.", "Leave, then see: aligntutor doctor")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_after, "CALM", 0.0)


class Looking(FakeTutor):
    """Looks for as long as it is told to."""

    def __init__(self, outcome: Callable[[], Trouble | None], **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.outcome = outcome
        self.looked = threading.Event()
        self.thread: threading.Thread | None = None

    def look_after(self, pause: Callable[[], object]) -> Trouble | None:
        self.thread = threading.current_thread()
        pause()
        try:
            return self.outcome()
        finally:
            self.looked.set()


@pytest.mark.parametrize("study", [True, False])
async def test_damage_is_said_on_the_page_that_is_open(study: bool):
    tutor = Looking(lambda: TROUBLE, steps=[asking(CHOICE)])
    async with running(tutor, study=study) as pilot:
        assert tutor.looked.wait(5)
        await pilot.pause(0.1)
        assert "✗ Your progress file is damaged." in seen(pilot)
        assert "aligntutor doctor" in seen(pilot)
        assert tutor.thread is not threading.main_thread()
        if study:
            await pilot.press("b", "enter")
            assert "again in 6 days" in seen(pilot)


async def test_where_all_is_well_nothing_is_said():
    tutor = Looking(lambda: None)
    async with running(tutor) as pilot:
        before = seen(pilot)
        assert tutor.looked.wait(5)
        await pilot.pause(0.1)
        assert seen(pilot) == before


async def test_a_look_that_fails_ends_nothing():
    def fail() -> None:
        raise RuntimeError("of any kind")

    tutor = Looking(fail, steps=[asking(CHOICE)])
    async with running(tutor) as pilot:
        assert tutor.looked.wait(5)
        await pilot.press("enter")
        assert "A hospital rewards" in seen(pilot)


async def test_leaving_does_not_wait_for_it():
    go_on = threading.Event()
    tutor = Looking(lambda: go_on.wait(30) and None)
    async with running(tutor) as pilot:
        await pilot.press("q")
    assert not tutor.looked.is_set()
    go_on.set()


async def test_it_rests_while_keys_are_pressed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(looking_after, "REST", 1.2)
    waited: list[float] = []
    begun, pressed = threading.Event(), threading.Event()

    class Resting(FakeTutor):
        def look_after(self, pause: Callable[[], object]) -> Trouble | None:
            pause()
            begun.set()
            assert pressed.wait(5)
            start = monotonic()
            pause()
            waited.append(monotonic() - start)
            return None

    async with running(Resting()) as pilot:
        assert begun.wait(5)
        await pilot.press("down")
        pressed.set()
        for _ in range(100):
            if waited:
                break
            await pilot.pause(0.05)
    assert waited[0] > 0.1
