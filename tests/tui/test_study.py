"""Study: answering, feedback, going on, taking back."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Choose, Chosen, Reason, Shown, Verdict
from aligntutor.tui.answers.choosing import Choosing
from aligntutor.tui.messages import Moved
from aligntutor.tutor.shown import Told
from tests.tui.fakes import CHOICE, HOLDS, LESSON, SEVERAL, STEM, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen


@pytest.mark.parametrize("keys", [["c"], ["C"], ["3"], ["down"] * 3, ["k", "up"], ["j", "j", "j"]])
async def test_letters_numbers_and_arrows_choose_and_enter_answers(keys: list[str]):
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press(*keys)
        assert tutor.last.answers == []
        await pilot.press("enter")
        assert tutor.last.answers == [Chosen(("goal-misgeneralisation",))]


async def test_enter_held_down_goes_on_to_the_next_question_and_answers_nothing():
    tutor = FakeTutor([asking(CHOICE), asking(CHOICE._replace(stem="Next?"))])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", *["enter"] * 9)
        assert tutor.last.answers == [Chosen(("key",))]
        assert "Next?" in seen(pilot)
        assert "Choose one first." in seen(pilot)
        assert "›" not in seen(pilot)
        await pilot.press("c")
        assert "Choose one first." not in seen(pilot)


@pytest.mark.parametrize("ask", [CHOICE, SEVERAL])
async def test_what_enter_asks_for_is_in_view_however_small_the_window(ask: Choose):
    async with running(FakeTutor([asking(ask)]), study=True, size=(30, 10)) as pilot:
        await pilot.press("enter")
        assert "Tick at least one." in seen(pilot) or "Choose one first." in seen(pilot)


async def test_where_room_is_short_the_masthead_keeps_the_number_of_the_card():
    async with running(FakeTutor([asking(CHOICE)]), study=True, size=(30, 10)) as pilot:
        assert seen(pilot).splitlines()[0] == "  Aligning AI        7 of 23"


async def test_a_letter_beyond_the_options_chooses_nothing_and_one_of_ten_options_is_not_a_movement():
    ten = Choose("Which?", tuple(Shown(f"o{n}", f"Option {n}") for n in range(10)))
    tutor = FakeTutor([asking(CHOICE), asking(ten)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("e", "5", "x")
        assert "›" not in seen(pilot)
        await pilot.press("b", "enter", "enter", "j", "enter")
        assert tutor.last.answers[-1] == Chosen(("o9",))


async def test_a_wrong_answer_says_why_it_tempts_and_why_the_key_holds():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("c", "enter")
        page = seen(pilot)
        assert "✗ Not this one.  The answer is B." in page
        assert "again in 10 min" in page
        assert "C  Why it tempts  In both, nobody" in page
        assert "B  Why it holds  Recorded waits" in page
        assert "¶  In the essay  Aligning AI, “Outer alignment”" in page
        assert keys_shown(pilot) == "Enter go on   u undo   f flag   Esc leave   ? keys"


async def test_a_right_answer_is_short():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("b", "enter")
        assert "✓ Yes. " in seen(pilot)
        assert "again in 6 days" in seen(pilot)
        assert "tempts" not in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_nothing_jumps_between_question_and_feedback(size: tuple[int, int]):
    async with running(FakeTutor([asking(CHOICE)]), study=True, size=size) as pilot:
        await pilot.press("c")
        still = ["7 of 23", "A hospital", "best?", *(f"{o.text}" for o in CHOICE.options), "? keys"]
        before = {text: row_of(pilot, text) for text in still}
        columns = {
            text: seen(pilot).splitlines()[row].index(text) for text, row in before.items() if "?" not in text
        }
        await pilot.press("enter")
        assert "Not this one." in seen(pilot)
        assert {text: row_of(pilot, text) for text in still} == before
        for text, column in columns.items():
            assert seen(pilot).splitlines()[before[text]].index(text) == column


async def test_several_options_are_ticked_and_unticked_before_enter():
    tutor = FakeTutor([asking(SEVERAL)])
    async with running(tutor, study=True) as pilot:
        assert "Tick all that apply." in seen(pilot)
        await pilot.press("enter")
        assert "Tick at least one." in seen(pilot)
        await pilot.press("a", "b", "b", "down", "space", "enter")
        assert tutor.last.answers == [Chosen(("h1", "h3"))]
        assert "✓ Yes." in seen(pilot)


async def test_what_was_missed_among_several_is_marked_as_right_and_unticked():
    async with running(FakeTutor([asking(SEVERAL)]), study=True) as pilot:
        await pilot.press("a", "b", "enter")
        page = seen(pilot)
        assert "✗ Only partly right.  The answer is A and C." in page
        assert "✓ A  ■ Being switched off" in page
        assert "✗ B  ■ Machines fear death." in page
        assert "✓ C  □ Resources help" in page
        assert "  D  □ Programmers" in page


async def test_enter_goes_on_to_the_next_question_on_the_same_screen():
    second = CHOICE._replace(stem="And which describes this one?")
    async with running(FakeTutor([asking(CHOICE), asking(second)]), study=True) as pilot:
        screen = pilot.app.screen
        await pilot.press("b", "enter", "enter")
        assert pilot.app.screen is screen
        assert "And which describes this one?" in seen(pilot)
        assert "Yes." not in seen(pilot)
        assert "›" not in seen(pilot)


async def test_the_next_step_may_be_a_lesson_or_the_end():
    async with running(FakeTutor([asking(CHOICE), LESSON]), study=True) as pilot:
        await pilot.press("b", "enter", "enter")
        assert "A new idea" in seen(pilot)
        await pilot.press("enter")
        assert "That is all for now" in seen(pilot)


async def test_undo_on_the_feedback_asks_the_same_card_again():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "enter", "u")
        assert tutor.last.answers == []
        assert "Not this one." not in seen(pilot)
        await pilot.press("b", "enter")
        assert tutor.last.answers == [Chosen(("key",))]


async def test_leaving_a_question_unanswered_goes_home_when_nothing_was_answered():
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "done", 0))
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "escape")
        assert "cards are due" in seen(pilot)
        assert tutor.last.answers == []


async def test_leaving_after_an_answer_shows_what_the_session_brought():
    async with running(FakeTutor([asking(CHOICE)] * 2), study=True) as pilot:
        await pilot.press("b", "enter", "q")
        assert "That is all for now" in seen(pilot)


async def test_clicks_choose_then_answer_then_go_on():
    tutor = FakeTutor([asking(CHOICE), asking(CHOICE._replace(stem="Next?"))])
    async with running(tutor, study=True) as pilot:
        row = row_of(pilot, "Specification gaming")
        await pilot.click(offset=(12, row))
        assert tutor.last.answers == []
        await pilot.click(offset=(12, row))
        assert tutor.last.answers == [Chosen(("key",))]
        await pilot.click(offset=(12, row))
        assert tutor.last.answers == [Chosen(("key",))]
        await pilot.click(offset=(6, row_of(pilot, "Enter go on")))
        assert "Next?" in seen(pilot)


async def test_long_feedback_starts_at_its_verdict_and_scrolls():
    verdict = Verdict(True, 1.0, "Specification gaming", (Reason("holds", (HOLDS + " ") * 9, "key"),))
    told = Told(Chosen(("key",)), verdict, "again tomorrow", "The end", "essay")
    tutor = FakeTutor([asking(CHOICE)], on_study=lambda study: setattr(study, "told", told))
    async with running(tutor, study=True, size=(60, 18)) as pilot:
        await pilot.press("b", "enter")
        assert row_of(pilot, "✓ Yes.") == 2
        assert "The end" not in seen(pilot)
        await pilot.press("pagedown", "pagedown", "j")
        assert "The end" in seen(pilot)


async def test_the_option_under_the_cursor_is_in_view_however_small_the_window():
    async with running(FakeTutor([asking(CHOICE)]), study=True, size=(30, 10)) as pilot:
        for key, option in (("d", "Distribution shift"), ("a", "Deceptive alignment")):
            await pilot.press(key)
            assert row_of(pilot, "›") == row_of(pilot, option)


async def test_the_option_under_the_cursor_stays_in_view_when_the_window_shrinks():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("d")
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert row_of(pilot, "›") == row_of(pilot, "Distribution shift")


async def test_a_stem_too_long_for_the_window_scrolls_while_the_question_waits():
    long = CHOICE._replace(stem=(STEM + " ") * 8)
    async with running(FakeTutor([asking(long)]), study=True) as pilot:
        assert "Deceptive alignment" not in seen(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert "Distribution shift" in seen(pilot)


async def test_an_answer_to_a_question_that_was_taken_back_meanwhile_is_none():
    tutor = FakeTutor([asking(CHOICE), asking(CHOICE._replace(stem="Next?"))])
    async with running(tutor, study=True) as pilot:
        await pilot.press("c")
        area = pilot.app.screen.query_one(Choosing)
        area.action_confirm()
        tutor.last.go_on()
        pilot.app.screen.show_step()
        await pilot.pause()
        assert tutor.last.answers == []
        assert "Next?" in seen(pilot)
        await pilot.press("b", "enter")
        assert tutor.last.answers == [Chosen(("key",))]


async def test_a_move_that_is_told_late_asks_nothing_again():
    tutor = FakeTutor([LESSON, asking(CHOICE), asking(CHOICE._replace(stem="Next?"))])
    async with running(tutor, study=True) as pilot:
        await pilot.press("enter", "b", "enter", "enter")
        screen = pilot.app.screen
        assert "Next?" in seen(pilot)
        await pilot.press("b", "enter")
        page = seen(pilot)
        pilot.app.post_message(Moved())
        await pilot.pause()
        assert pilot.app.screen is screen
        assert seen(pilot) == page
        assert tutor.last.answers == [Chosen(("key",))] * 2


async def test_a_long_name_gives_way_to_the_count():
    step = asking(CHOICE)._replace(
        chapter="A very long name of a chapter that goes on for longer than a line"
    )
    async with running(FakeTutor([step]), study=True) as pilot:
        head = seen(pilot).splitlines()[1]
        assert head.rstrip().endswith("…  7 of 23")
