"""What a learner does with the card at hand, by key and by palette."""

from __future__ import annotations

import pytest

from tests.tui.fakes import CHOICE, LESSON, WRITE, FakeTutor, asking
from tests.tui.seeing import choose, keys_shown, running, seen

TWO = [asking(CHOICE), asking(WRITE)]


@pytest.mark.parametrize(("key", "action"), [("s", "suspend"), ("b", "bury")])
async def test_after_the_answer_a_key_sets_the_card_aside_and_the_verdict_stays(key: str, action: str):
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", key)
        assert tutor.last.log == ["answer", action]
        page = seen(pilot)
        assert "✓ Yes." in page
        assert f"✓ {action.title()} done.  u takes it back." in page
        await pilot.press("enter")
        assert "done." not in seen(pilot)


async def test_before_the_answer_these_keys_are_nothing_but_options_and_text():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("s", "b", "f")
        assert tutor.last.log == []
        assert "sbf" in seen(pilot)


async def test_a_flag_takes_a_note_and_goes_back_to_the_verdict():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "f")
        page = seen(pilot)
        assert "Flag this card" in page
        assert "A hospital rewards" in page
        assert keys_shown(pilot).startswith("Enter")
        await pilot.press(*"odd", "enter")
        assert tutor.last.log == ["answer", "flag odd"]
        assert "✓ Yes." in seen(pilot)
        assert "✓ Flag done." in seen(pilot)


async def test_a_flag_needs_no_note_and_escape_leaves_it():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "f", "escape")
        assert tutor.last.log == ["answer"]
        await pilot.press("f", "enter")
        assert tutor.last.log == ["answer", "flag"]


async def test_the_palette_does_it_before_the_answer_too_and_the_next_card_comes():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await choose(pilot, "card: forget")
        assert tutor.last.log == ["forget"]
        page = seen(pilot)
        assert "A hospital rewards" not in page
        assert "✓ Forget done." in page


async def test_a_due_date_is_a_number_of_days():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        await choose(pilot, "card: set due")
        await pilot.press(*"soon", "enter")
        assert "Type a number of days, such as 10." in seen(pilot)
        await pilot.press(*["backspace"] * 4, *"12", "enter")
        assert tutor.last.log == ["answer", "due"]


async def test_what_cannot_be_stored_is_said_and_changes_nothing():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        tutor.last.unsaved = 1
        await pilot.press("s")
        assert "✗ The disk is full.  Make room, then try again." in seen(pilot)
        await pilot.press("s")
        assert tutor.last.log == ["answer", "suspend"]


async def test_an_answer_that_is_not_saved_comes_first():
    tutor = FakeTutor(TWO)
    tutor.on_study = lambda study: setattr(study, "unsaved", 1)  # type: ignore[method-assign]
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        await choose(pilot, "card: bury")
        assert "The answer is not saved yet." in seen(pilot)
        assert tutor.last.log == []


async def test_a_lesson_has_no_card_to_set_aside():
    async with running(FakeTutor([LESSON]), study=True) as pilot:
        offered = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "Card: bury" not in offered
        assert "Study: cram" in offered


async def test_a_mode_begins_from_the_palette():
    tutor = FakeTutor([LESSON])
    async with running(tutor) as pilot:
        await choose(pilot, "study: mistakes")
        assert (tutor.begun, tutor.modes) == ([None], ["mistakes"])


async def test_the_day_of_an_exam_is_typed_and_asked_again_until_it_is_one():
    async with running(FakeTutor()) as pilot:
        await choose(pilot, "exam date")
        assert "Exam date" in seen(pilot)
        await pilot.press(*"never", "enter")
        assert "'never' is not a day to come. Type a date." in seen(pilot)
        await pilot.press(*["backspace"] * 5, *"16", "enter")
        page = seen(pilot)
        assert "✓ Exam set: 16.  Undo, under Ctrl+P, takes it back." in page
        assert "23" not in keys_shown(pilot)
        assert "cards are due" in page


async def test_two_enters_at_once_flag_once_and_leave_the_page_once():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "f", *"odd")
        pilot.app.simulate_key("enter")
        pilot.app.simulate_key("enter")
        await pilot.pause(0.3)
        assert tutor.last.log.count("flag odd") == 1
        assert "✓ Yes." in seen(pilot) or tutor.last.log[-1] == "go on"


async def test_undo_after_a_flag_takes_the_flag_back_and_leaves_the_verdict():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "f", "enter", "u")
        page = seen(pilot)
        assert "✓ Yes." in page
        assert "✓ Taken back (flag)." in page
        await pilot.press("u")
        page = seen(pilot)
        assert "✓ Yes." not in page
        assert "✓ Taken back." in page
        assert tutor.last.answers == []


async def test_undo_over_the_verdict_of_a_later_card_leaves_the_verdict():
    tutor = FakeTutor([*TWO, asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "enter", *"goodhart", "enter", "f", "enter")
        await choose(pilot, "statis")
        await choose(pilot, "undo")
        page = seen(pilot)
        assert "Statistics" in page
        assert "Taken back (flag)." in page
        await pilot.press("escape")
        assert keys_shown(pilot).startswith("Enter go on")
        await pilot.press("enter")
        assert tutor.last.log[-1] == "go on"


async def test_the_palette_undoes_at_home_too():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await choose(pilot, "undo")
        assert "Taken back (exam)." in seen(pilot)


async def test_what_becomes_of_the_card_is_told_beside_the_verdict():
    async with running(FakeTutor(TWO), study=True) as pilot:
        await pilot.press("c", "enter")
        assert "again in 10 min" in seen(pilot)
        await pilot.press("s")
        page = seen(pilot)
        assert "again in 10 min" not in page
        assert "suspend done" in page
        await pilot.press("u")
        assert "again in 10 min" in seen(pilot)


async def test_enter_in_the_palette_at_once_does_no_harm():
    tutor = FakeTutor(TWO)
    async with running(tutor, study=True) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await pilot.press("enter")
        assert "Flag this card" in seen(pilot)
        assert tutor.last.log == []
