"""Opening the source of a card, where no editor can be had; the real thing is in `end_to_end`."""

from __future__ import annotations

import pytest

from tests.tui.fakes import CHOICE, LESSON, FakeTutor, asking
from tests.tui.seeing import choose, running, seen


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "It opens there once the variable EDITOR names an editor."),
        ("vi", "It cannot be opened from here."),
    ],
)
async def test_where_no_editor_can_be_had_the_place_is_told(editor: str, said: str):
    async with running(FakeTutor([asking(CHOICE)]), study=True, editor=editor) as pilot:
        await pilot.press("b", "enter", "e")
        page = " ".join(seen(pilot).split())
        assert "/decks/item.yaml, line 14." in page
        assert said in page


async def test_the_palette_does_it_while_a_question_waits_and_a_lesson_has_the_key():
    async with running(FakeTutor([LESSON, asking(CHOICE)]), study=True) as pilot:
        await pilot.press("e")
        assert "specification-gaming.yaml, line 14." in seen(pilot)
        await pilot.press("enter")
        await choose(pilot, "its source")
        assert "/decks/item.yaml, line 14." in seen(pilot)
