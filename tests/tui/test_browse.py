"""Browse: typing finds, letters act in the list alone, one card is opened."""

from __future__ import annotations

import pytest

from tests.tui.fakes import CHOICE, FakeBrowser, FakeTutor, asking
from tests.tui.seeing import choose, keys_shown, row_of, running, seen

SIZES = [(80, 24), (40, 15)]


@pytest.mark.parametrize("size", SIZES)
async def test_cards_are_found_as_one_types_and_the_first_is_opened(size: tuple[int, int]):
    async with running(FakeTutor(), size=size) as pilot:
        await pilot.press("slash")
        assert "60 cards" in seen(pilot)
        await pilot.press(*"idea 17")
        assert "1 card" in seen(pilot)
        assert "Idea 17" in seen(pilot)
        await pilot.press("enter")
        assert "› · Idea 17" in seen(pilot)
        assert "What is idea 17?" in seen(pilot)
        await pilot.press("enter")
        page = seen(pilot)
        assert "Not answered yet." in page
        await pilot.press("escape")
        assert "› · Idea 17" in seen(pilot)


async def test_typing_never_acts_and_in_the_list_letters_do():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("slash", "s", "b", "u", "f")
        assert tutor.browser.acts == []
        await pilot.press("escape")
        assert "60 cards" in seen(pilot)
        await pilot.press("down", "space", "space", "s")
        assert tutor.browser.acts == [("suspend", ("d/0", "d/1"), "", 1)]
        assert "✓ 2 cards done.  u takes it back." in seen(pilot)
        assert "s bring back" in keys_shown(pilot)
        await pilot.press("s", "space")
        assert tutor.browser.acts[-1] == ("unsuspend", ("d/0", "d/1"), "", 1)
        assert "s set aside" in keys_shown(pilot)
        await pilot.press("a", "a")
        assert "─ Idea 0" in seen(pilot)
        await pilot.press("u")
        assert tutor.browser.acts[-1][0] == "read"
        assert "✓ Taken back (exam)." in seen(pilot)
        await pilot.press("slash", "z")
        assert "No card is found." in seen(pilot)


async def test_in_a_sitting_an_answer_that_is_taken_back_is_asked_again():
    tutor = FakeTutor([asking(CHOICE), asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        await choose(pilot, "browse")
        await pilot.press("down", "u")
        assert tutor.last.answers == []
        assert "A hospital rewards" in seen(pilot)
        await pilot.press("b", "enter")
        assert "Why it holds" in seen(pilot)
        assert len(tutor.last.answers) == 1


async def test_a_note_and_days_are_asked_for():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("slash", "down", "f", *"odd", "enter")
        assert tutor.browser.acts == [("flag", ("d/0",), "odd", 1)]
        await pilot.press("d", *"soon", "enter")
        assert "Type a number of days, such as 10." in seen(pilot)
        await pilot.press(*["backspace"] * 4, *"10", "enter")
        assert tutor.browser.acts[-1] == ("due", ("d/0",), "", 10)


async def test_all_are_marked_and_unmarked():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("slash", *"59", "down", "a")
        assert seen(pilot).count("■") == 1
        await pilot.press("a")
        assert "■" not in seen(pilot)
        await pilot.press("a", "b")
        assert tutor.browser.acts[0][1] == ("d/59",)


async def test_the_mouse_walks_marks_and_opens():
    async with running(FakeTutor()) as pilot:
        await pilot.press("slash")
        row = row_of(pilot, "Idea 3")
        await pilot.click(offset=(8, row))
        assert "› · Idea 3" in seen(pilot)
        await pilot.click(offset=(4, row))
        assert "■ Idea 3" in seen(pilot)
        await pilot.click(offset=(12, row))
        await pilot.pause()
        assert "Not answered yet." in seen(pilot)


async def test_a_long_list_is_walked_to_its_end_and_lives_through_any_size():
    async with running(FakeTutor()) as pilot:
        await pilot.press("slash", "down", "end")
        assert "› · Idea 59" in seen(pilot)
        await pilot.press("pageup")
        assert "› · Idea 49" in seen(pilot)
        for size in ((40, 15), (24, 8), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
        await pilot.press("up")
        assert "› · Idea 48" in seen(pilot)
        await pilot.press("home", "up")
        assert keys_shown(pilot).startswith("Enter the cards")


async def test_a_refusal_is_said_and_what_is_unknown():
    tutor = FakeTutor(browser=FakeBrowser(refuses=True))
    async with running(tutor) as pilot:
        await pilot.press("slash", "down", "s")
        assert "The disk is full." in seen(pilot)
        await pilot.press("slash", *"is:x")
        page = seen(pilot)
        assert "is:x means nothing here" in page
        assert "0 cards" in page
        assert "The disk is full." not in page


async def test_where_the_last_card_goes_from_the_list_one_types_again():
    tutor = FakeTutor(browser=FakeBrowser(names=["Idea"]))
    async with running(tutor) as pilot:
        await pilot.press("slash", "down")
        tutor.browser.names = []
        await pilot.press("s")
        assert "Undo, under Ctrl+P, takes it back." in seen(pilot)
        tutor.browser.names = ["Xylem"]
        await pilot.press("x")
        assert "Xylem" in seen(pilot)


async def test_hostile_names_stand_as_they_are():
    hostile = "[b]x[/b] \x1b[31m"
    tutor = FakeTutor(browser=FakeBrowser(names=[hostile, "漢字" * 40, "x" * 300]))
    for size in SIZES:
        async with running(tutor, size=size) as pilot:
            await pilot.press("slash", "down")
            assert "[b]x[/b] \\x1b[31m" in seen(pilot)
            await pilot.press("down")
            assert "› · 漢字" in seen(pilot)


async def test_without_any_card_it_is_said_how_one_comes_there():
    async with running(FakeTutor(browser=FakeBrowser(names=[]))) as pilot:
        await pilot.press("slash")
        assert "There is no card yet." in seen(pilot)
        await pilot.press("down", "enter", "escape")
        assert "cards are due" in seen(pilot)


async def test_from_a_deck_on_the_home_screen_only_that_one_is_searched():
    async with running(FakeTutor()) as pilot:
        await pilot.press("down", "slash")
        assert "deck:ai-alignment" in seen(pilot)


async def test_what_is_grave_is_in_the_palette_and_asked_for_twice_with_many():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("slash", "down", "a")
        for times in (0, 1):
            await choose(pilot, "forget")
            assert len(tutor.browser.acts) == times
        assert tutor.browser.acts[0][0] == "forget"
        assert len(tutor.browser.acts[0][1]) == 60
