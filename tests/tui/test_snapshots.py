"""Every screen as text, to be read beside the pictures; accept a change with --snapshot-update."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from tests.tui.fakes import (
    ARRANGE,
    BEGINNING,
    CHECKLIST,
    CHOICE,
    CLEAR,
    FIRST,
    LESSON,
    MATCH,
    RECALL,
    SEVERAL,
    WRITE,
    FakeTutor,
    asking,
)
from tests.tui.seeing import running, seen


class Screens(SingleFileSnapshotExtension):
    """One text file a screen, in `tests/snapshots`."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(Path(test_location.filepath).parent.parent / "snapshots")

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: object = 0) -> str:
        return str(index)


pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")

LISTED = RECALL._replace(checklist=CHECKLIST)
PAGES = {
    "home": (None, [], {}),
    "home-walking": (None, ["down", "down"], {}),
    "home-nothing-due": (None, [], {"shown": CLEAR}),
    "book": (None, ["r", "enter"], {}),
    "map": (None, ["m", "slash", *"spec", "enter"], {}),
    "idea": (None, ["m", *["left"] * 2, "enter"], {}),
    "welcome": (None, [], {"shown": FIRST}),
    "lesson": ([LESSON], [], {}),
    "lesson-passage": ([BEGINNING], [], {}),
    "question": ([asking(CHOICE)], ["c"], {}),
    "feedback-wrong": ([asking(CHOICE)], ["c", "enter"], {}),
    "feedback-right": ([asking(CHOICE)], ["b", "enter"], {}),
    "several": ([asking(SEVERAL)], ["a", "b"], {}),
    "typed": ([asking(WRITE)], [*"goodhart"], {}),
    "typed-nearly": ([asking(WRITE)], [*"goodhart", "enter"], {}),
    "arranging": ([asking(ARRANGE)], ["space", "down"], {}),
    "pairing": ([asking(MATCH)], ["b", "c"], {}),
    "recall-front": ([asking(RECALL)], [], {}),
    "recall-rating": ([asking(RECALL)], ["space"], {}),
    "recall-points": ([asking(LISTED)], ["space", "space"], {}),
    "note": ([asking(CHOICE)], ["c", "enter", "f", *"odd"], {}),
    "how-sure": (
        [asking(CHOICE)],
        ["c", "enter"],
        {"on_study": lambda study: setattr(study, "weighs", True)},
    ),
    "not-saved": ([asking(CHOICE)], ["c", "enter"], {"on_study": lambda study: setattr(study, "unsaved", 1)}),
    "summary": ([], [], {}),
    "statistics": (None, ["t"], {}),
    "browse": (None, ["slash", "down", "space"], {}),
    "card": (None, ["slash", "down", "enter"], {}),
    "tour": (None, ["o"], {"shown": FIRST}),
    "settings": (None, ["comma", "down", "right"], {}),
    "compare": (
        [asking(CHOICE)],
        ["c", "enter", "x"],
        {
            "on_study": lambda study: setattr(
                study, "compare", "ai-alignment/specification-gaming/goal-misgeneralisation"
            )
        },
    ),
    "help": ([asking(CHOICE)], ["question_mark"], {}),
}


@pytest.mark.parametrize("name", PAGES)
async def test_a_screen_looks_as_accepted(name: str, snapshot: SnapshotAssertion):
    steps, keys, about = PAGES[name]
    async with running(FakeTutor(steps or [], **about), study=steps is not None) as pilot:
        await pilot.press(*keys)
        assert seen(pilot) == snapshot(name=name, extension_class=Screens)


WIDE = ("home", "map", "feedback-wrong", "recall-rating", "statistics", "compare", "settings", "browse")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, size) for name in WIDE for size in ((40, 15), (120, 40))),
        *(
            (name, (40, 15))
            for name in ("lesson", "book", "idea", "welcome", "summary", "tour", "help", "card")
        ),
    ],
)
async def test_a_screen_of_another_size_looks_as_accepted(
    name: str, size: tuple[int, int], snapshot: SnapshotAssertion
):
    steps, keys, about = PAGES[name]
    async with running(FakeTutor(steps or [], **about), study=steps is not None, size=size) as pilot:
        await pilot.press(*keys)
        assert seen(pilot) == snapshot(name=f"{name}-{size[0]}x{size[1]}", extension_class=Screens)


async def test_a_screen_in_ascii_looks_as_accepted(snapshot: SnapshotAssertion):
    async with running(FakeTutor(), ascii=True) as pilot:
        assert seen(pilot).isascii()
        assert seen(pilot) == snapshot(name="home-ascii", extension_class=Screens)
