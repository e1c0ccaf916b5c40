"""Book: the course as a text, from Home and back."""

from __future__ import annotations

from aligntutor.tutor.shown import ChapterText, IdeaText, PassageText
from tests.tui.fakes import CHOICE, FIRST, OVERVIEW, TEXTS, FakeTutor, asking
from tests.tui.seeing import choose, keys_shown, row_of, running, seen
from tests.tui.test_hostile_text import ROOM, SHOWN, STEERING, all_stand, whole
from tests.tui.test_hostile_text import TEXTS as HOSTILE


async def test_r_opens_the_first_deck_with_a_text_and_escape_gives_home_back():
    async with running(FakeTutor()) as pilot:
        before = seen(pilot)
        await pilot.press("r")
        assert "chapter 1 of 3" in seen(pilot)
        assert row_of(pilot, "Many people spoke up.") == row_of(pilot, "Sounding the alarm") + 2
        await pilot.press("escape")
        assert seen(pilot) == before


async def test_a_chapter_under_the_cursor_is_opened_and_the_cursor_stays_there():
    async with running(FakeTutor()) as pilot:
        await pilot.press("down", "down", "down")
        before = seen(pilot)
        await pilot.press("r")
        assert "A model is not handed its skills one by one." in seen(pilot)
        await pilot.press("q")
        assert seen(pilot) == before


async def test_a_chapter_without_a_text_opens_the_first_that_has_one():
    async with running(FakeTutor()) as pilot:
        await pilot.press(*["down"] * 4, "r")
        assert "chapter 1 of 3" in seen(pilot)


async def test_a_new_learner_may_read_before_the_first_idea():
    async with running(FakeTutor([], FIRST)) as pilot:
        await pilot.press("r")
        assert "Many people spoke up." in seen(pilot)


async def test_reading_is_not_offered_where_there_is_nothing_to_read():
    silent = tuple(deck._replace(readable=False) for deck in OVERVIEW.decks)
    for decks, keys in ((silent, []), (OVERVIEW.decks, ["down"] * 7)):
        async with running(FakeTutor([], OVERVIEW._replace(decks=decks))) as pilot:
            await pilot.press(*keys)
            assert "read" not in keys_shown(pilot)
            before = seen(pilot)
            await pilot.press("r")
            assert seen(pilot) == before


async def test_chapters_are_leafed_through_and_begin_at_their_top():
    long = ChapterText("long", "A long one", tuple(PassageText(f"Passage {n}.") for n in range(40)))
    tutor = FakeTutor(texts_of={"ai-alignment": (TEXTS[0], long, TEXTS[2])})
    async with running(tutor) as pilot:
        await pilot.press("r")
        assert keys_shown(pilot) == "Enter turn the page   → next chapter   Esc home   ? keys"
        await pilot.press("enter")
        assert keys_shown(pilot) == "Enter read on   → next chapter   ← previous   Esc home   ? keys"
        assert "Passage 0." in seen(pilot)
        await pilot.press("space", "pagedown", "j")
        assert "Passage 0." not in seen(pilot)
        await pilot.press("right")
        assert row_of(pilot, "What AI is") == 3
        assert keys_shown(pilot) == "← previous   Esc home   ? keys"
        await pilot.press("left")
        assert "A long one" in seen(pilot)
        assert "Passage 0." in seen(pilot)


async def test_the_ideas_of_a_passage_stand_below_it_with_their_definitions():
    async with running(FakeTutor()) as pilot:
        await pilot.press("r", "enter")
        row = row_of(pilot, "▎ Specification gaming  A stated objective is met")
        assert seen(pilot).splitlines()[row - 1] == ""
        assert row_of(pilot, "◐ Goodhart’s law  A measure") == row + 2
        assert row_of(pilot, "› Try it: a new idea") == row + 5
        assert row_of(pilot, "Nothing above says") == row + 7


async def test_a_prompt_leads_to_its_ideas_and_back_to_where_the_text_goes_on():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        await pilot.press("r", "enter")
        assert keys_shown(pilot).startswith("Enter try it   → next chapter")
        await pilot.press("enter")
        assert (tutor.begun, tutor.named) == (["ai-alignment"], [("specification-gaming",)])
        known = TEXTS[1].passages[0].introduces[0]._replace(mastery="met")
        passages = (TEXTS[1].passages[0]._replace(introduces=(known,)), *TEXTS[1].passages[1:])
        tutor.texts_of = {"ai-alignment": (TEXTS[0], TEXTS[1]._replace(passages=passages), TEXTS[2])}
        await pilot.press("b", "enter", "enter")
        page = seen(pilot)
        assert "chapter 2 of 3" in page
        assert "○ Specification gaming" in page
        assert "Try it" not in page
        await pilot.press("escape")
        assert "cards are due" in seen(pilot)


async def test_within_a_sitting_no_other_is_begun():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor, study=True) as pilot:
        await choose(pilot, "read")
        await pilot.press("right", "enter")
        assert "A sitting is under way." in seen(pilot)
        assert len(tutor.begun) == 1
        await pilot.press("escape")
        assert "A hospital rewards" in seen(pilot)


async def test_leaving_in_the_midst_of_a_prompt_leads_back_to_the_text():
    async with running(FakeTutor([asking(CHOICE)])) as pilot:
        await pilot.press("r", "enter")
        row = row_of(pilot, "Try it: a new idea")
        await pilot.click(offset=(6, row))
        await pilot.pause()
        assert "A hospital rewards" in seen(pilot)
        await pilot.press("escape")
        assert "chapter 2 of 3" in seen(pilot)


async def test_the_prompt_in_view_has_the_cursor():
    ideas = (IdeaText("one", "One", "The first."),)
    text = "\n\n".join(f"Paragraph {n}." for n in range(12))
    long = ChapterText(
        "long", "A long one", (PassageText(text, ideas), PassageText(text, ideas), PassageText(text))
    )
    async with running(FakeTutor(texts_of={"ai-alignment": (long,)})) as pilot:
        await pilot.press("r")
        assert "Try it" not in seen(pilot)
        await pilot.press("enter")
        row_of(pilot, "› Try it: a new idea")
        await pilot.press("space")
        assert "›" not in seen(pilot)
        await pilot.press("enter")
        row_of(pilot, "› Try it: a new idea")


async def test_help_lists_the_keys_of_the_book():
    async with running(FakeTutor()) as pilot:
        await pilot.press("question_mark")
        assert "r                 Read" in seen(pilot)
        await pilot.press("escape", "r", "enter", "question_mark")
        for line in ("→  l              Next chapter", "←  h              Previous"):
            assert line in seen(pilot)


async def test_the_book_is_shown_literally():
    every = "\n".join(HOSTILE)
    ideas = [
        IdeaText("a", *idea, "met")
        for text in (*HOSTILE, STEERING)
        for idea in ((text, "Plain."), ("Plain", text))
    ]
    chapter = ChapterText("a", STEERING, (PassageText(every, tuple(ideas)),))
    decks = (OVERVIEW.decks[0]._replace(title=STEERING),)
    tutor = FakeTutor([], OVERVIEW._replace(decks=decks), texts_of={"ai-alignment": (chapter,)})
    async with running(tutor, size=ROOM) as pilot:
        await pilot.press("r")
        page = await whole(pilot)
        assert page.count(SHOWN) >= 4
        all_stand(page, 3)


async def test_the_book_lives_through_any_size():
    async with running(FakeTutor()) as pilot:
        await pilot.press("r", "enter")
        before = seen(pilot)
        for size in ((40, 15), (1, 1), (24, 8), (0, 0), (200, 60), (25, 60), (120, 9), (80, 24)):
            await pilot.resize_terminal(*size)
        await pilot.pause(0.2)
        assert seen(pilot) == before
