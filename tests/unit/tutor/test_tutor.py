"""The use cases, over real files and a clock of the test's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import NotSaved, Refused, Tutor
from aligntutor.tutor.shown import Asking, Done, Lesson
from tests import kitchen

from .sittings import DAY, Clock, go_through, right, wrong

Opener = Callable[..., Tutor]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return kitchen.write(tmp_path)


@pytest.fixture
def opened(tmp_path: Path, deck: Path, clock: Clock) -> Iterator[Opener]:
    """Opens the same home as often as asked, as a restart would."""
    tutors: list[Tutor] = []

    def open_again(*bundled: Path, **scheduling: object) -> Tutor:
        settings = Settings(scheduling=Scheduling(**{"fuzz": False, **scheduling}))  # type: ignore[arg-type]
        tutor = Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", bundled or (deck,))
        tutor.prepare()
        tutors.append(tutor)
        return tutor

    yield open_again
    for tutor in tutors:
        tutor.close()


def test_a_new_learner_meets_a_lesson_and_then_its_first_two_cards(opened: Opener):
    study = opened().study()
    assert isinstance(study.step, Lesson)
    assert (study.step.term, study.step.nth, study.step.of) == ("Resting", 1, 3)
    assert study.step.where == "“sunday”"
    assert study.step.source_noun == "notebook"
    assert go_through(study, most=3) == ["Resting", "kitchen/resting/name", "kitchen/resting/recognise"]


def test_new_ideas_keep_to_the_limit_of_the_day_also_after_a_restart(opened: Opener):
    seen = go_through(opened(new_per_day=2).study())
    assert [term for term in seen if "/" not in term] == ["Resting", "Basting"]
    again = opened(new_per_day=2)
    assert again.due().new == 0
    assert isinstance(again.study().step, Done)


def test_a_prerequisite_comes_before_what_needs_it(tmp_path: Path, opened: Opener):
    text = kitchen.TEXT.replace("prerequisites: [resting]", "prerequisites: [searing]")
    tutor = opened(kitchen.write(tmp_path, text=text), new_per_day=3)
    terms = [term for term in go_through(tutor.study()) if "/" not in term]
    assert terms == ["Resting", "Searing", "Basting"]


def test_what_was_learnt_is_due_on_the_day_that_was_announced(opened: Opener, clock: Clock):
    tutor = opened(new_per_day=1)
    go_through(tutor.study())
    assert tutor.due().due == 0
    days = 0
    while tutor.due().due == 0:
        clock.move(DAY)
        days += 1
    assert days == 1, "the next card of the concept unlocks on the next day"
    seen = go_through(opened(new_per_day=0).study())
    assert all(card.startswith("kitchen/resting/") for card in seen)


def test_due_counts_are_what_a_sitting_asks(opened: Opener, clock: Clock):
    go_through(opened().study())
    clock.move(3 * DAY)
    tutor = opened(new_per_day=0)
    report = tutor.due()
    seen = go_through(tutor.study())
    assert report.due == len(dict.fromkeys(seen)) > 0
    assert report.due == sum(row.due for row in report.decks)
    assert opened(new_per_day=0).due().due == 0


def test_the_verdict_is_told_only_after_the_answer_is_on_disk(opened: Opener):
    tutor = opened()
    study = tutor.study()
    study.read()
    study.answer(right(study))
    recorded = [event for event in opened().events() if event.type == "review"]
    assert len(recorded) == 1


def test_a_wrong_answer_says_why_and_returns(opened: Opener):
    study = opened().study()
    study.read()
    card = study.step.key.split("#")[0]  # type: ignore[union-attr]
    told = study.answer(wrong(study))
    assert not told.verdict.correct
    assert [reason.role for reason in told.verdict.reasons] == ["tempts", "holds"]
    assert told.again == "again in 1 min"
    study.go_on()
    assert card in go_through(study)


def test_a_wrong_answer_returns_also_without_steps(opened: Opener):
    study = opened(learning_steps=()).study()
    study.read()
    card = study.step.key.split("#")[0]  # type: ignore[union-attr]
    told = study.answer(wrong(study))
    assert told.again == "again in this sitting"
    study.go_on()
    assert card in go_through(study)


def test_undo_works_after_a_restart_and_asks_the_card_again(opened: Opener):
    study = opened(new_per_day=1).study()
    go_through(study)
    answers = len([event for event in opened().events() if event.type == "review"])
    again = opened(new_per_day=1).study()
    for _ in range(answers):
        assert again.undo()
    assert not again.undo()
    assert opened().statistics().reviews == 0
    assert isinstance(again.step, Asking)
    assert go_through(again, most=1)[0].startswith("kitchen/resting/")


def test_an_interrupted_concept_goes_on_where_it_stopped(opened: Opener):
    study = opened().study()
    study.read()
    study.answer(right(study))
    again = opened().study()
    assert isinstance(again.step, Asking)
    assert again.step.key.startswith("kitchen/resting/recognise#")


def test_an_answer_that_cannot_be_stored_is_not_told_and_can_be_given_again(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
):
    from aligntutor.store import Full

    tutor = opened()
    study = tutor.study()
    study.read()
    answer = right(study)
    with monkeypatch.context() as broken:
        broken.setattr(study._log, "append_review", lambda *_: (_ for _ in ()).throw(Full("progress")))
        with pytest.raises(NotSaved, match="no room left"):
            study.answer(answer)
    assert [event.type for event in tutor.events() if event.type != "settings"] == ["lesson"]
    assert study.answer(answer).verdict.correct
    assert [event.type for event in tutor.events() if event.type != "settings"] == ["lesson", "review"]


def test_a_limit_of_cards_ends_the_sitting_with_more_waiting(opened: Opener):
    study = opened().study(cards=1)
    assert len(go_through(study)) == 2
    assert isinstance(study.step, Done)
    assert study.step.summary.more
    assert study.step.summary.cards == 1


def test_leaving_before_the_end_says_that_more_is_waiting(opened: Opener):
    study = opened(new_per_day=1).study()
    study.read()
    assert study.finish().more
    while not isinstance(study.step, Done):
        study.answer(right(study))
        before = study.finish().more
        study.go_on()
    assert not before
    assert not study.step.summary.more


def test_what_slipped_can_be_gone_over_at_once(opened: Opener):
    tutor = opened(new_per_day=1)
    study = tutor.study()
    study.read()
    assert isinstance(study.step, Asking)
    asked = study.step.key.partition("#")[0]
    study.answer(wrong(study))
    again = tutor.study(study.deck, mode="mistakes")
    assert isinstance(again.step, Asking)
    assert again.step.key.partition("#")[0] == asked


def test_the_summary_names_what_was_met_and_mixed_up(opened: Opener):
    study = opened(new_per_day=1).study()
    study.read()
    study.answer(wrong(study))
    summary = study.finish()
    assert [line.term for line in summary.met] == ["Resting"]
    assert [line.term for line in summary.slipped] == ["Resting"]
    assert summary.mixed_up[0][0] == "Resting"
    assert summary.mixed_up[0][1] in ("Basting", "Searing")


def test_an_unchanged_deck_is_not_read_again(opened: Opener, monkeypatch: pytest.MonkeyPatch):
    opened()

    def never(*_: object) -> None:
        raise AssertionError("the deck was read again")

    monkeypatch.setattr("aligntutor.decks.read", never)
    assert opened().ready()
    assert isinstance(opened().study().step, Lesson)


def test_a_changed_deck_is_compiled_anew_and_progress_stays(opened: Opener, deck: Path):
    go_through(opened(new_per_day=1).study(), most=3)
    deck.write_text(kitchen.TEXT.replace("term: searing", "term: browning"), encoding="utf-8")
    tutor = opened(new_per_day=0)
    assert tutor.statistics().reviews == 2
    assert tutor.statistics().cards["learning"] == 2


def test_a_broken_deck_is_told_and_the_others_still_work(opened: Opener, tmp_path: Path, deck: Path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("cards:\n- {front: a, bakc: b}\n", encoding="utf-8")
    tutor = opened(deck, broken)
    (problem, *_) = tutor.prepare()
    assert (problem.path, problem.line) == (str(broken), 2)
    assert [facts.deck for facts in tutor.decks() if not facts.trouble] == ["kitchen"]
    assert re.match(
        r"cannot be used: .+, line \d+: ", next(facts.trouble for facts in tutor.decks() if facts.trouble)
    )
    assert isinstance(tutor.study().step, Lesson)
    assert tutor.ready(), "a deck is not read again while its files stay broken as they are"


def test_a_second_deck_with_the_same_id_is_refused_with_both_paths(
    opened: Opener, tmp_path: Path, deck: Path
):
    twin = kitchen.write(tmp_path, "twin.yaml")
    (problem,) = opened(deck, twin).prepare()
    assert problem.path == str(twin)
    assert str(deck) in problem.message


def test_a_deck_opened_by_path_is_remembered_until_removed(opened: Opener, tmp_path: Path, deck: Path):
    other = tmp_path / "sky.yaml"
    other.write_text("cards:\n- {front: Why is the sky blue?, back: Air scatters.}\n", encoding="utf-8")
    opened(deck).add_deck(other)
    assert [facts.deck for facts in opened(deck).decks()] == ["kitchen", "sky"]
    other.unlink()
    assert [facts.trouble for facts in opened(deck).decks()] == ["", "missing"]
    opened(deck).remove_deck(str(other))
    assert [facts.deck for facts in opened(deck).decks()] == ["kitchen"]


def test_an_unknown_deck_gets_a_did_you_mean(opened: Opener):
    with pytest.raises(Refused) as refused:
        opened().find_deck("kitchn")
    assert refused.value.hint == "Did you mean kitchen?"


def test_the_overview_of_a_first_run(opened: Opener):
    overview = opened().overview()
    assert overview.first_run
    assert (overview.due, overview.new, overview.decks[0].ideas) == (0, 4, 3)
    assert next(name for name, _ in overview.week) == "today"
    assert len(overview.week) == 7


def test_retention_counts_first_answers_of_later_days_only(opened: Opener, clock: Clock):
    known = set(go_through(opened(new_per_day=2).study()))
    assert opened().statistics().asked == 0
    clock.move(5 * DAY)
    tutor = opened(new_per_day=0)
    reviewed = [card for card in go_through(tutor.study()) if card in known]
    stats = tutor.statistics()
    assert (stats.retained, stats.asked) == (len(reviewed), len(reviewed))
    assert stats.low is not None
    assert 0 < stats.low < 1


def test_new_cards_are_counted_deck_by_deck_whatever_was_answered_elsewhere(
    opened: Opener, tmp_path: Path, deck: Path
):
    sky = tmp_path / "sky.yaml"
    sky.write_text("cards:\n- {front: Why is the sky blue?, back: Air scatters.}\n", encoding="utf-8")
    go_through(opened(deck).study())
    assert opened(sky).statistics().cards["new"] == 1
