"""Saying the answer to oneself, and rating it."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Recalled
from tests.tui.fakes import CHECKLIST, RECALL, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen

LISTED = RECALL._replace(checklist=CHECKLIST)


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_the_back_is_shown_on_demand_and_the_front_stays(key: str):
    async with running(FakeTutor([asking(RECALL)]), study=True) as pilot:
        assert "Being switched off would stop it" not in seen(pilot)
        assert keys_shown(pilot).startswith("Space show the answer")
        front, footer = row_of(pilot, "Why would a system"), row_of(pilot, "? keys")
        await pilot.press(key)
        assert "Being switched off would stop it" in seen(pilot)
        assert (row_of(pilot, "Why would a system"), row_of(pilot, "? keys")) == (front, footer)


@pytest.mark.parametrize(
    ("keys", "rating"), [(["enter"], 3), (["1"], 1), (["4"], 4), (["left", "enter"], 2), (["l", "enter"], 4)]
)
async def test_a_rating_is_one_key(keys: list[str], rating: int):
    tutor = FakeTutor([asking(RECALL)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space")
        assert keys_shown(pilot).startswith("1–4 rate   Enter Good")
        await pilot.press(*keys)
        assert tutor.last.answers == [Recalled(rating)]


async def test_ratings_show_what_each_leads_to_and_keep_their_rows():
    async with running(FakeTutor([asking(RECALL)]), study=True) as pilot:
        await pilot.press("space")
        ratings = row_of(pilot, "1 Again")
        assert seen(pilot).splitlines()[ratings + 1].split() == "10 min 2 days 6 days 15 days".split()
        await pilot.press("3")
        assert row_of(pilot, "✓ 3 Good") == ratings
        assert "✓ Good." in seen(pilot)


@pytest.mark.parametrize("size", [(30, 10), (40, 15)])
async def test_ratings_keep_their_names_in_small_windows(size: tuple[int, int]):
    tutor = FakeTutor([asking(RECALL)])
    async with running(tutor, study=True, size=size) as pilot:
        assert keys_shown(pilot).startswith("Space show the")
        await pilot.press("space")
        row = row_of(pilot, "Again")
        line = seen(pilot).splitlines()[row]
        assert line.replace("›", " ").split() == "1 Again 2 Hard 3 Good 4 Easy".split()
        assert "6 days" in seen(pilot).splitlines()[row + 1]
        await pilot.click(offset=(line.index("Easy"), row))
        assert tutor.last.answers == [Recalled(4)]


async def test_a_failed_recall_is_said_calmly():
    async with running(FakeTutor([asking(RECALL)]), study=True) as pilot:
        await pilot.press("space", "1")
        assert "✗ Not yet." in seen(pilot)
        assert "again in 10 min" in seen(pilot)


async def test_points_of_the_checklist_come_one_by_one_and_suggest_a_rating():
    tutor = FakeTutor([asking(LISTED)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space")
        assert "Did you say this?" in seen(pilot)
        assert CHECKLIST[0] in seen(pilot)
        assert CHECKLIST[1] not in seen(pilot)
        await pilot.press("space")
        assert f"■ {CHECKLIST[0]}" in seen(pilot)
        assert f"□ {CHECKLIST[1]}" in seen(pilot)
        await pilot.press("enter", "space")
        assert keys_shown(pilot).startswith("1–4 rate   Enter Hard")
        await pilot.press("enter")
        assert tutor.last.answers == [Recalled(2, (0, 2))]
        assert f"Not yet in your answer: {CHECKLIST[1]}." in seen(pilot)


async def test_a_tick_can_be_taken_back_by_number_and_by_walking():
    tutor = FakeTutor([asking(LISTED)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space", "space", "space")
        await pilot.press("1")
        assert f"□ {CHECKLIST[0]}" in seen(pilot)
        await pilot.press("down", "space")
        assert f"□ {CHECKLIST[1]}" in seen(pilot)
        await pilot.press("enter", "enter", "1")
        assert tutor.last.answers == [Recalled(1, ())]


async def test_all_of_it_works_by_mouse():
    tutor = FakeTutor([asking(LISTED)])
    async with running(tutor, study=True) as pilot:
        await pilot.click(offset=(6, row_of(pilot, "Space show the answer")))
        for point in CHECKLIST:
            await pilot.click(offset=(12, row_of(pilot, point)))
        await pilot.click(offset=(62, row_of(pilot, "1 Again")))
        assert tutor.last.answers == [Recalled(4, (0, 1, 2))]
