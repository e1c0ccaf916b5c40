"""Statistics: what is there at once, what follows, other days, other decks, tables."""

from __future__ import annotations

from threading import Event

import pytest

from aligntutor.tutor import Refused
from aligntutor.tutor.counted import DeckFacts
from aligntutor.tutor.figures import PERIODS, Figure, Period, Row, early
from tests.tui.fakes import FIGURES, FIGURES_READ, OVERVIEW, FakeTutor
from tests.tui.seeing import keys_shown, row_of, running, seen


async def read(pilot) -> None:  # type: ignore[no-untyped-def]
    """Wait until the answers were read."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_totals_are_there_at_once_and_the_rest_when_it_was_read():
    tutor = FakeTutor()
    tutor.reading = Event()
    async with running(tutor) as pilot:
        await pilot.press("t")
        page = seen(pilot)
        assert "% recalled" in page
        assert "likely 88 to 93" in page
        assert "132 cards in 14 days" in page
        assert "How sure" not in page
        assert "Reading the answers" in page
        tutor.reading.set()
        await read(pilot)
        page = seen(pilot)
        assert "Reading the answers" not in page
        assert row_of(pilot, "How sure, how right") == row_of(pilot, "Days of study")
        assert "84%" in page
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_what_is_not_wanted_any_more_is_not_shown():
    tutor = FakeTutor()
    tutor.reading = Event()
    async with running(tutor) as pilot:
        await pilot.press("t", "right")
        assert "the last year" in seen(pilot)
        tutor.reading.set()
        await read(pilot)
        assert tutor.asked[-1] == (PERIODS["year"], "")
        await pilot.press("right")
        assert "all time" in seen(pilot)
        assert "more" not in keys_shown(pilot)
        await pilot.press("left", "left", "left")
        assert "the last 30 days" in seen(pilot)
        assert "less" not in keys_shown(pilot)


async def test_d_goes_through_the_decks():
    async with running(FakeTutor()) as pilot:
        await pilot.press("t", "d")
        assert "AI alignment" in seen(pilot).splitlines()[1]
        await pilot.press("d", "d")
        assert "all decks" in seen(pilot)


async def test_from_a_deck_on_the_home_screen_only_that_one_is_told():
    async with running(FakeTutor()) as pilot:
        await pilot.press("down", "t")
        assert "AI alignment" in seen(pilot).splitlines()[1]


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_tables_and_plots_tell_the_same(size: tuple[int, int]):
    async with running(FakeTutor(), size=size) as pilot:
        await pilot.press("t")
        await read(pilot)
        await pilot.press("t")
        page = seen(pilot)
        assert "88%–93%" in page
        assert "of 407" in page
        assert "aim 90%" in page
        await pilot.press("t")
        assert "% recalled" in seen(pilot)


async def test_h_and_w_lead_to_what_is_hard_and_what_tempts_and_their_texts_stand_as_they_are():
    async with running(FakeTutor()) as pilot:
        await pilot.press("t")
        await read(pilot)
        await pilot.press("h")
        assert "% recalled" not in seen(pilot)
        assert "Hardest ideas" in seen(pilot)
        assert "[b]Orthogonality[/b]" in seen(pilot)
        await pilot.press("w")
        page = seen(pilot)
        assert "Most tempting wrong answers" in page
        assert "In questions on Goodhart’s law. \\x1b[31mIt is near.[/]" in page


async def test_where_nothing_was_answered_every_figure_says_what_is_missing():
    empty = [early(figure, 0) for figure in FIGURES + FIGURES_READ]
    tutor = FakeTutor(figured=empty[:4], figured_read=empty[4:])
    async with running(tutor) as pilot:
        await pilot.press("t")
        await read(pilot)
        assert seen(pilot).count("Not enough answers yet: 0 of 40.") > 3


async def test_a_failure_to_read_is_said_and_what_is_there_stays():
    class Broken(FakeTutor):
        def figures_read(self, period: Period, deck: str, stop: object) -> tuple[Figure, ...]:
            raise Refused("The progress file is damaged.", "See: aligntutor doctor")

    async with running(Broken()) as pilot:
        await pilot.press("t")
        await read(pilot)
        await pilot.pause()
        page = seen(pilot)
        assert "The progress file is damaged.  See: aligntutor doctor" in page
        assert "% recalled" in page


async def test_odd_figures_are_drawn_at_any_size():
    rows = (
        Row("x" * 90, 1.0, 1, 1.0, 1.0, 0.0),
        Row("ö", 0.0, 1, 0.0, 0.0, 1.0),
        Row("漢字" * 30, 0.5, 9, 0.1, 0.9),
    )
    odd = [
        Figure("retention", "Recalled", "gauge", "recalled", (Row("recalled", 1.0, 40, 1.0, 1.0, 1.0),)),
        Figure(
            "ahead", "Coming up", "columns", "cards", tuple(Row("today", 10**9, day=1) for _ in range(99))
        ),
        Figure("days", "Days", "days", "answers", tuple(Row(str(n), n % 3, day=n) for n in range(900))),
    ]
    more = [
        Figure("kinds", "Kinds", "shares", "right", rows),
        Figure("hardest", "Hard", "ranked", "right", rows),
    ]
    for size in ((24, 8), (40, 15), (80, 24), (200, 60)):
        async with running(FakeTutor(figured=odd, figured_read=more), size=size) as pilot:
            await pilot.press("t")
            await read(pilot)
            await pilot.press("t", "t", "end")
            assert "% recalle" in seen(pilot)


def test_the_fakes_name_a_deck_that_home_shows():
    assert {deck.id for deck in OVERVIEW.decks} == {"ai-alignment", "statistics"}
    assert isinstance(FakeTutor().decks()[0], DeckFacts)
