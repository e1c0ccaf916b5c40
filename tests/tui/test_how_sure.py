"""One key between the answer and its verdict, where it is wanted."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Answer, Arranged, Ask, Chosen, Matched, Recalled, Written
from aligntutor.tutor.shown import IdeaLine
from tests.tui.fakes import (
    ARRANGE,
    CHOICE,
    MATCH,
    RECALL,
    SEVERAL,
    SUMMARY,
    WRITE,
    FakeStudy,
    FakeTutor,
    asking,
)
from tests.tui.seeing import keys_shown, row_of, running, seen

SIZES = [(80, 24), (40, 15), (120, 40)]


def weighing(*asks: Ask, unsaved: int = 0) -> FakeTutor:
    def wish(study: FakeStudy) -> None:
        study.weighs, study.unsaved = True, unsaved

    return FakeTutor([asking(ask) for ask in asks], on_study=wish)


@pytest.mark.parametrize(("key", "said"), [("plus", "sure"), ("minus", "unsure"), ("enter", ""), ("q", "")])
@pytest.mark.parametrize("size", SIZES)
async def test_one_key_says_how_sure_and_only_then_the_answer_is_stored_and_told(
    key: str, said: str, size: tuple[int, int]
):
    tutor = weighing(CHOICE)
    async with running(tutor, study=True, size=size) as pilot:
        await pilot.press("c", "enter")
        assert tutor.last.answers == []
        assert "How sure" in seen(pilot)
        assert "Not this one." not in seen(pilot)
        await pilot.press(key)
        assert (tutor.last.answers, tutor.last.confidences) == ([Chosen(("goal-misgeneralisation",))], [said])
        assert "Not this one." in seen(pilot)
        assert "How sure" not in seen(pilot)


@pytest.mark.parametrize(
    ("ask", "keys", "answer"),
    [
        (CHOICE, ["b", "enter"], Chosen(("key",))),
        (SEVERAL, ["a", "c", "enter"], Chosen(("h1", "h3"))),
        (WRITE, [*"goodhart", "enter"], Written("goodhart")),
        (ARRANGE, ["space", "down", "space", "enter"], None),
        (MATCH, ["a", "b", "c", "enter"], None),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_every_way_of_answering_stands_still_until_it_is_weighed(
    ask: Ask, keys: list[str], answer: Answer | None, size: tuple[int, int]
):
    tutor = weighing(ask)
    async with running(tutor, study=True, size=size) as pilot:
        await pilot.press(*keys)
        page = seen(pilot)
        await pilot.press("a", "b", "down", "space", "x", "1", "ctrl+g", "r")
        assert seen(pilot) == page
        await pilot.press("plus")
        (given,) = tutor.last.answers
        assert given == answer or isinstance(given, Arranged | Matched)
        assert tutor.last.confidences == ["sure"]


@pytest.mark.parametrize("ask", [CHOICE, SEVERAL, WRITE, ARRANGE, MATCH])
async def test_nothing_jumps_from_the_answer_to_the_verdict(ask: Ask):
    keys = {CHOICE: "c", SEVERAL: "ab", WRITE: "goodhart", MATCH: "abc"}
    async with running(weighing(ask), study=True, size=(120, 40)) as pilot:
        await pilot.press(*keys.get(ask, ["space", "down", "space"]))
        head = seen(pilot).splitlines()[: 1 + row_of(pilot, ask.stem.split()[-1])]
        await pilot.press("enter")
        assert seen(pilot).splitlines()[: len(head)] == head
        asked = row_of(pilot, "How sure are you?")
        await pilot.press("plus")
        assert seen(pilot).splitlines()[: len(head)] == head
        verdict = seen(pilot).splitlines()[asked]
        assert verdict.lstrip().startswith(("✓", "✗"))


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), "+ sure   - unsure   Enter neither   u undo   ? keys"),
        ((46, 24), "+ sure   - unsure   Enter neither   ? keys"),
        ((40, 15), "+ sure   - unsure   ? keys"),
    ],
)
async def test_the_footer_shows_the_keys_and_where_enter_has_no_room_the_question_does(
    size: tuple[int, int], keys: str
):
    async with running(weighing(CHOICE), study=True, size=size) as pilot:
        await pilot.press("c", "enter")
        assert keys_shown(pilot) == keys
        assert ("Enter" in keys) != ("Enter if neither." in seen(pilot))


async def test_a_small_window_shows_the_question_beside_the_answer():
    async with running(weighing(CHOICE), study=True, size=(40, 15)) as pilot:
        await pilot.press("d", "enter")
        assert row_of(pilot, "› D  Distribution shift") < row_of(pilot, "How sure?")


@pytest.mark.parametrize(
    ("ask", "keys"), [(RECALL, ["space", "3"]), (WRITE, ["ctrl+g"]), (CHOICE, ["b", "enter"])]
)
async def test_it_is_not_asked_of_oneself_or_where_one_does_not_know_or_did_not_wish_it(
    ask: Ask, keys: list[str]
):
    tutor = FakeTutor([asking(ask)]) if ask is CHOICE else weighing(ask)
    async with running(tutor, study=True) as pilot:
        await pilot.press(*keys)
        assert len(tutor.last.answers) == 1
        assert tutor.last.confidences == [""]
        assert "How sure" not in seen(pilot)


async def test_the_keys_do_nothing_while_a_question_waits_or_its_verdict_stands():
    tutor = weighing(CHOICE, CHOICE)
    async with running(tutor, study=True) as pilot:
        page = seen(pilot)
        await pilot.press("plus", "minus")
        assert seen(pilot) == page
        await pilot.press("b", "enter", "minus")
        page = seen(pilot)
        await pilot.press("plus", "minus")
        assert seen(pilot) == page
        assert tutor.last.confidences == ["unsure"]


async def test_undo_takes_an_answer_back_before_it_is_weighed():
    tutor = weighing(CHOICE)
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "enter", "u")
        assert tutor.last.log == []
        assert "How sure" not in seen(pilot)
        assert "›" not in seen(pilot)
        await pilot.press("b", "enter", "plus")
        assert tutor.last.answers == [Chosen(("key",))]


async def test_a_word_that_could_not_be_stored_is_kept_for_the_next_try():
    tutor = weighing(CHOICE, unsaved=2)
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "enter", "plus")
        assert "✗ Not saved." in seen(pilot)
        assert "How sure" not in seen(pilot)
        await pilot.press("enter", "minus", "r")
        assert (len(tutor.last.answers), tutor.last.confidences) == (1, ["sure"])


async def test_the_next_question_forgets_what_was_said_of_the_last():
    tutor = weighing(CHOICE, CHOICE, RECALL)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter", "plus", "enter", "b", "enter", "enter", "enter", "space", "4")
        assert tutor.last.answers[-1] == Recalled(4)
        assert tutor.last.confidences == ["sure", "", ""]


async def test_a_click_on_a_key_says_it():
    tutor = weighing(CHOICE)
    async with running(tutor, study=True) as pilot:
        await pilot.press("b", "enter")
        row = row_of(pilot, "- unsure")
        await pilot.click(offset=(seen(pilot).splitlines()[row].index("unsure"), row))
        assert tutor.last.confidences == ["unsure"]


async def test_why_a_right_answer_counts_as_hard_is_said_beside_it():
    def told(study: FakeStudy) -> None:
        study.steps = [asking(CHOICE)]
        study.note = "Slow, so it counts as hard."

    async with running(FakeTutor([], on_study=told), study=True) as pilot:
        await pilot.press("b", "enter")
        assert "✓ Yes.  Slow, so it counts as hard.  " in seen(pilot)


async def test_the_summary_has_a_line_of_its_own_for_what_was_sure_and_wrong():
    line = IdeaLine("learning", "Orthogonality", "back tomorrow and in a week")
    summary = SUMMARY._replace(sure_wrong=(line,))
    async with running(
        FakeTutor([], on_study=lambda study: setattr(study, "summary", summary)), study=True
    ) as pilot:
        assert "Sure, but wrong   ◐ Orthogonality  back tomorrow and in a week" in seen(pilot)
