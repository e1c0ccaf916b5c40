"""The history of a made-up learner: that of any learner, the same each time, and plausible."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event
from aligntutor.settings import Places, load, places
from aligntutor.tutor import Tutor, doctoring
from aligntutor.tutor.demonstrating import AWAY, BY_HAND, DAYS, furnish
from tests import kitchen

NOW = Moment(1_800_000_000_000, 60)
TODAY = study_day(NOW)
MORE = "".join(
    f"- {{id: dish-{n}, kind: choice, ask: What is dish {n}?, options: [{{text: soup {n}, correct: true}},"
    f" {{text: stew {n}, names: stew}}, {{text: broth {n}}}]}}\n"
    for n in range(40)
)
"""A course long enough to be studied on most days."""


def made(folder: Path, seed: str = "0") -> Places:
    where = places(str(folder / "home"), {})
    furnish(where, (kitchen.write(folder, text=kitchen.TEXT + MORE),), NOW, seed)
    return where


def events(where: Places) -> list[Event]:
    with Tutor(where, load(where), lambda: NOW, "0", ()) as tutor:
        return list(tutor.events())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return made(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="module")
def history(home: Places) -> list[Event]:
    return events(home)


@pytest.fixture(scope="module")
def reviews(history: list[Event]) -> list[dict[str, Any]]:
    return [dict(event.payload) for event in history if event.type == "review"]


def told(history: list[Event]) -> list[tuple[Any, ...]]:
    """All but the ids, which are random."""
    return [(event.n, event.wall, event.day, event.type, event.payload) for event in history]


def test_a_seed_gives_the_same_history_and_another_seed_another(history: list[Event], tmp_path: Path):
    (tmp_path / "again").mkdir()
    (tmp_path / "other").mkdir()
    assert told(events(made(tmp_path / "again"))) == told(history)
    assert told(events(made(tmp_path / "other", "1"))) != told(history)


def test_it_ends_before_today_and_has_days_of_rest_and_a_journey(history: list[Event]):
    days = {event.day for event in history}
    assert max(days) < TODAY
    assert min(days) >= TODAY - DAYS
    assert 0.75 * DAYS < len(days) < 0.95 * DAYS
    assert not days & {TODAY - DAYS + n for n in AWAY}
    assert all(event.wall <= NOW.ms for event in history)


def test_answers_are_mostly_right_and_the_surer_the_more(reviews: list[dict[str, Any]]):
    def share(some: list[dict[str, Any]]) -> float:
        return sum(review["correct"] for review in some) / len(some)

    asked = [review for review in reviews if review["kind"] != "flashcard"]
    by_word = {word: [r for r in asked if r["confidence"] == word] for word in ("sure", "", "unsure")}
    assert len(reviews) > 400
    assert 0.75 < share(reviews) < 0.93
    assert share(by_word["sure"]) > share(by_word[""]) > share(by_word["unsure"])
    assert 0.5 < len(by_word["sure"]) / len(asked) < 0.8


def test_answers_take_as_long_as_answers_do(reviews: list[dict[str, Any]]):
    assert min(review["latency_ms"] for review in reviews) >= 6_000
    assert max(review["latency_ms"] for review in reviews) <= 40_000


def test_wrong_answers_are_options_that_were_shown_and_one_tempts_more_than_another(
    reviews: list[dict[str, Any]],
):
    wrong = [r for r in reviews if "/dish-" in r["card"] and not r["correct"]]
    assert all(set(review["answer"]) <= set(review["shown"]) - {"key"} for review in wrong)
    times = Counter(review["answer"][0] == "stew" for review in wrong)
    assert times[True] > times[False] > 0


def test_cards_are_flagged_with_notes_and_set_aside(history: list[Event]):
    done = [(event.type, event.payload.get("note", "")) for event in history if "flag" in event.type]
    assert done == [(action, note) for _, action, note in BY_HAND if action == "flag"]
    assert sum(event.type == "suspend" for event in history) == 1


def test_the_doctor_finds_all_well(home: Places):
    found = doctoring.examine(home, NOW)
    assert [finding for finding in found if finding.severity == "error"] == []
    assert any(finding.subject == "backups" and finding.severity == "note" for finding in found)


def test_home_shows_what_is_due_and_mastered(home: Places):
    deck = home.data.parents[1] / "kitchen.yaml"
    with Tutor(home, load(home), lambda: NOW, "0", (deck,)) as tutor:
        assert tutor.ready()
        shown = tutor.overview()
    assert not shown.first_run
    assert shown.due > 0
    assert shown.decks[0].mastered > 0.5
    assert load(home).confidence


def test_days_are_told_as_they_pass(tmp_path: Path):
    passed: list[int] = []
    where = places(str(tmp_path / "home"), {})
    furnish(where, (kitchen.write(tmp_path),), NOW, "0", passed.append)
    assert passed == list(range(DAYS))
