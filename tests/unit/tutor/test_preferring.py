"""Settings that are chosen: at once, durably, and recorded where they touch memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.settings import SETTINGS, Settings, load, places
from aligntutor.tutor import Refused, Tutor
from aligntutor.tutor.preferring import parsed, stepped, typed
from tests import kitchen

from .sittings import Clock, go_through


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Tutor]:
    deck = kitchen.write(tmp_path)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), Clock(), "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def recorded(tutor: Tutor) -> list[float]:
    return [event.payload["retention"] for event in tutor.events() if event.type == "settings"]


def told(tutor: Tutor) -> dict[str, tuple[str, str]]:
    return {one.name: (one.said, one.origin) for one in tutor.preferences()}


def test_a_choice_holds_at_once_and_after_a_restart(tutor: Tutor):
    go_through(tutor.study())
    tutor.choose("retention", 0.8)
    tutor.choose("new_per_day", 1)
    assert tutor._log.scheduling.retention == 0.8
    assert load(tutor.places) == tutor.settings
    assert told(tutor)["retention"] == ("80%", "chosen")
    assert recorded(tutor) == [0.8, 0.8]
    tutor.choose("retention", None)
    assert told(tutor)["retention"] == ("90%", "default")
    assert recorded(tutor) == [0.8, 0.8, 0.9]


def test_what_does_not_touch_memory_is_not_recorded(tutor: Tutor):
    go_through(tutor.study())
    tutor.choose("theme", "paper")
    tutor.choose("confidence", True)
    assert recorded(tutor) == []
    assert tutor.settings.confidence
    assert tutor.study().standing.timed
    tutor.choose("timer", False)
    assert not tutor.study().standing.timed


def test_before_anything_was_answered_no_file_is_made(tutor: Tutor):
    tutor.choose("retention", 0.8)
    assert not tutor.places.progress.exists()
    go_through(tutor.study(), most=2)
    assert recorded(tutor) == [0.8]


def test_what_cannot_be_is_refused_and_what_the_file_sets_stays(tutor: Tutor):
    for name, value in (("retention", 2), ("theme", "neon"), ("learning_steps", [0]), ("fuzz", "true")):
        with pytest.raises(Refused, match="should be"):
            tutor.choose(name, value)
    tutor.places.config.mkdir(parents=True, exist_ok=True)
    tutor.places.preferences.write_text("[study]\nretention = 0.85\n", encoding="utf-8")
    with pytest.raises(Refused, match="is set in"):
        tutor.choose("retention", 0.8)
    tutor.choose("slow", 0)
    assert told(tutor)["retention"] == ("85%", "config.toml")
    assert told(tutor)["slow"] == ("never", "chosen")
    tutor.places.preferences.write_text("[study\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"config\.toml"):
        tutor.choose("slow", 5)


def test_every_value_can_be_typed_as_it_is_and_stepped_to_its_ends(tutor: Tutor):
    for one in tutor.preferences():
        if one.name != "theme":
            tutor.choose(one.name, parsed(typed(one)))
        assert {each.name: each.value for each in tutor.preferences()}[one.name] == one.value
        steps = [stepped(one._replace(value=end), by) for end in _ends(one.name) for by in (-1, 1)]
        for value in steps:
            tutor.choose(one.name, value)


def _ends(name: str) -> list[object]:
    kind = SETTINGS[name].kind
    return [kind.low, kind.high] if hasattr(kind, "low") else [Settings().value(name)]


def test_words_for_values(tutor: Tutor):
    tutor.choose("easy_days", {"saturday": 0.5, "sunday": 0})
    tutor.choose("turn", 90)
    found = told(tutor)
    assert found["easy_days"][0] == "saturday 50%, sunday 0%"
    assert (found["turn"][0], found["learning_steps"][0]) == ("01:30", "1, 10 min")
    assert (found["minutes_per_day"][0], found["theme"][0]) == ("no limit", "by the terminal")
