"""A deck of which every card was answered is not looked through for new ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.store import Compiled
from aligntutor.tutor import Tutor

from .sittings import Clock, go_through, right

SHED = """\
format: 1
id: shed
cards:
- {id: spade, front: What turns the soil?, back: A spade.}
- {id: rake, front: What gathers leaves?, back: A rake.}
- {id: hose, front: What carries water?, back: A hose.}
"""
NAILS = "- {id: nail, front: What is struck?, back: A nail.}\n"


@pytest.fixture
def shed(tmp_path: Path) -> Path:
    path = tmp_path / "shed.yaml"
    path.write_text(SHED, encoding="utf-8")
    return path


@pytest.fixture
def tutor(tmp_path: Path, shed: Path) -> Iterator[Tutor]:
    settings = Settings(scheduling=Scheduling(new_per_day=10))
    with Tutor(places(str(tmp_path / "home"), {}), settings, Clock(), "seed", (shed,)) as tutor:
        tutor.prepare()
        yield tutor


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The decks that were looked through."""
    decks: list[str] = []
    alone = Compiled.alone

    def noting(cache: Compiled, deck: str, *more: int) -> list[str]:
        decks.append(deck)
        return alone(cache, deck, *more)

    monkeypatch.setattr(Compiled, "alone", noting)
    return decks


def test_it_is_looked_through_until_the_last_card_was_answered(tutor: Tutor, looked: list[str]):
    assert tutor.due().new == 3
    go_through(tutor.study(cards=2), right)
    looked.clear()
    assert (tutor.due().new, looked) == (1, ["shed"])
    go_through(tutor.study(), right)
    looked.clear()
    assert (tutor.due().new, looked) == (0, [])


def test_what_is_taken_back_or_reset_or_added_is_new_again(tutor: Tutor, shed: Path):
    go_through(tutor.study(), right)
    assert (tutor.due().due, tutor.due().new) == (0, 0)
    tutor.by_hand().act("reset", "shed/rake")
    assert (tutor.due().due, tutor.due().new) == (1, 0)
    tutor.by_hand().undo(1)
    assert (tutor.due().due, tutor.due().new) == (0, 0)
    tutor.by_hand().undo(sum(1 for event in tutor.events() if event.type == "review"))
    assert (tutor.due().due, tutor.due().new) == (0, 3)
    go_through(tutor.study(), right)
    shed.write_text(SHED + NAILS, encoding="utf-8")
    tutor.prepare()
    assert tutor.due().new == 1


def test_a_card_that_is_gone_is_not_due_though_all_others_were_answered(tutor: Tutor, shed: Path):
    go_through(tutor.study(), right)
    tutor.clock.move(30 * 24 * 3_600_000)  # type: ignore[attr-defined]
    assert tutor.due().due == 3
    shed.write_text(SHED.replace("id: hose", "id: pipe"), encoding="utf-8")
    tutor.prepare()
    assert (tutor.due().due, tutor.due().new) == (2, 1)
