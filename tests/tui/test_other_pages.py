"""Lesson, summary, help, command palette, and windows of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.tutor.shown import Done
from tests.tui.fakes import (
    BEGINNING,
    CHOICE,
    LESSON,
    PASSAGE,
    RECALL,
    SEVERAL,
    SUMMARY,
    WRITE,
    FakeTutor,
    asking,
)
from tests.tui.seeing import choose, keys_shown, row_of, running, seen


async def test_a_long_lesson_scrolls_with_space_and_keys():
    long = LESSON._replace(case=LESSON.case * 12, where="The very end")
    async with running(FakeTutor([long]), study=True) as pilot:
        assert "The very end" not in seen(pilot)
        await pilot.press("space", "pagedown", "j")
        assert "The very end" in seen(pilot)


async def test_a_lesson_gives_up_air_to_keep_its_last_line_in_view():
    async with running(FakeTutor([LESSON]), study=True, size=(80, 22)) as pilot:
        lines = seen(pilot).splitlines()
        assert lines[row_of(pilot, "In the essay") - 1] != ""
        assert lines[row_of(pilot, "Why it matters") - 1] == ""


async def test_a_passage_is_read_before_its_idea_and_only_the_idea_counts_as_read():
    tutor = FakeTutor([BEGINNING])
    async with running(tutor, study=True) as pilot:
        assert "A new chapter" in seen(pilot)
        assert "    Saying what we want" in seen(pilot).splitlines()
        assert "A stated objective" not in seen(pilot)
        assert keys_shown(pilot) == "Enter go on   Esc leave   ? keys"
        await pilot.press("enter")
        assert tutor.last.log == []
        assert "A stated objective" in seen(pilot)
        assert "Every system is told" not in seen(pilot)
        assert keys_shown(pilot) == "Enter try it   m see it on the map   Esc leave   ? keys"
        await pilot.press("enter")
        assert tutor.last.log == ["read"]


async def test_a_later_passage_of_a_chapter_comes_without_its_title():
    async with running(FakeTutor([BEGINNING._replace(chapter="")]), study=True) as pilot:
        assert "The text goes on" in seen(pilot)
        assert "Saying what we want" not in seen(pilot)
        assert "Every system is told" in seen(pilot)


async def test_after_a_long_passage_its_idea_starts_at_the_top():
    long = BEGINNING._replace(passage="\n\n".join([PASSAGE] * 4) + "\n\nThe very end.")
    async with running(FakeTutor([long]), study=True) as pilot:
        assert "The very end" not in seen(pilot)
        await pilot.press("space", "space", "space")
        assert "The very end" in seen(pilot)
        await pilot.press("enter")
        assert "Specification gaming" in seen(pilot)


async def test_leaving_a_lesson_does_not_count_it_as_read():
    tutor = FakeTutor([LESSON])
    async with running(tutor, study=True) as pilot:
        await pilot.press("escape")
        assert tutor.last.log == []


async def test_enter_after_the_summary_goes_home():
    async with running(FakeTutor(), study=True) as pilot:
        assert "17 of 19  about as many as expected" in seen(pilot)
        await pilot.press("enter")
        assert "cards are due" in seen(pilot)


async def test_the_summary_leads_to_what_went_wrong():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "enter")
        assert "w go over the slips" in keys_shown(pilot)
        await pilot.press("w")
        assert tutor.modes[-1] == "mistakes"
        assert "A hospital rewards" in seen(pilot)
    none = FakeTutor([], on_study=lambda study: setattr(study, "summary", SUMMARY._replace(slipped=())))
    async with running(none, study=True) as pilot:
        assert "slips" not in keys_shown(pilot)


async def test_undo_in_the_summary_asks_the_last_card_again():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "enter", "enter")
        assert "That is all for now" in seen(pilot)
        await pilot.press("u")
        assert "A hospital rewards" in seen(pilot)
        assert tutor.last.answers == []


async def test_undo_in_the_summary_of_something_else_than_an_answer_asks_nothing_again():
    tutor = FakeTutor([asking(CHOICE), asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "enter", "b", "enter", "f", "enter", "escape")
        assert "That is all for now" in seen(pilot)
        await pilot.press("u")
        page = seen(pilot)
        assert "That is all for now" in page
        assert "✓ Taken back (flag)." in page
        assert len(tutor.last.answers) == 2
        await pilot.press("u")
        assert "A hospital rewards" in seen(pilot)
        assert len(tutor.last.answers) == 1


async def test_a_limit_says_that_more_is_waiting_and_nothing_done_says_so():
    for done, said in (
        (Done(SUMMARY._replace(more=True)), "More is waiting"),
        (Done(SUMMARY._replace(cards=0, met=())), "Nothing is due."),
    ):
        async with running(FakeTutor([done]), study=True) as pilot:
            assert said in seen(pilot)


@pytest.mark.parametrize(
    ("ask", "key", "wanted"),
    [
        (CHOICE, "question_mark", ["A–D  1–4          Choose", "↓  j              Move down"]),
        (CHOICE, "f1", ["Enter             Answer", "Esc  q            Leave"]),
        (SEVERAL, "f1", ["A–D  1–4  Space   Tick"]),
        (WRITE, "f1", ["Ctrl+G            I do not know", "F1                Keys"]),
        (RECALL, "question_mark", ["Space  Enter      Show the answer"]),
    ],
)  # fmt: skip
async def test_help_lists_the_keys_that_work_and_gives_the_page_back(ask, key, wanted):
    async with running(FakeTutor([asking(ask)]), study=True) as pilot:
        await pilot.press("a")
        before = seen(pilot)
        await pilot.press(key)
        for line in wanted:
            assert line in seen(pilot)
        assert "Go on" not in seen(pilot)
        await pilot.press("escape")
        assert seen(pilot) == before


async def test_help_says_a_thing_once_and_on_one_line_also_where_the_page_is_narrow():
    async with running(FakeTutor(), size=(40, 15)) as pilot:
        await pilot.press("question_mark")
        page = seen(pilot).splitlines()
        await pilot.press("pagedown")
        page = [line.rstrip(" │") for line in [*page, *seen(pilot).splitlines()]]
        assert "  q  Ctrl+Q  Quit" in page
        assert "  PgDn       Scroll down" in page


async def test_every_key_of_a_footer_does_something():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("b", "enter")
        assert keys_shown(pilot) == "Enter go on   u undo   f flag   Esc leave   ? keys"
        for key in ("question_mark", "escape", "f", "escape", "u"):
            before = seen(pilot)
            await pilot.press(key)
            assert seen(pilot) != before


async def test_the_palette_has_our_commands_and_nothing_that_writes_files(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        page = seen(pilot)
        assert "Card: bury" in page
        offered = {command.title for command in pilot.app.get_system_commands(pilot.app.screen_stack[-2])}
        assert {
            "Home",
            "Keys",
            "Quit",
            "Study",
            "Study: cram",
            "Theme: lamplight",
            "Card: flag",
            "Card: set due",
        } <= offered
        assert "Screenshot" not in offered
        assert "? keys" in page, "the page below stays as it was"
        await pilot.press(*"paper")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert (pilot.app.theme, tutor.chosen) == ("paper", [("theme", "paper")])
        assert "A hospital rewards" in seen(pilot)
        await pilot.app.run_action("screenshot")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (200, 3), (23, 7)])
async def test_where_nothing_fits_there_is_only_a_wish_for_room(size: tuple[int, int]):
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True, size=size) as pilot:
        await pilot.press("b", "enter")
        assert tutor.last.answers == []
        await pilot.resize_terminal(80, 24)
        await pilot.press("b", "enter")
        assert "✓ Yes." in seen(pilot)


@pytest.mark.parametrize(
    "steps", [None, [LESSON], [BEGINNING], [asking(CHOICE)], [asking(WRITE)], [asking(RECALL)], []]
)
async def test_every_page_lives_through_any_size(steps):
    async with running(FakeTutor(steps or []), study=steps is not None) as pilot:
        before = seen(pilot)
        for size in ((40, 15), (1, 1), (24, 8), (0, 0), (200, 60), (25, 60), (120, 9), (80, 24)):
            await pilot.resize_terminal(*size)
        for _ in range(40):  # the last layout may still be under way on a busy machine
            if seen(pilot) == before:
                break
            await pilot.pause(0.05)
        assert seen(pilot) == before


async def test_leaving_by_ctrl_q_works_anywhere():
    for steps in ([asking(WRITE)], [asking(CHOICE)]):
        async with running(FakeTutor(steps), study=True) as pilot:
            await pilot.press("ctrl+q")
        assert pilot.app.return_code == 0


async def test_the_palette_takes_an_answer_back_at_any_time():
    tutor = FakeTutor([asking(CHOICE), LESSON])
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "enter")
        assert "A new idea" in seen(pilot)
        await choose(pilot, "undo")
        assert tutor.last.answers == []


async def test_a_command_given_over_help_takes_help_away():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        await pilot.press("question_mark")
        await choose(pilot, "study")
        assert tutor.begun == [None]
        assert "A hospital rewards" in seen(pilot)
        await pilot.press("question_mark", "escape")
        assert "A hospital rewards" in seen(pilot)
