"""Home: what is due, the decks, and how a session begins."""

from __future__ import annotations

from tests.tui.fakes import CHOICE, CLEAR, FIRST, LESSON, OVERVIEW, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen


async def test_a_new_learner_is_at_the_first_question_after_two_key_presses():
    async with running(FakeTutor([LESSON, asking(CHOICE)], FIRST)) as pilot:
        assert "Welcome." in seen(pilot)
        await pilot.press("enter")
        assert "Specification gaming" in seen(pilot)
        await pilot.press("enter")
        assert keys_shown(pilot) == "A–D choose   Enter answer   Esc leave   ? keys"


async def test_a_note_stands_beside_the_name_also_where_the_day_finds_no_room():
    async with running(FakeTutor(), note="demonstration", size=(40, 15)) as pilot:
        assert "  aligntutor  demonstration\n" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        assert "  aligntutor  demonstration " in seen(pilot)
        assert "Thursday 14 May" in seen(pilot)


async def test_enter_begins_all_decks():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        await pilot.press("enter")
        assert tutor.begun == [None]
        assert "A hospital rewards" in seen(pilot)


async def test_enter_begins_the_deck_under_the_cursor_and_of_a_chapter():
    for keys, deck in (
        (["up"], None),
        (["down"], "ai-alignment"),
        (["j"] * 3, "ai-alignment"),
        (["down"] * 9, "statistics"),
    ):
        tutor = FakeTutor([asking(CHOICE)])
        async with running(tutor) as pilot:
            await pilot.press(*keys)
            assert ("begins AI alignment" in seen(pilot)) == (deck == "ai-alignment")
            await pilot.press("enter")
        assert tutor.begun == [deck]


async def test_decks_fold_and_unfold_with_space_and_arrows():
    async with running(FakeTutor()) as pilot:
        assert "What AI is" in seen(pilot)
        assert "Averages" not in seen(pilot)
        await pilot.press("down", "space")
        assert "What AI is" not in seen(pilot)
        await pilot.press("down", "right")
        assert "Averages" in seen(pilot)
        await pilot.press("down", "left")
        assert "Averages" not in seen(pilot)
        assert row_of(pilot, "›") == row_of(pilot, "▸ Statistics for sceptics")


async def test_a_click_moves_the_cursor_and_a_second_one_begins():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        row = row_of(pilot, "▸ Statistics for sceptics")
        await pilot.click(offset=(20, row))
        assert row_of(pilot, "›") == row
        assert tutor.begun == []
        await pilot.click(offset=(20, row))
        assert tutor.begun == ["statistics"]


async def test_a_click_on_a_key_of_the_footer_presses_it():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        await pilot.click(offset=(6, row_of(pilot, "Enter begin ")))
        assert tutor.begun == [None]


async def test_with_nothing_due_the_next_idea_is_one_key_away():
    tutor = FakeTutor([LESSON], CLEAR)
    async with running(tutor) as pilot:
        assert "Nothing is due." in seen(pilot)
        assert "8 cards tomorrow, 4 new ideas now" in seen(pilot)
        assert keys_shown(pilot).startswith("Enter next idea")
        await pilot.press("enter")
        assert "A new idea" in seen(pilot)


async def test_with_nothing_to_do_at_all_enter_is_not_offered():
    tutor = FakeTutor([], CLEAR._replace(new=0))
    async with running(tutor) as pilot:
        assert "Enter" not in keys_shown(pilot)
        await pilot.press("enter")
        assert tutor.begun == []


async def test_in_a_pause_its_end_is_told_once_and_nothing_is_offered():
    rows = tuple(deck._replace(due=0, new=0) for deck in CLEAR.decks)
    paused = CLEAR._replace(
        new=0, tomorrow=0, decks=rows, week=(), idle="Paused until Wednesday 3 June.", note="Exam on Friday."
    )
    for size in ((80, 24), (40, 15)):
        tutor = FakeTutor([], paused)
        async with running(tutor, size=size) as pilot:
            lines = seen(pilot).splitlines()
            top = row_of(pilot, "Paused until Wednesday")
            assert "Come back another day." in lines[top + 1]
            assert lines[top + 2].strip(" │") == ""
            assert "Exam on Friday." in lines[top + 3]
            assert seen(pilot).count("Paused") == 1
            assert "›" not in seen(pilot)
            assert "Enter" not in seen(pilot)
            await pilot.press("down", "enter")
            assert "Enter" not in keys_shown(pilot)
            assert "AI alignment has nothing for now" in seen(pilot)
        assert tutor.begun == []


async def test_a_note_stands_apart_and_today_is_named_whole_in_a_narrow_window():
    told = OVERVIEW._replace(note="Exam on Friday.", decks=OVERVIEW.decks[1:])
    async with running(FakeTutor([], told), size=(40, 30)) as pilot:
        lines = seen(pilot).splitlines()
        assert row_of(pilot, "Exam on Friday.") == row_of(pilot, "Enter begins") + 2
        assert any(line.split()[:3] == ["now", "Fri", "Sat"] for line in lines)


async def test_a_deck_with_nothing_to_do_says_so_and_stays_home():
    tutor = FakeTutor([])
    async with running(tutor) as pilot:
        await pilot.press("down", "enter")
        assert "Nothing is due here." in seen(pilot)
        await pilot.press("up")
        assert "Nothing is due here." not in seen(pilot)


async def test_a_broken_deck_is_named_with_its_trouble_and_cannot_be_begun():
    broken = OVERVIEW.decks[1]._replace(
        id="broken", title="Torn", trouble="cannot be used: no title", chapters=()
    )
    tutor = FakeTutor([asking(CHOICE)], OVERVIEW._replace(decks=(broken, *OVERVIEW.decks)))
    async with running(tutor) as pilot:
        assert row_of(pilot, "cannot be used: no title") == row_of(pilot, "✗ Torn") + 1
        await pilot.press("down", "enter")
        assert "Torn cannot be begun" in seen(pilot)
        assert "Enter" not in seen(pilot)
        assert tutor.begun == []
        await pilot.press("down", "enter")
        assert tutor.begun == ["ai-alignment"]


async def test_the_names_of_decks_with_and_without_chapters_start_in_one_column():
    plain = OVERVIEW.decks[1]._replace(id="plain", title="Capitals", chapters=())
    async with running(FakeTutor([], OVERVIEW._replace(decks=(*OVERVIEW.decks, plain)))) as pilot:
        lines = seen(pilot).splitlines()
        names = ("▾ AI alignment", "▸ Statistics for sceptics", "  Capitals")
        assert [lines[row_of(pilot, name)].index(name) for name in names] == [4, 4, 4]


async def test_without_a_deck_it_is_said_how_to_add_one():
    async with running(FakeTutor([], OVERVIEW._replace(decks=(), due=0, new=0))) as pilot:
        assert "aligntutor decks add PATH" in seen(pilot)


async def test_changed_decks_are_read_behind_a_calm_line():
    tutor = FakeTutor([], prepared=False)
    async with running(tutor) as pilot:
        await pilot.pause(0.1)
        assert tutor.prepared
        assert "cards are due" in seen(pilot)


async def test_q_leaves_with_exit_code_zero():
    async with running(FakeTutor()) as pilot:
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_escape_leaves_the_decks_but_not_the_app():
    async with running(FakeTutor()) as pilot:
        await pilot.press("down", "escape", "escape")
        assert row_of(pilot, "›") == row_of(pilot, "about 9 minutes")
        assert pilot.app.is_running


async def test_a_new_learner_may_take_a_tour_and_skip_it_at_any_card():
    async with running(FakeTutor(shown=FIRST)) as pilot:
        assert "o      first a tour of three short cards" in seen(pilot)
        await pilot.press("o")
        assert "1 of 3" in seen(pilot)
        await pilot.press("enter", "enter")
        assert "Look around" in seen(pilot)
        assert keys_shown(pilot) == "Enter back   ? keys"
        await pilot.press("left", "enter", "enter")
        assert "Welcome." in seen(pilot)
        await pilot.press("o", "escape")
        assert "Welcome." in seen(pilot)
    async with running(FakeTutor()) as pilot:
        await pilot.press("o")
        assert "cards are due" in seen(pilot)
