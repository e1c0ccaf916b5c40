"""What could not be stored is never shown as stored, and never lost."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Chosen, Recalled, Written
from tests.tui.fakes import CHOICE, LESSON, RECALL, WRITE, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen


def failing(times: int):
    return lambda study: setattr(study, "unsaved", times)


@pytest.mark.parametrize(
    ("ask", "keys", "answer"),
    [
        (CHOICE, ["b", "enter"], Chosen(("key",))),
        (WRITE, [*"goodhart", "enter"], Written("goodhart")),
        (RECALL, ["space", "4"], Recalled(4)),
    ],
)
@pytest.mark.parametrize("again", ["enter", "r"])
async def test_no_verdict_before_the_answer_is_stored_and_the_answer_is_kept(ask, keys, answer, again):
    tutor = FakeTutor([asking(ask)], on_study=failing(2))
    async with running(tutor, study=True) as pilot:
        await pilot.press(*keys)
        for _ in range(2):
            page = seen(pilot)
            assert "✗ Not saved.  The disk is full. Make room, then try again." in page
            assert "again in" not in page
            assert keys_shown(pilot) == "Enter try again   Esc leave   ? keys"
            assert tutor.last.answers == []
            await pilot.press(again)
        assert tutor.last.answers == [answer]
        assert "Not saved." not in seen(pilot)
        assert "again in 6 days" in seen(pilot)


async def test_the_answer_cannot_be_changed_while_it_waits_to_be_stored():
    tutor = FakeTutor([asking(CHOICE)], on_study=failing(1))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "c", "down", "enter")
        assert tutor.last.answers == [Chosen(("key",))]


async def test_r_tries_again_only_while_something_waits_to_be_stored():
    tutor = FakeTutor([asking(CHOICE)] * 2, on_study=failing(1))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "question_mark")
        assert "Enter  r          Try again" in seen(pilot)
        await pilot.press("escape", "r")
        page = seen(pilot)
        await pilot.press("r")
        assert seen(pilot) == page
        await pilot.press("question_mark")
        assert "Try again" not in seen(pilot)


async def test_the_answer_that_waits_is_in_view_in_a_small_window():
    async with running(FakeTutor([asking(CHOICE)], on_study=failing(9)), study=True, size=(40, 15)) as pilot:
        await pilot.press("c", "enter")
        assert row_of(pilot, "› C  Goal misgeneralisation") < row_of(pilot, "✗ Not saved.")


async def test_one_can_leave_without_storing():
    tutor = FakeTutor([asking(CHOICE)], on_study=failing(9))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "escape")
        assert "That is all for now" in seen(pilot)
        assert tutor.last.answers == []


async def test_a_lesson_that_was_not_stored_stays_until_it_is():
    tutor = FakeTutor([LESSON, asking(CHOICE)], on_study=failing(1))
    async with running(tutor, study=True) as pilot:
        await pilot.press("enter")
        assert "✗ Not saved.  The disk is full." in seen(pilot)
        assert "A new idea" in seen(pilot)
        await pilot.press("enter")
        assert "A hospital rewards" in seen(pilot)


async def test_an_undo_that_was_not_stored_leaves_the_verdict_standing():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        tutor.last.unsaved = 1
        await pilot.press("u")
        assert "✗ Not undone.  The disk is full." in seen(pilot)
        assert "✓ Yes." in seen(pilot)
        await pilot.press("u")
        assert tutor.last.answers == []
        assert "Not undone" not in seen(pilot)
