"""Compiled decks: read once, made anew where they changed, lost or were damaged, also under way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.decks import Deck
from aligntutor.settings import Settings, places
from aligntutor.tutor import Tutor
from aligntutor.tutor.engine import COMPILING, modules
from aligntutor.tutor.shown import Asking, Done, Lesson
from tests import kitchen

from .sittings import Clock, go_through, right

SKY = "id: sky\ncards:\n- {id: blue, front: Why is the sky blue?, back: Air scatters.}\n"
Opener = Callable[[], Tutor]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    kitchen.write(tmp_path)
    kitchen.write(tmp_path, "sky.yaml", SKY)
    return tmp_path


@pytest.fixture
def cache(home: Path) -> Path:
    return places(str(home), {}).compiled


@pytest.fixture
def opened(home: Path) -> Iterator[Opener]:
    """Opens the same home as often as asked."""
    tutors: list[Tutor] = []

    def open_again() -> Tutor:
        shelf = [home / "kitchen.yaml", home / "sky.yaml"]
        tutors.append(Tutor(places(str(home), {}), Settings(), Clock(), "0", shelf))
        return tutors[-1]

    yield open_again
    for tutor in tutors:
        tutor.close()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the decks that are read."""
    names: list[str] = []
    reading = decks.read

    def counted(path: Path) -> Deck:
        names.append(path.name)
        return reading(path)

    monkeypatch.setattr(decks, "read", counted)
    return names


def spoil(file: Path) -> None:
    """Keep the first bytes of a file and turn all others into noise."""
    file.write_bytes(file.read_bytes()[:100] + os.urandom(file.stat().st_size - 100))


def test_only_the_deck_that_changed_is_read_again(opened: Opener, home: Path, read: list[str]):
    opened().prepare()
    assert read == ["kitchen.yaml", "sky.yaml"]
    kitchen.write(home, "sky.yaml", SKY.replace("Air", "The air"))
    tutor = opened()
    assert not tutor.ready()
    tutor.prepare()
    assert read == ["kitchen.yaml", "sky.yaml", "sky.yaml"]
    assert tutor.ready()


def test_another_engine_compiles_all_decks_anew(
    opened: Opener, read: list[str], monkeypatch: pytest.MonkeyPatch
):
    opened().prepare()
    monkeypatch.setattr("aligntutor.tutor.engine.__version__", "another")
    opened().prepare()
    assert sorted(read) == 2 * ["kitchen.yaml"] + 2 * ["sky.yaml"]


def test_a_changed_module_makes_another_engine(tmp_path: Path):
    for package in COMPILING:
        (tmp_path / package).mkdir()
    module = tmp_path / "lint" / "r99_new.py"
    module.write_text("", encoding="utf-8")
    before = modules(tmp_path)
    modules.cache_clear()
    assert modules(tmp_path) == before
    modules.cache_clear()
    module.write_text("CODE = 'R99'", encoding="utf-8")
    assert modules(tmp_path) != before


def test_two_that_compile_at_once_agree(opened: Opener):
    one, two = opened(), opened()
    assert not one.ready()
    assert not two.ready()
    one.prepare()
    two.prepare()
    assert [facts.items for facts in one.decks()] == [facts.items for facts in two.decks()]
    assert one.ready()
    assert two.ready()


def test_a_deleted_cache_is_made_again(opened: Opener, cache: Path, read: list[str]):
    opened().prepare()
    cache.unlink()
    tutor = opened()
    tutor.prepare()
    assert len(read) == 4
    assert isinstance(tutor.study().step, Lesson)


@pytest.mark.parametrize("harm", [spoil, lambda file: file.write_bytes(b""), Path.unlink])
def test_a_sitting_goes_on_to_its_end_when_the_cache_is_harmed_under_way(
    opened: Opener, cache: Path, harm: Callable[[Path], object]
):
    tutor = opened()
    tutor.prepare()
    study = tutor.study()
    study.read()
    harm(cache)
    told = study.answer(right(study))
    assert told.verdict.correct
    study.go_on()
    terms = ["Basting", "Searing"]
    seen = go_through(study)
    assert [term for term in seen if "/" not in term] == terms
    assert "kitchen/salt" in seen
    assert isinstance(study.step, Done)


def test_what_a_deck_loses_under_way_is_passed_over(opened: Opener, home: Path):
    tutor = opened()
    tutor.prepare()
    study = tutor.study()
    study.read()
    head, rest = kitchen.TEXT.split("- id: searing")
    kitchen.write(home, text=head + "cards:" + rest.split("cards:")[1])
    opened().prepare()
    assert isinstance(study.step, Asking)
    assert study.answer(right(study)).verdict.correct
    study.go_on()
    seen = go_through(study)
    assert "Basting" in seen
    assert "Searing" not in seen
    assert "kitchen/salt" in seen


def test_a_deck_taken_off_the_shelf_under_way_still_tells_the_verdict(opened: Opener, home: Path):
    tutor = opened()
    tutor.prepare()
    study = tutor.study()
    study.read()
    with Tutor(places(str(home), {}), Settings(), Clock(), "0", ()) as without:
        without.prepare()
    tutor._bundled = ()
    told = study.answer(right(study))
    assert told.verdict.correct
    study.go_on()
    assert isinstance(study.step, Done)
    assert study.step.summary.cards == 1


def test_a_sitting_ends_with_a_count_where_the_log_cannot_be_read_any_more(opened: Opener, home: Path):
    tutor = opened()
    tutor.prepare()
    study = tutor.study()
    study.read()
    study.answer(right(study))
    tutor._log.close()
    spoil(places(str(home), {}).progress)
    assert study.finish().cards == 1
