"""Deck text on every screen: cases 1 to 15 stand there letter by letter, and nothing they name happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from aligntutor.core.asks import Choose, Chosen, Reason, Recall, Shown, Verdict, Write, Written
from aligntutor.tutor.shown import ChapterRow, DeckRow, IdeaLine, Lesson, Summary, Told
from tests.tui.fakes import OVERVIEW, SUMMARY, FakeStudy, FakeTutor, asking
from tests.tui.seeing import running, seen

TEXTS = (
    "[@click=app.quit]leave[/]",
    "[@click=app.screenshot('stolen.svg', '.')]look[/]",
    "[ @click=app.quit]out[/]",
    "[@click=app.nothing(1,]press[/]",
    "[link=file:///etc/passwd]the list[/link]",
    "[/foo]",
    "ends in [/",
    "a[0] = b[i]",
    "[a-z]+ * 2 * 3",
    "[$x] and [$primary]",
    "ends in \\",
    ":smile: and :warning:",
    "List<int> and <b>bold</b>",
    "[open](vscode://file/etc/passwd)",
    "[--help](--help)",
)
STEERING = "\x1b]52;c;aGk=\x07 \x9b2J \x00 \u202egnp"
SHOWN = "\\x1b]52;c;aGk=\\x07 \\x9b2J \\x00 \\u202egnp"
ROOM = (110, 90)

IDEAS = tuple(IdeaLine("met", text, text) for text in TEXTS)


def all_stand(page: str, times: int = 1, cut: int | None = None) -> None:
    for text in TEXTS:
        assert page.count(text[:cut]) >= times, f"{text!r} is not on:\n{page}"


async def whole(pilot: Pilot[None]) -> str:
    """A page with all that scrolls into view."""
    page = seen(pilot)
    for _ in range(8):
        await pilot.press("pagedown")
        page += seen(pilot)
    return page


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    yield
    assert list(tmp_path.iterdir()) == []


async def test_home_shows_titles_of_decks_and_chapters_literally():
    chapters = tuple(ChapterRow(text, 1, 0, 0.5) for text in TEXTS)
    decks = (DeckRow(STEERING, STEERING, 1, 0, 0.5, chapters),)
    decks += tuple(
        DeckRow(str(n), text, 1, 0, 0.5, trouble=text if n == 3 else "") for n, text in enumerate(TEXTS)
    )
    async with running(FakeTutor([], OVERVIEW._replace(decks=decks)), size=ROOM) as pilot:
        assert SHOWN[:24] in seen(pilot)
        await pilot.press("down")
        assert f"begins {SHOWN}" in seen(pilot)
        all_stand(await whole(pilot), 2, cut=24)


async def test_a_lesson_is_shown_literally():
    every = "\n".join(TEXTS)
    lesson = Lesson(
        STEERING, every, every, every, tuple((text, text) for text in TEXTS), TEXTS[0], "essay", 1, 1
    )
    async with running(FakeTutor([lesson]), study=True, size=ROOM) as pilot:
        all_stand(await whole(pilot), 3)
    begins = lesson._replace(chapter=STEERING, passage=every)
    async with running(FakeTutor([begins]), study=True, size=ROOM) as pilot:
        assert SHOWN in seen(pilot)
        all_stand(seen(pilot))


async def test_question_options_and_feedback_are_shown_literally_and_a_click_only_chooses():
    options = tuple(Shown(text, text) for text in TEXTS)
    ask = Choose(STEERING, options)
    reasons = tuple(Reason("tempts", text, text) for text in TEXTS)
    verdict = Verdict(False, 0.0, TEXTS[1], reasons)
    told = Told(Chosen((TEXTS[0],)), verdict, "again tomorrow", TEXTS[0], "essay")
    step = asking(ask)._replace(chapter=TEXTS[1])
    tutor = FakeTutor([step], on_study=lambda study: setattr(study, "told", told))
    async with running(tutor, study=True, size=ROOM) as pilot:
        assert SHOWN in seen(pilot)
        all_stand(seen(pilot))
        for text in TEXTS[:5]:
            row = option_row(seen(pilot), text)
            await pilot.click(offset=(30, row))
            assert seen(pilot).splitlines()[row].lstrip().startswith("›")
        assert tutor.last.answers == []
        await pilot.press("a", "enter")
        all_stand(await whole(pilot), 2)
        assert pilot.app.is_running


def option_row(page: str, text: str) -> int:
    return next(n for n, line in enumerate(page.splitlines()) if line.endswith("  " + text))


@pytest.mark.parametrize("text", [*TEXTS, STEERING])
async def test_typed_and_recalled_questions_are_shown_literally(text: str):
    wanted = SHOWN if text == STEERING else text
    steps = [asking(Write(text, text)), asking(Recall(text, text, (text,)))]
    verdict = Verdict(True, 1.0, text, (Reason("holds", text), Reason("remark", text)), nearly=True)

    def tell(study: FakeStudy) -> None:
        study.told = Told(Written(""), verdict, "again tomorrow", text, "essay")

    async with running(FakeTutor(steps, on_study=tell), study=True) as pilot:
        assert seen(pilot).count(wanted) == 2
        await pilot.press("a", "enter")
        assert seen(pilot).count(wanted) >= 4
        await pilot.press("enter", "space", "space")
        assert seen(pilot).count(wanted) == 3
        await pilot.press("3")
        assert seen(pilot).count(wanted) >= 5
        assert "\x1b" not in seen(pilot)


async def test_the_summary_is_shown_literally():
    summary = Summary(1, 1, IDEAS, 1, 1, "", IDEAS, IDEAS, tuple((text, text) for text in TEXTS), ())
    summary = summary._replace(next=SUMMARY.next, sure_wrong=IDEAS)
    tutor = FakeTutor([], on_study=lambda study: setattr(study, "summary", summary))
    async with running(tutor, study=True, size=ROOM) as pilot:
        all_stand(await whole(pilot), 5)
