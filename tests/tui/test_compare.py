"""Compare: the idea at hand beside what it is easily taken for."""

from __future__ import annotations

import pytest

from tests.tui.fakes import CHOICE, FakeStudy, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen

PAIR = "ai-alignment/specification-gaming/goal-misgeneralisation"


def comparing(pair: str = PAIR) -> FakeTutor:
    def told(study: FakeStudy) -> None:
        study.compare = pair

    return FakeTutor([asking(CHOICE)], on_study=told)


async def test_after_an_answer_x_shows_both_side_by_side_and_leads_back():
    async with running(comparing(), study=True) as pilot:
        assert "compare" not in keys_shown(pilot)
        await pilot.press("c", "enter")
        before = seen(pilot)
        assert "x compare" in before
        await pilot.press("x")
        page = seen(pilot)
        assert row_of(pilot, "Specification gaming") == row_of(pilot, "≈ Goal misgeneralisation")
        assert "How they differ  There the objective was fine" in page
        assert "look-alike 1 of 2" in page
        await pilot.press("right")
        assert "≈ Distribution [b]shift[/b]" in seen(pilot)
        await pilot.press("left", "x")
        assert seen(pilot) == before


async def test_in_a_narrow_window_one_stands_below_the_other():
    async with running(comparing(), study=True, size=(40, 15)) as pilot:
        await pilot.press("c", "enter", "x")
        await pilot.press("pagedown")
        assert "≈ Goal misgeneralisation" in seen(pilot)


async def test_without_a_look_alike_there_is_no_such_key():
    async with running(comparing(""), study=True) as pilot:
        await pilot.press("c", "enter", "x")
        assert "compare" not in keys_shown(pilot)
        assert "Not this one." in seen(pilot)


@pytest.mark.parametrize("pair", ["ai-alignment/gone/other", "odd"])
async def test_where_an_idea_is_gone_it_is_said(pair: str):
    async with running(comparing(pair), study=True) as pilot:
        await pilot.press("c", "enter", "x")
        assert "has no ideas" in seen(pilot)
        assert "Not this one." in seen(pilot)
