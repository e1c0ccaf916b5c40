"""Typing a short answer."""

from __future__ import annotations

from textual import events

from aligntutor.core.asks import Write, Written
from aligntutor.settings import Settings
from tests.tui.fakes import CHOICE, WRITE, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen


async def test_typing_never_triggers_a_shortcut():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("q", "u", "question_mark", "1", "j", "space", "e")
        assert "› qu?1j e" in seen(pilot)
        await pilot.press("enter")
        assert tutor.last.answers == [Written("qu?1j e")]


async def test_the_given_answer_stays_in_its_row_with_a_mark():
    async with running(FakeTutor([asking(WRITE)]), study=True) as pilot:
        await pilot.press(*"goodharts law")
        row = row_of(pilot, "goodharts law")
        assert keys_shown(pilot) == "Enter answer   Ctrl+G I do not know   Esc leave   F1 keys"
        await pilot.press("enter")
        assert row_of(pilot, "✓ goodharts law") == row
        assert "✓ Yes, nearly.  We call it Goodhart’s law." in seen(pilot)
        assert keys_shown(pilot).startswith("Enter go on")


async def test_a_wrong_answer_names_the_right_one():
    async with running(FakeTutor([asking(WRITE)]), study=True) as pilot:
        await pilot.press(*"campbell", "enter")
        assert "✗ campbell" in seen(pilot)
        assert "✗ Not this one.  The answer is Goodhart’s law." in seen(pilot)


async def test_an_empty_line_is_no_answer_and_not_knowing_has_its_own_key():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space", "enter")
        assert tutor.last.answers == []
        assert "press Ctrl+G if you do not know" in seen(pilot)
        await pilot.press("ctrl+g")
        assert tutor.last.answers == [Written("")]
        assert "Not known yet.  The answer is Goodhart’s law." in seen(pilot)


async def test_what_is_no_number_is_asked_again_and_keys_are_told_as_they_are():
    tutor = FakeTutor([asking(Write("How tall?", "", "m"))], settings=Settings(keys=(("not-known", "f8"),)))
    async with running(tutor, study=True) as pilot:
        await pilot.press("enter")
        assert "press F8 if you do not know" in seen(pilot)
        await pilot.press(*"tall", "enter")
        assert "That could not be read as a number in m." in seen(pilot)
        assert tutor.last.answers == []
        await pilot.press(*("backspace",) * 4, "3", "enter")
        assert tutor.last.answers == [Written("3")]


async def test_what_is_pasted_cannot_steer_the_terminal():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        pilot.app.screen.focused.post_message(events.Paste("good\x1b]52;c;aGk=\x07hart\u202e\nsecond line"))
        await pilot.pause()
        assert "good]52;c;aGk=hart" in seen(pilot)
        assert "\x1b" not in seen(pilot)
        await pilot.press("enter")
        assert tutor.last.answers == [Written("good]52;c;aGk=hart")]


async def test_a_long_answer_keeps_its_one_row_and_shows_that_it_goes_on():
    async with running(FakeTutor([asking(WRITE)]), study=True) as pilot:
        pilot.app.screen.focused.post_message(events.Paste("word " * 50))
        await pilot.pause()
        await pilot.press("enter")
        assert seen(pilot).splitlines()[row_of(pilot, "✗ word")].endswith("…")
        assert row_of(pilot, "✗ word") + 1 == row_of(pilot, "─" * 72)


async def test_what_enter_asks_for_is_in_view_however_small_the_window():
    async with running(FakeTutor([asking(WRITE)]), study=True, size=(30, 10)) as pilot:
        await pilot.press("enter")
        assert "you do not know." in seen(pilot)
        await pilot.press("g")
        assert "› g" in seen(pilot)


async def test_each_question_starts_with_an_empty_entry():
    tutor = FakeTutor([asking(WRITE), asking(CHOICE), asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press(*"one", "enter", "enter", "a", "enter", "enter")
        assert "› one" not in seen(pilot)
        await pilot.press(*"two", "enter")
        assert tutor.last.answers[-1] == Written("two")


async def test_leaving_while_typing_is_escape():
    async with running(FakeTutor([asking(WRITE)]), study=True) as pilot:
        await pilot.press(*"goo", "escape")
        assert "That is all for now" in seen(pilot)


async def test_a_resize_in_the_middle_of_an_answer_keeps_what_was_typed():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press(*"good")
        await pilot.resize_terminal(1, 1)
        await pilot.press("x", "enter")
        await pilot.resize_terminal(40, 15)
        await pilot.press(*"hart")
        assert "› goodhart" in seen(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.press("enter")
        assert tutor.last.answers == [Written("goodhart")]


async def test_wide_characters_can_be_typed():
    tutor = FakeTutor([asking(WRITE)])
    async with running(tutor, study=True) as pilot:
        pilot.app.screen.focused.post_message(events.Paste("目標の誤汎化 👩‍👩‍👧"))
        await pilot.pause()
        await pilot.press("enter")
        assert tutor.last.answers == [Written("目標の誤汎化 👩‍👩‍👧")]
        assert "✗ 目標の誤汎化" in seen(pilot)
