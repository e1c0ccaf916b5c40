"""How sure an answer was, how long it took, and what follows from both, also after a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aligntutor.core.asks import Recall, Recalled, Written
from aligntutor.core.days import MINUTE, study_day
from aligntutor.core.states import Scheduling
from aligntutor.memory.evidence import SLIP, Evidence, evidence_of
from aligntutor.memory.pace import READING, words_shown
from aligntutor.settings import Settings, places
from aligntutor.store import Full
from aligntutor.tutor import NotSaved, Tutor
from aligntutor.tutor.evaluating import of_events
from aligntutor.tutor.shown import Asking, Done, IdeaLine
from aligntutor.tutor.studying import Study

from .sittings import DAY, Clock, right, wrong

DECK = """\
id: garden
cards:
- id: spade
  kind: choice
  ask: What turns the soil?
  options:
  - {text: a spade, correct: true, feedback: Its blade is made to cut into soil.}
  - {text: a rake, feedback: A rake only combs what lies on top.}
- {id: hose, kind: typed, ask: What carries water?, answer: hose}
- {id: shed, front: Where are the tools kept?, back: In the shed.}
- {id: beds, kind: numeric, ask: How many beds are two rows of three?, answer: 6}
"""
SPADE, HOSE, SHED, BEDS = (f"garden/{name}" for name in ("spade", "hose", "shed", "beds"))
Opener = Callable[..., Tutor]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opener]:
    """Opens the same home as often as asked, as a restart would."""
    deck = tmp_path / "garden.yaml"
    deck.write_text(DECK, encoding="utf-8")
    tutors: list[Tutor] = []

    def open_again(confidence: bool = True, slow: int = 30, **scheduling: Any) -> Tutor:
        settings = Settings(Scheduling(fuzz=False, **scheduling), confidence=confidence, slow=slow)
        tutor = Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,))
        tutor.prepare()
        tutors.append(tutor)
        return tutor

    yield open_again
    for tutor in tutors:
        tutor.close()


def at(study: Study, card: str) -> Asking:
    """Answer right and without a word until this card is asked."""
    while not (isinstance(study.step, Asking) and study.step.key.startswith(f"{card}#")):
        assert not isinstance(study.step, Done), f"{card} was never asked"
        study.answer(right(study))
        study.go_on()
    return study.step


def reviews(tutor: Tutor) -> list[dict[str, Any]]:
    return [dict(event.payload) for event in tutor.events() if event.type == "review"]


@pytest.mark.parametrize(("card", "expected"), [(SPADE, True), (HOSE, True), (SHED, False), (BEDS, True)])
def test_whoever_does_not_rate_themselves_is_asked_how_sure_they_are(
    opened: Opener, card: str, expected: bool
):
    study = opened().study()
    at(study, card)
    assert study.given(right(study)) is expected


def test_nobody_is_asked_who_does_not_know_or_did_not_set_it(opened: Opener):
    study = opened().study()
    at(study, HOSE)
    assert not study.given(Written(""))
    assert study.given(Written("can"))
    study = opened(confidence=False).study()
    at(study, SPADE)
    assert not study.given(right(study))


def test_what_was_said_is_recorded_and_weighed(opened: Opener):
    stabilities = {}
    for said in ("sure", "", "unsure"):
        tutor = opened()
        study = tutor.study()
        at(study, SPADE)
        study.given(right(study))
        study.answer(right(study), said)
        review = reviews(tutor)[-1]
        assert (review["confidence"], review["rating"]) == (said, 3)
        state = tutor._log.state(SPADE)
        assert state
        stabilities[said] = state.stability
        study.undo()
    assert stabilities["unsure"] < stabilities[""] < stabilities["sure"]


def test_an_evaluation_reads_what_was_said(opened: Opener):
    tutor = opened()
    study = tutor.study()
    at(study, SPADE)
    study.answer(right(study), "unsure")
    graded = {review.card: review.evidence for review in of_events(tutor.events())}
    assert graded[SPADE] == evidence_of("choice", 0.5, ["key"], "unsure") != Evidence(0.5, SLIP)


def test_what_was_sure_and_wrong_returns_that_day_the_next_and_within_a_week_also_after_restarts(
    opened: Opener, clock: Clock
):
    tutor = opened(new_per_day=0)
    first = opened().study()
    at(first, SPADE)
    for _ in range(3):  # Until it has graduated and is well known.
        first.answer(right(first))
        first.go_on()
        clock.move(40 * DAY)
        first = opened().study()
        at(first, SPADE)
    told = first.answer(wrong(first), "sure")
    assert told.again == "again in 10 min"
    owed, last = [], 0
    for after in (20 * MINUTE, DAY, 7 * DAY):
        clock.move(after)
        tutor = opened(new_per_day=0)
        state = tutor._log.state(SPADE)
        assert state
        owed.append(state.watch)
        assert state.due_day <= study_day(clock(), 240)
        assert state.due_ms <= clock().ms
        study = tutor.study()
        at(study, SPADE)
        study.answer(right(study))
        last = study_day(clock(), 240)
    free = opened()._log.state(SPADE)
    assert free
    assert (owed, free.watch) == ([3, 2, 1], 0)
    assert free.due_day > last
    tutor = opened()
    tutor._log.rebuild()
    assert tutor._log.state(SPADE) == free


def test_undo_takes_what_is_owed_back_with_the_answer(opened: Opener):
    tutor = opened()
    study = tutor.study()
    at(study, SPADE)
    study.answer(wrong(study), "sure")
    assert study.undo()
    study.answer(wrong(study))
    state = tutor._log.state(SPADE)
    assert state
    assert state.watch == 0


def test_the_summary_tells_what_was_sure_and_wrong_apart_from_what_slipped(opened: Opener, clock: Clock):
    study = opened().study()
    at(study, SPADE)
    study.answer(wrong(study), "sure")
    assert study.finish().sure_wrong == (
        IdeaLine("met", "What turns the soil?", "back today, tomorrow and in a week"),
    )
    study.go_on()
    at(study, HOSE)
    study.answer(wrong(study), "unsure")
    study.go_on()
    clock.move(2 * MINUTE)
    at(study, SPADE)
    study.answer(right(study))
    summary = study.finish()
    assert [(line.term, line.note) for line in summary.sure_wrong] == [
        ("What turns the soil?", "back tomorrow and in a week")
    ]
    assert [line.term for line in summary.slipped] == ["What carries water?"]


@pytest.mark.parametrize(
    ("seconds", "rating", "note"),
    [(5, 3, ""), (29, 3, ""), (31, 2, "Slow, so it counts as hard."), (179, 2, "Slow, so it counts as hard."),
     (181, 3, ""), (3_600, 3, "")],
)  # fmt: skip
def test_a_right_answer_after_long_thinking_is_hard_and_says_so(
    opened: Opener, clock: Clock, seconds: int, rating: int, note: str
):
    tutor = opened()
    study = tutor.study()
    asking = at(study, SPADE)
    clock.move(seconds * 1_000 + round(words_shown(asking.ask) / READING * MINUTE))
    told = study.answer(right(study))
    assert (reviews(tutor)[-1]["rating"], told.note) == (rating, note)
    assert told.verdict.correct


def slow(study: Study, clock: Clock, answer: Callable[[Study], Any] = right) -> tuple[int, str]:
    """The rating of an answer after a minute, and what is said of it."""
    clock.move(MINUTE)
    told = study.answer(answer(study))
    return reviews_of(study)[-1]["rating"], told.note


def reviews_of(study: Study) -> list[dict[str, Any]]:
    return [dict(event.payload) for event in study._log.events() if event.type == "review"]


def test_slowness_makes_no_wrong_answer_worse_and_leaves_the_learners_own_rating(
    opened: Opener, clock: Clock
):
    study = opened().study()
    at(study, SPADE)
    assert slow(study, clock, wrong) == (1, "")
    study.go_on()
    assert isinstance(at(study, SHED).ask, Recall)
    assert slow(study, clock, lambda _: Recalled(4)) == (4, "")
    assert study.undo()
    assert slow(study, clock, lambda _: Recalled(2)) == (2, "")


def test_what_has_to_be_worked_out_may_take_its_time(opened: Opener, clock: Clock):
    study = opened().study()
    at(study, BEDS)
    assert slow(study, clock) == (3, "")


def test_time_does_not_matter_where_it_is_switched_off_or_nobody_sits_at_a_terminal(
    opened: Opener, clock: Clock
):
    study = opened(slow=0).study()
    at(study, SPADE)
    assert slow(study, clock) == (3, "")
    study.undo()
    study = opened().study(timed=False)
    at(study, SPADE)
    assert slow(study, clock) == (3, "")


def test_time_stops_when_the_answer_is_given(opened: Opener, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    study = opened().study()
    at(study, SPADE)
    clock.move(4_000)
    assert study.given(right(study))
    clock.move(MINUTE)
    with monkeypatch.context() as broken:
        broken.setattr(study._log, "append_review", lambda *_: (_ for _ in ()).throw(Full("progress")))
        with pytest.raises(NotSaved):
            study.answer(right(study), "sure")
    clock.move(MINUTE)
    assert study.answer(right(study), "sure").note == ""
    review = reviews_of(study)[-1]
    assert (review["latency_ms"], review["rating"]) == (4_000, 3)


def test_to_be_saved_late_is_not_to_be_slow(opened: Opener, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    study = opened(confidence=False).study()
    at(study, SPADE)
    with monkeypatch.context() as broken:
        broken.setattr(study._log, "append_review", lambda *_: (_ for _ in ()).throw(Full("progress")))
        with pytest.raises(NotSaved):
            study.answer(right(study))
    assert slow(study, clock) == (3, "")
    assert reviews_of(study)[-1]["latency_ms"] == 0
