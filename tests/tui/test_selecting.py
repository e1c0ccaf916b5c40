"""Text on a page can be selected with the mouse and copied, and what is painted is what a visual would be."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from aligntutor.tui.widgets.drawn import Drawn
from tests.tui.fakes import CHOICE, FakeTutor, asking
from tests.tui.seeing import row_of, running


async def test_a_stem_is_selected_with_the_mouse():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        row = row_of(pilot, "A hospital rewards")
        await pilot.mouse_down(offset=(4, row))
        await pilot.hover(offset=(13, row))
        await pilot.mouse_up(offset=(13, row))
        assert pilot.app.screen.get_selected_text() == "A hospital"


async def test_what_is_selected_ends_with_the_last_line():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        drawn = pilot.app.screen.query_one("Stem", Drawn)
        assert drawn.offset_at(0, drawn.size.height) is None
        assert drawn.offset_at(500, 0) == (len(drawn.lines(drawn.size.width)[0]), 0)


async def test_lines_are_painted_as_visuals_are():
    async with running(FakeTutor([asking(CHOICE)]), study=True) as pilot:
        await pilot.press("b", "enter")
        for drawn in pilot.app.screen.query(Drawn):
            crop = drawn.size.region
            ours, theirs = drawn.render_lines(crop), Widget.render_lines(drawn, crop)
            assert [_look(strip) for strip in ours] == [_look(strip) for strip in theirs]


def _look(strip: Strip) -> list[tuple[str, str]]:
    """Text and style of each cell; of a blank one only the ground shows."""
    return [
        (cell, str(segment.style if cell != " " else segment.style and segment.style.bgcolor))
        for segment in strip
        for cell in segment.text
    ]
