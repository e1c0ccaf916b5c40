"""What the tutor asks of the store, so that nothing is lost and nothing counts twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.settings import Places, Settings, places
from aligntutor.store import Log, backups
from aligntutor.store.checking import checked
from aligntutor.store.schema import MIGRATIONS
from aligntutor.tutor import NotSaved, Refused, Tutor
from aligntutor.tutor.shown import Lesson
from tests import kitchen
from tests.unit.store.test_damage import Failing, change, failing

from .sittings import MINUTE, Clock, right

__all__ = ["failing"]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "home"), {})


@pytest.fixture
def clock() -> Clock:
    return Clock()


def start(where: Places, clock: Clock, deck: Path) -> Tutor:
    tutor = Tutor(where, Settings(), clock, "0", (deck,))
    tutor.prepare()
    return tutor


@pytest.fixture
def tutor(where: Places, clock: Clock, tmp_path: Path) -> Iterator[Tutor]:
    with start(where, clock, kitchen.write(tmp_path)) as tutor:
        yield tutor


@pytest.mark.parametrize("confirming", ["SELECT 1 FROM events", "REPLACE INTO meta"])
def test_an_answer_that_took_effect_while_its_disk_failed_counts_once_when_it_is_tried_again(
    tutor: Tutor, clock: Clock, failing: type[Failing], confirming: str
):
    tutor._log.close()  # so that the lesson opens the file through a connection that may fail
    study = tutor.study()
    while isinstance(study.step, Lesson):
        study.read()
    failing.statement, failing.before, failing.times = ("COMMIT", confirming), False, 2
    answer = right(study)
    with pytest.raises(NotSaved):
        study.answer(answer)
    clock.move(MINUTE)
    assert study.answer(answer).verdict.correct
    reviews = [event for event in tutor.events() if event.type == "review"]
    assert len(reviews) == 1
    study.go_on()
    study.answer(right(study))
    study.go_on()
    assert len({event.id for event in tutor.events() if event.type == "review"}) == 2
    assert tutor.statistics().reviews == 2


def test_the_same_card_answered_again_in_a_sitting_is_another_answer(tutor: Tutor):
    study = tutor.study()
    while isinstance(study.step, Lesson):
        study.read()
    study.answer(right(study))
    study.undo()
    study.answer(right(study))
    assert [event.type for event in tutor.events()][-3:] == ["review", "undo", "review"]
    assert len({event.id for event in tutor.events()}) == len(list(tutor.events()))


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next version of the program: one more migration."""
    defaults = Log.__init__.__kwdefaults__
    assert defaults
    monkeypatch.setitem(defaults, "migrations", (*MIGRATIONS, lambda db: None))


@pytest.fixture
def learnt(where: Places, clock: Clock, tmp_path: Path) -> int:
    """How many events a home has."""
    with start(where, clock, kitchen.write(tmp_path)) as tutor:
        study = tutor.study()
        study.read()
        study.answer(right(study))
        return len(list(tutor.events()))


def test_before_a_newer_program_changes_the_file_it_is_backed_up(
    where: Places, clock: Clock, tmp_path: Path, learnt: int, newer: None
):
    for _ in range(2):
        with start(where, clock, tmp_path / "kitchen.yaml") as tutor:
            assert len(list(tutor.events())) == learnt
    (backup,) = backups.listed(where.backups)
    assert (backup.at, checked(backup.path).version) == (clock().ms, len(MIGRATIONS))


def test_a_damaged_file_is_not_changed_by_a_newer_program(
    where: Places, clock: Clock, tmp_path: Path, learnt: int, newer: None
):
    change(where.progress, "UPDATE events SET wall = wall + 1 WHERE n = 1")
    before = where.progress.read_bytes()
    with pytest.raises(Refused, match="damaged"):
        start(where, clock, tmp_path / "kitchen.yaml")
    assert where.progress.read_bytes() == before
    assert backups.listed(where.backups) == []


def test_looking_after_the_file_is_possible_while_the_tutor_is_at_work(tutor: Tutor, where: Places):
    assert tutor.look_after() is None
    study = tutor.study()
    study.read()
    assert tutor.look_after() is None
    assert [checked(one.path).events for one in backups.listed(where.backups)] == [1]
    study.answer(right(study))
    assert tutor.look_after() is None
    assert len(backups.listed(where.backups)) == 1
