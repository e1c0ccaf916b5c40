"""Map: walking through the ideas of a deck, following how they hang together, opening and finding them."""

from __future__ import annotations

from itertools import product

import pytest

from aligntutor.tui import marks
from aligntutor.tui.literal import words
from aligntutor.tui.widgets.wings import Tip, wings
from aligntutor.tutor.mapping import DeckMap, Idea, MapChapter
from tests.tui.fakes import BEGINNING, CHOICE, GAMING, LESSON, MAP, OVERVIEW, FakeTutor, asking, chapter
from tests.tui.seeing import choose, keys_shown, row_of, running, seen
from tests.tui.test_hostile_text import SHOWN, STEERING
from tests.tui.test_hostile_text import TEXTS as HOSTILE

SMALL = (40, 15)


def here(pilot) -> str:  # type: ignore[no-untyped-def]
    """Id of the idea under the cursor."""
    return str(pilot.app.screen._field.cursor)


async def at(pilot, idea: str) -> None:  # type: ignore[no-untyped-def]
    """Go to an idea on the map."""
    pilot.app.screen._go(idea)
    await pilot.pause()


def column_of(pilot, text: str) -> int:  # type: ignore[no-untyped-def]
    return seen(pilot).splitlines()[row_of(pilot, text)].index(text)


async def test_m_at_home_opens_the_map_at_the_last_idea_met_and_escape_gives_home_back():
    async with running(FakeTutor()) as pilot:
        before = seen(pilot)
        await pilot.press("m")
        page = seen(pilot)
        assert "Map   AI alignment" in page
        assert "41 ideas   9 known" in page
        assert here(pilot) == "inner-alignment"
        assert keys_shown(pilot) == (
            "arrows walk   Enter open   l look-alikes   / search   Esc back   ? keys"
        ).replace("l look-alikes   ", "")
        await pilot.press("escape")
        assert seen(pilot) == before


async def test_a_deck_without_ideas_has_no_map_and_the_palette_says_what_to_do():
    async with running(FakeTutor(chart=None)) as pilot:
        await pilot.press(*["down"] * 7)
        assert "map" not in keys_shown(pilot)
        before = seen(pilot)
        await pilot.press("m")
        assert seen(pilot) == before
        await choose(pilot, "map")
        assert "✗ “Sums” has no ideas to map.  Study its cards: they stand on their own." in seen(pilot)


async def test_walking_goes_on_in_the_next_chapter_and_keeps_its_column_between_them():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        await at(pilot, "sounding-the-alarm-5")
        top = row_of(pilot, "Sounding the alarm      ")
        await pilot.press("down")
        assert here(pilot) == "objective-functions"
        await pilot.press("j")
        assert here(pilot) == GAMING
        assert "● ● ● ◐(◐)◐ ○" in seen(pilot)
        await pilot.press("k", "left", "left", "left")
        assert here(pilot) == "sounding-the-alarm-5"
        await pilot.press("right")
        assert here(pilot) == "ai-alignment"
        assert row_of(pilot, "Sounding the alarm      ") == top
        await pilot.press("left", *["up"] * 2, *["left"] * 6)
        assert here(pilot) == "sounding-the-alarm-1"


async def test_l_walks_through_the_look_alikes_and_back():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        await pilot.press("l")
        assert here(pilot) == "goal-misgeneralisation"
        assert "easily taken for  ≈ Specification gaming" in seen(pilot)
        await pilot.press("l")
        assert here(pilot) == GAMING
        await pilot.press("up", "l")
        assert here(pilot) == "objective-functions"
        assert "look-alikes" not in keys_shown(pilot)


async def test_tab_chooses_among_the_names_and_enter_goes_there():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        await pilot.press("tab", "tab")
        assert "Goodhart’s law(●)──" in seen(pilot)
        assert "Enter go " in keys_shown(pilot)
        await pilot.press("enter")
        assert here(pilot) == "goodharts-law"
        assert keys_shown(pilot).startswith("arrows walk   Enter open")
        await at(pilot, GAMING)
        await pilot.press("shift+tab")
        assert "(≈)Goal misgeneralisation" in seen(pilot)
        await pilot.press("shift+tab", "shift+tab")
        assert "(○)Inner alignment" in seen(pilot)
        await pilot.press(*["tab"] * 3)
        assert not {"(○)", "(≈)", "(●)"} & set(seen(pilot).split())
        assert here(pilot) == GAMING


@pytest.mark.parametrize("size", [(80, 24), SMALL])
async def test_enter_opens_the_idea_with_its_lesson_and_cards_and_escape_gives_the_map_back(size):  # type: ignore[no-untyped-def]
    async with running(FakeTutor(), size=size) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        before = seen(pilot)
        await pilot.press("enter")
        page = seen(pilot)
        for _ in range(6):
            await pilot.press("pagedown")
            page += seen(pilot)
        page = " ".join(page.replace("│", " ").split())
        for text in (
            "learning",
            "▎ A stated objective",
            "Why it matters",
            "● AI alignment ● Goodhart’s law",
            "· Deceptive alignment",
            "≈ Goal misgeneralisation told apart 4 times of 6",
            "its name A hospital rewards",
            "due in 6 days, holds for 12 days, right 5 of 6 times",
        ):
            assert text in page
        await pilot.press("escape")
        assert seen(pilot) == before


async def test_an_idea_not_met_yet_can_be_read_too():
    tutor = FakeTutor()
    async with running(tutor) as pilot:
        await pilot.press("m")
        await at(pilot, "what-to-do-6")
        await pilot.press("enter")
        assert "What to do 6" in seen(pilot)
        assert "not yet" in seen(pilot)
        assert tutor.last is None


async def test_an_idea_is_studied_from_its_page_and_the_map_comes_back():
    tutor = FakeTutor([asking(CHOICE)])
    async with running(tutor) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        await pilot.press("enter")
        assert keys_shown(pilot).startswith("Enter study it   x compare")
        await pilot.press("x")
        assert "How they differ" in seen(pilot)
        await pilot.press("escape", "enter")
        assert (tutor.begun, tutor.named) == (["ai-alignment"], [(GAMING,)])
        await pilot.press("b", "enter", "enter")
        assert here(pilot) == GAMING


async def test_search_goes_to_what_is_found_while_one_types():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        legend = row_of(pilot, "● known")
        await pilot.press("slash", *"mis")
        assert here(pilot) == "goal-misgeneralisation"
        assert "1 idea" in seen(pilot).splitlines()[-2]
        assert row_of(pilot, "● known") == legend
        assert "Enter go there   Esc give up" in keys_shown(pilot)
        await pilot.press(*"x")
        assert "none" in seen(pilot).splitlines()[-2]
        assert here(pilot) == GAMING
        await pilot.press("escape")
        assert (here(pilot), "Esc back" in keys_shown(pilot)) == (GAMING, True)
        await pilot.press("slash", *"alignment")
        assert here(pilot) == "ai-alignment"
        await pilot.press("down", "down")
        assert here(pilot) == "inner-alignment"
        await pilot.press("up", "enter")
        assert here(pilot) == "outer-alignment"
        await pilot.press("left")
        assert here(pilot) == GAMING


async def test_a_click_on_a_mark_walks_there_and_a_second_one_opens():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        row = row_of(pilot, "What to do")
        first = seen(pilot).splitlines()[row].index("·")
        await pilot.click(offset=(first + 4, row))
        assert here(pilot) == "what-to-do-3"
        await pilot.click(offset=(first + 20, row))
        await pilot.click(offset=(6, row))
        assert here(pilot) == "what-to-do-3"
        await pilot.click(offset=(first + 4, row))
        assert "What to do 3" in seen(pilot)
        assert "Why it matters" in seen(pilot)


async def test_a_click_on_a_name_walks_there():
    async with running(FakeTutor()) as pilot:
        await pilot.press("m")
        for name, idea in (
            ("Goodhart’s law", "goodharts-law"),
            ("Deceptive alignment", "deceptive-alignment"),
            ("Goal misgeneralisation", "goal-misgeneralisation"),
        ):
            await at(pilot, GAMING)
            await pilot.click(offset=(column_of(pilot, name) + len(name) - 1, row_of(pilot, name)))
            assert here(pilot) == idea


async def test_in_a_small_window_it_is_a_list():
    async with running(FakeTutor(), size=SMALL) as pilot:
        await pilot.press("m")
        await at(pilot, "sounding-the-alarm-5")
        assert "› ◐ Sounding the alarm 5" in seen(pilot)
        await pilot.press("down")
        assert here(pilot) == "ai-alignment"
        page = seen(pilot)
        assert "› ● AI alignment" in page
        assert "  What AI is" in page
        assert "opens  ◐ Specification gaming" in page
        await pilot.press("right", "right")
        assert here(pilot) == "existential-risk-1"
        await pilot.press("left", "down", "up", "up")
        assert here(pilot) == "objective-functions"
        await at(pilot, GAMING)
        assert "needs  ● AI alignment  +2" in seen(pilot)
        await pilot.click(offset=(12, row_of(pilot, "like ")))
        await pilot.pause()
        assert here(pilot) == "goal-misgeneralisation"
        await pilot.click(offset=(5, row_of(pilot, "○ Inner alignment")))
        assert here(pilot) == "inner-alignment"


async def test_a_lesson_leads_to_its_idea_on_the_map_and_back():
    async with running(FakeTutor([LESSON]), study=True) as pilot:
        assert "m see it on the map" in keys_shown(pilot)
        before = seen(pilot)
        await pilot.press("m")
        assert here(pilot) == GAMING
        await pilot.press("q")
        assert seen(pilot) == before
    async with running(FakeTutor([BEGINNING]), study=True) as pilot:
        assert "map" not in keys_shown(pilot)


async def test_hostile_terms_stand_there_as_they_are():
    terms = [*HOSTILE, STEERING, "ＷＩＤＥ" * 30, "שלום " * 20, "a\nb"]
    ids = [f"i{n}" for n in range(len(terms))]
    ideas = [Idea(id, term, "new", alike=(ids[0],)) for id, term in zip(ids, terms, strict=True)]
    ideas[0] = ideas[0]._replace(needs=tuple(ids[1:5]), opens=tuple(ids[15:]), alike=tuple(ids[5:8]))
    chart = DeckMap("d", STEERING, (MapChapter("c", HOSTILE[1], tuple(ideas)),))
    for size in ((80, 24), SMALL):
        async with running(FakeTutor(chart=chart), size=size) as pilot:
            await pilot.press("m")
            for id, term in zip(ids, terms, strict=True):
                await at(pilot, id)
                wanted = SHOWN if term == STEERING else " ".join(term.split())
                assert wanted[:16] in " ".join(seen(pilot).split())
                assert "\x1b" not in seen(pilot)
            await at(pilot, ids[0])
            await pilot.press("tab", "tab", "enter", "enter")
            assert pilot.app.is_running
            assert "Why it matters" in seen(pilot)


async def test_any_size_is_lived_through_and_many_ideas_take_several_rows():
    chart = MAP._replace(chapters=(chapter("Very many", "k" * 60), *MAP.chapters))
    async with running(FakeTutor(chart=chart)) as pilot:
        await pilot.press("m")
        await at(pilot, "very-many-30")
        assert "(●)" in seen(pilot).splitlines()[row_of(pilot, "Very many  ") + 1]
        await pilot.press("up")
        assert here(pilot) == "very-many-6"
        await pilot.press("down", "down")
        assert here(pilot) == "very-many-54"
        before = seen(pilot)
        for size in (SMALL, (1, 1), (24, 8), (0, 0), (200, 60), (25, 60), (120, 9), (80, 24)):
            await pilot.resize_terminal(*size)
        await pilot.pause(0.1)
        assert seen(pilot) == before


async def test_a_long_map_scrolls_under_the_idea_that_is_looked_at():
    chart = MAP._replace(chapters=(*MAP.chapters, *(chapter(f"Part {n}", "nn") for n in range(30))))
    async with running(FakeTutor(chart=chart)) as pilot:
        await pilot.press("m")
        await at(pilot, "part-29-2")
        page = seen(pilot)
        assert row_of(pilot, "Part 29 2") == 3
        assert "› Part 29                 ·(·)" in page
        assert "● known" in page
        await pilot.press("up")
        assert row_of(pilot, "Part 28 2") == 3
        await at(pilot, "sounding-the-alarm-1")
        assert "› Sounding the alarm" in seen(pilot)


async def test_in_ascii_every_line_and_mark_has_a_stand_in():
    async with running(FakeTutor(), ascii=True) as pilot:
        await pilot.press("m")
        await at(pilot, GAMING)
        assert seen(pilot).isascii()


async def test_the_map_of_a_deck_that_is_over_a_session_leaves_it_alone():
    shown = OVERVIEW._replace(decks=(OVERVIEW.decks[1], OVERVIEW.decks[0]))
    async with running(FakeTutor(shown=shown)) as pilot:
        await pilot.press("m")
        assert "Map   AI alignment" in seen(pilot)


def joint(char: str) -> int:
    """Whither a line leads, as the numbers of `marks.JOINTS`."""
    return 3 if char == marks.EMPTY else max(0, marks.JOINTS.rfind(char))


@pytest.mark.parametrize(("left", "right", "step"), [*product(range(6), range(6), (1, 2))])
def test_lines_meet_wherever_they_lead(left: int, right: int, step: int):
    def side(number: int) -> list[Tip]:
        return [Tip(words("name " * (n + 1)), words("o"), f"{n}") for n in range(number)]

    more = Tip(words("and 3 more"))
    drawn = wings([*side(left), more], [*side(right), more], words("o"), step, 72)
    grid = [line.plain.ljust(74) for line in drawn.lines[1:]]
    assert {len(line) for line in grid} == {74}
    for y, x in product(range(len(grid)), range(1, 73)):
        lines = joint(grid[y][x])
        if lines & 4:
            assert joint(grid[y - 1][x]) & 8
        if lines & 8:
            assert joint(grid[y + 1][x]) & 4
        for bit, back, beside in ((1, 2, grid[y][x - 1]), (2, 1, grid[y][x + 1])):
            if lines & bit:
                assert joint(beside) & back or beside in " o"
    assert len(drawn.links) == left + right
    for link in drawn.links:
        assert "name" in drawn.lines[link.row].plain[link.start : link.end]
