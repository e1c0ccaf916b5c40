"""Pages that lie over another: what changed in decks, and cards that are set aside."""

from __future__ import annotations

import pytest

from aligntutor.tui.widgets.picks import Picks
from aligntutor.tutor.by_hand import Aside
from aligntutor.tutor.changelog import Change
from tests.tui.fakes import CHOICE, OVERVIEW, FakeTutor, asking
from tests.tui.seeing import choose, keys_shown, running, seen

CHANGED = [
    Change(20_222, "d", "d/goal/name", "the *goal*", "its name", "meaning", "asked again soon"),
    Change(20_222, "d", "d/goal/meaning", "the *goal*", "what it means", "meaning", "asked again soon"),
    Change(20_221, "d", "d/old", "Which [b]tree[/b]?", "", "retired", "not asked any more, progress kept"),
]
AWAY = [
    Aside("d/goal/name", "the goal", "set aside by you", 0),
    Aside("d/tree", "Which [b]tree[/b]?", "comes back tomorrow", 20_223),
    Aside("d/stuck", "Which lock?", "set aside as it was forgotten so often", 0),
]
SIZES = [(80, 24), (40, 15)]


@pytest.mark.parametrize("size", SIZES)
async def test_home_leads_to_what_changed_where_it_tells_of_it(size: tuple[int, int]):
    told = OVERVIEW.decks[0]._replace(note="2 cards changed: 2 asked again soon", changed=True)
    shown = OVERVIEW._replace(decks=(told, *OVERVIEW.decks[1:]))
    async with running(FakeTutor(shown=shown, changed=CHANGED), size=size) as pilot:
        await pilot.press("c")
        page = " ".join(seen(pilot).split())
        assert "What changed" in page
        assert "the goal (its name, what it means) meaning: asked again soon" in page
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_deck_text_among_the_changes_is_shown_as_it_is():
    async with running(FakeTutor(changed=CHANGED)) as pilot:
        assert "what changed" not in keys_shown(pilot)
        await pilot.press("c")
        assert "cards are due" in seen(pilot)
        await choose(pilot, "what c")
        page = " ".join(seen(pilot).split())
        assert "Which [b]tree[/b]? retired: not asked any more, progress kept" in page


async def test_where_nothing_changed_it_is_said_what_would_stand_there():
    async with running(FakeTutor()) as pilot:
        await choose(pilot, "what c")
        assert "Nothing that you have learnt has changed." in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_that_was_set_aside_is_brought_back(size: tuple[int, int]):
    tutor = FakeTutor(away=AWAY)
    async with running(tutor, size=size) as pilot:
        await choose(pilot, "cards s")
        page = seen(pilot)
        assert "3 cards" in page
        assert "› the goal" in page
        assert "Which [b]tree[/b]?" in page
        await pilot.press("down", "enter")
        assert [one.card for one in tutor.away] == ["d/goal/name", "d/stuck"]
        page = seen(pilot)
        assert "✓ Asked again when it is due." in page
        assert "2 cards" in page
        assert "› Which lock?" in page
        await pilot.press("enter")
        assert "✗ The disk is full." in seen(pilot)
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_the_last_one_brought_back_leaves_a_page_that_says_how_cards_come_there():
    async with running(FakeTutor([asking(CHOICE)], away=AWAY[:1]), study=True) as pilot:
        await choose(pilot, "cards s")
        await pilot.press("enter")
        page = seen(pilot)
        assert "No card is set aside." in page
        assert "bring back" not in keys_shown(pilot)
        await pilot.press("escape")
        assert "A hospital rewards" in seen(pilot)


async def test_more_clicks_than_two_bring_back_no_other_card():
    tutor = FakeTutor(away=AWAY)
    async with running(tutor) as pilot:
        await choose(pilot, "cards s")
        picks = pilot.app.screen.query_one(Picks)
        for _ in range(3):
            picks.pressed(0, 0)
        await pilot.pause()
        assert [one.card for one in tutor.away] == [one.card for one in AWAY[1:]]


async def test_clicks_at_the_last_card_end_when_it_is_gone():
    async with running(FakeTutor(away=AWAY[:1])) as pilot:
        await choose(pilot, "cards s")
        picks = pilot.app.screen.query_one(Picks)
        picks.pressed(0, 0)
        pilot.app.screen.action_bring()
        picks.pressed(0, 0)
        await pilot.pause()
        assert "No card is set aside." in seen(pilot)


async def test_a_second_click_brings_back():
    tutor = FakeTutor(away=AWAY)
    async with running(tutor) as pilot:
        await choose(pilot, "cards s")
        row = next(n for n, line in enumerate(seen(pilot).splitlines()) if "tree" in line)
        await pilot.click(offset=(6, row))
        assert len(tutor.away) == 3
        await pilot.click(offset=(6, row))
        assert [one.card for one in tutor.away] == ["d/goal/name", "d/stuck"]
