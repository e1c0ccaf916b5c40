"""Settings: walked, changed by keys and by typing, and what cannot be changed here."""

from __future__ import annotations

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings
from aligntutor.tutor.preferring import Preference
from tests.tui.fakes import CHOICE, FakeTutor, asking
from tests.tui.seeing import choose, keys_shown, row_of, running, seen


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_left_and_right_change_what_the_cursor_is_on_at_once(size: tuple[int, int]):
    tutor = FakeTutor()
    async with running(tutor, size=size) as pilot:
        await pilot.press("comma")
        assert "› Desired retention" in seen(pilot)
        assert "More means more" in seen(pilot)
        await pilot.press("left", "left")
        assert tutor.settings.scheduling.retention == 0.88
        assert "88%" in seen(pilot)
        await pilot.press("down", "l")
        assert tutor.settings.scheduling.new_per_day == 5
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_a_value_is_typed_and_what_is_wrong_with_it_is_said():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("comma", "down", "down", "enter")
        assert "Reviews a day" in seen(pilot)
        await pilot.press(*["backspace"] * 3, *"0", "enter")
        assert "It should be a whole number from 1 to 10000." in seen(pilot)
        await pilot.press("backspace", *"70", "enter")
        assert tutor.settings.scheduling.reviews_per_day == 70
        assert "› Reviews a day" in seen(pilot)
        await pilot.press("enter", *["backspace"] * 2, "enter")
        assert tutor.chosen[-1] == ("reviews_per_day", None)
        assert tutor.settings.scheduling.reviews_per_day == 150


async def test_a_theme_is_put_on_at_once():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("comma")
        assert "← less   → more" in keys_shown(pilot)
        row = row_of(pilot, "Theme")
        await pilot.click(offset=(6, row))
        assert "← previous   → next" in keys_shown(pilot)
        await pilot.press("right")
        assert (tutor.chosen, pilot.app.theme) == ([("theme", "lamplight")], "lamplight")
        await pilot.press("right")
        assert pilot.app.theme == "paper"
        await pilot.press("down")
        assert keys_shown(pilot).startswith("→ change   Enter type it")


async def test_what_the_file_sets_is_only_shown():
    class Written(FakeTutor):
        def preferences(self) -> tuple[Preference, ...]:
            return tuple(
                one._replace(origin="config.toml") if one.name == "retention" else one
                for one in super().preferences()
            )

    tutor = Written(settings=Settings(Scheduling(retention=0.8)))
    async with running(tutor) as pilot:
        await pilot.press("comma")
        assert "80%" in seen(pilot)
        assert "in config.toml" in seen(pilot)
        assert "more" not in keys_shown(pilot)
        await pilot.press("right", "enter")
        assert tutor.chosen == []
        assert "› Desired retention" in seen(pilot)


async def test_a_failure_is_said_and_nothing_changes():
    tutor = FakeTutor(settings=Settings(Scheduling(new_per_day=12)))
    async with running(tutor) as pilot:
        await pilot.press("comma", "down", "right")
        assert "The disk is full." in seen(pilot)
        assert tutor.settings.scheduling.new_per_day == 12


async def test_exam_and_pause_are_there_too():
    async with running(FakeTutor()) as pilot:
        await pilot.press("comma", *["down"] * 15, "enter")
        assert "The day of the exam, in all decks." in seen(pilot)
        await pilot.press("escape", "down", "down")
        assert "Exam date           Friday 12 June" in seen(pilot)
        assert "› Pause               none" in seen(pilot)
        assert keys_shown(pilot).startswith("Enter choose")


async def test_a_day_that_is_set_there_stands_there_and_home_is_drawn_anew():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("comma", *["down"] * 15, "enter", "1", "6", "enter")
        page = seen(pilot)
        assert "› Exam date           16" in page
        assert "✓ Exam set: 16." in page
        tutor.exam = "none"
        await choose(pilot, "undo")
        assert "› Exam date           none" in seen(pilot)
        tutor.shown = tutor.shown._replace(date="Friday 15 May")
        await pilot.press("escape")
        assert "Friday 15 May" in seen(pilot)


async def test_while_a_sitting_is_under_way_there_is_no_such_page():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("ctrl+p", *"settin")
        await pilot.pause(0.3)
        assert "How much a day brings" not in seen(pilot)
