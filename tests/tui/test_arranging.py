"""Putting parts in order, by keys and by mouse."""

from __future__ import annotations

from aligntutor.core.asks import Arrange, Arranged
from tests.tui.fakes import ARRANGE, ORDER, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen

assert isinstance(ARRANGE, Arrange)
SHOWN = [part.id for part in ARRANGE.parts]


def arranged(*ids: str) -> list[Arranged]:
    return [Arranged(ids)]


async def test_a_lifted_line_is_carried_and_put_down():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        assert keys_shown(pilot).startswith("↓ move   Space lift   Enter answer")
        await pilot.press("space")
        assert keys_shown(pilot).startswith("↓ carry   Space put down")
        await pilot.press("j", "j", "space", "enter")
        assert tutor.last.answers == arranged(SHOWN[1], SHOWN[2], SHOWN[0], SHOWN[3])


async def test_walking_without_lifting_changes_nothing_and_stops_at_the_ends():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press(
            "up", "down", "down", "down", "down", "down", "space", "up", "down", "space", "enter"
        )
        assert tutor.last.answers == arranged(*SHOWN)


async def test_the_order_as_it_is_shown_is_no_answer():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("enter", "enter")
        assert tutor.last.answers == []
        assert "Move a line first" in seen(pilot)


async def test_a_number_carries_the_lifted_line_to_its_place():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space", "4", "9", "space", "enter")
        assert tutor.last.answers == arranged(*SHOWN[1:], SHOWN[0])


async def test_enter_puts_down_before_it_answers():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space", "down", "enter")
        assert tutor.last.answers == []
        await pilot.press("enter")
        assert tutor.last.answers == arranged(SHOWN[1], SHOWN[0], *SHOWN[2:])


async def test_the_mouse_lifts_and_carries():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        first = row_of(pilot, "1  ")
        await pilot.click(offset=(10, first))
        await pilot.click(offset=(10, first + 2))
        await pilot.click(offset=(10, first + 2))
        await pilot.press("enter")
        assert tutor.last.answers == arranged(SHOWN[1], SHOWN[2], SHOWN[0], SHOWN[3])


async def test_a_wrong_order_keeps_its_rows_and_names_a_right_one():
    async with running(FakeTutor([asking(ARRANGE)]), study=True) as pilot:
        before = [row_of(pilot, part.text) for part in ARRANGE.parts]
        await pilot.press("space", "down", "up", "space", "enter")
        numbers = " ".join(str(SHOWN.index(id) + 1) for id in ORDER.items)
        assert f"A right order is {numbers}." in seen(pilot)
        rows = seen(pilot).splitlines()
        assert [rows[row].strip(" ✗")[3:] for row in before] == [part.text for part in ARRANGE.parts]
        assert keys_shown(pilot).startswith("Enter go on")


async def test_the_right_order_is_marked_line_by_line():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        order = list(SHOWN)
        for place, id in enumerate(ORDER.items):
            at = order.index(id)
            await pilot.press(str(at + 1), "space", str(place + 1), "space")
            order.insert(place, order.pop(at))
        await pilot.press("enter")
        assert tutor.last.answers == arranged(*ORDER.items)
        assert "✓ Yes." in seen(pilot)
        assert "✓ 1  Something is wanted that is hard to count" in seen(pilot)


async def test_not_knowing_has_its_own_key():
    tutor = FakeTutor([asking(ARRANGE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("ctrl+g")
        assert tutor.last.answers == arranged()
        assert "✗ Not known yet." in seen(pilot)


async def test_what_is_carried_stays_in_view_however_small_the_window():
    async with running(FakeTutor([asking(ARRANGE)]), study=True, size=(30, 10)) as pilot:
        await pilot.press("space", "down", "down", "down")
        assert "↕ 4" in seen(pilot)
