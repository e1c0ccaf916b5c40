"""What a page has to say has a place of its own, outlasts the page, and moves nothing."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Chosen, Reason, Verdict
from aligntutor.tutor.shown import Told
from tests.tui.fakes import CHOICE, LESSON, FakeStudy, FakeTutor, asking
from tests.tui.seeing import choose, running, seen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_moves_when_something_is_said(size: tuple[int, int]):
    tutor = FakeTutor([asking(CHOICE)] * 2)
    async with running(tutor, study=True, size=size) as pilot:
        await pilot.press("b", "enter")
        before = seen(pilot).splitlines()
        await pilot.press("b")
        after = seen(pilot).splitlines()
        changed = [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
        said = next(n for n, line in enumerate(after) if "Bury done." in line)
        told_when = [n for n, line in enumerate(before) if "again in 6 days" in line]
        assert set(changed) == {said, *told_when}
        assert before[said] == ""


@pytest.mark.parametrize("following", [LESSON, None])
async def test_what_was_done_is_told_on_the_page_that_follows(following: object):
    steps = [asking(CHOICE), *([following] if following else [])]
    async with running(FakeTutor(steps), study=True) as pilot:
        await choose(pilot, "card: set a")
        page = seen(pilot)
        assert "✓ Suspend done.  Undo, under Ctrl+P, takes it back." in page
        assert "A hospital rewards" not in page


async def test_what_was_said_of_a_card_is_not_told_of_the_summary():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("b", "enter", "b", "enter")
        assert "Bury done." not in seen(pilot)


@pytest.mark.parametrize("way", ["escape", "ctrl+q", "Quit", "Home"])
async def test_an_answer_that_could_not_be_stored_may_be_left_in_every_way(way: str):
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "unsaved", 9))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        assert "Not saved." in seen(pilot)
        await _leave(pilot, way)
        assert not pilot.app.is_running or "Not saved." not in seen(pilot)


@pytest.mark.parametrize("way", ["ctrl+q", "Quit", "Home"])
async def test_an_answer_that_waits_to_be_weighed_is_stored_before_one_leaves(way: str):
    def wish(study: FakeStudy) -> None:
        study.weighs = True

    tutor = FakeTutor([asking(CHOICE)], on_study=wish)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        assert tutor.last.answers == []
        await _leave(pilot, way)
        assert tutor.last.answers == [Chosen(("key",))]


@pytest.mark.parametrize("way", ["statistics", "keys"])
async def test_it_is_kept_where_another_page_lies_over_it_and_one_is_told_to_go(way: str):
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "weighs", True))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        await choose(pilot, way)
        pilot.app.exit(return_code=143)
        await pilot.pause()
    assert tutor.last.answers == [Chosen(("key",))]


async def test_a_second_flag_begins_with_the_note_of_the_first():
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "flag", "two \x1b[31mkeys"))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "f")
        assert "two [31mkeys" in seen(pilot)
        await pilot.press("!", "enter")
        assert tutor.last.log == ["answer", "flag two [31mkeys!"]


async def test_a_card_that_its_answer_has_set_aside_is_not_set_aside_again():
    told = Told(Chosen(("key",)), Verdict(True, 1.0, "x", ()), "set aside", "", "essay", "", "It slips.")
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "told", told))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "s", "b")
        assert "It slips." in seen(pilot)
        assert tutor.last.log == ["answer"]


async def test_two_reasons_of_one_kind_for_one_option_have_one_head():
    reasons = (Reason("holds", "The first.", "key"), Reason("holds", "The second.", "key"))
    told = Told(Chosen(("key",)), Verdict(True, 1.0, "x", reasons), "again in 6 days", "", "essay")
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "told", told))
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        page = seen(pilot)
        assert page.count("Why it holds") == 1
        assert "The second." in page


async def _leave(pilot, way: str) -> None:  # type: ignore[no-untyped-def]
    if way[0].islower():
        await pilot.press(way)
        return
    await choose(pilot, way.casefold())
