"""Modes, pauses, exams and backlogs, over real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.asks import Answer
from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, places
from aligntutor.tutor import Refused, Tutor
from aligntutor.tutor.overviewing import ENDING
from aligntutor.tutor.planning import Stock
from aligntutor.tutor.shown import Done
from aligntutor.tutor.studying import Study
from tests import kitchen
from tests.unit.study.makers import a_state

from .sittings import DAY, Clock, go_through, right, wrong

CARDS = "cards:\n" + "".join(f'- {{id: c{n}, front: "number {n}?", back: "{n}"}}\n' for n in range(12))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    deck = tmp_path / "numbers.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    settings = Settings(scheduling=Scheduling(new_per_day=12, reviews_per_day=5))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def test_a_backlog_is_spread_over_days_and_every_face_says_so(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY * 90)
    report = tutor.due()
    assert (report.due, report.postponed, report.clear_in) == (5, 7, 3)
    note = "The weakest come first; 7 wait, clear by Sunday."
    assert (report.note, tutor.overview().note, tutor.study().note) == (note,) * 3
    assert [cards for _, cards in tutor.overview().week] == [5, 5, 2, 0, 0, 0, 0]
    assert tutor.overview().tomorrow == 5
    assert len(go_through(tutor.study())) == 5
    home = tutor.overview()
    assert (home.due, home.idle, home.tomorrow) == (0, "Done for today.", 5)
    assert tutor.study().finish().next[:2] == ((5, "tomorrow"), (2, "on Saturday"))
    clock.move(DAY)
    assert (tutor.due().due, tutor.due().postponed) == (5, 2)


@pytest.mark.parametrize(("gap", "a_day"), [(10, 12), (20, 20), (40, 25)])
def test_a_backlog_ends_on_the_day_that_was_announced_every_day(
    tmp_path: Path, clock: Clock, gap: int, a_day: int
):
    deck = tmp_path / "many.yaml"
    cards = (f'- {{id: c{n}, front: "number {n}?", back: "{n}"}}\n' for n in range(100))
    deck.write_text("cards:\n" + "".join(cards), encoding="utf-8")
    where = places(str(tmp_path / "home"), {})
    with Tutor(where, Settings(scheduling=Scheduling(new_per_day=10)), clock, "0", (deck,)) as tutor:
        tutor.prepare()
        for _ in range(10):
            go_through(tutor.study(), most=500)
            clock.move(DAY)
    clock.move(DAY * gap)
    settings = Settings(scheduling=Scheduling(new_per_day=10, reviews_per_day=a_day))
    announced: list[int] = []
    with Tutor(where, settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()
        while tutor.due().postponed:
            for _ in range(2):
                report = tutor.due()
                assert report.clear_in is not None
                announced.append(tutor.today() + report.clear_in)
                go_through(tutor.study(), most=500)
            clock.move(DAY)
        cleared = tutor.today()
    assert len(announced) > 4
    assert {day - cleared for day in announced} <= {-1, 0, 1}, [day - cleared for day in announced]


def test_practice_of_cards_that_are_not_due_leaves_their_schedule_alone(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY)
    hand = tutor.by_hand()
    before = {f"numbers/c{n}": hand.facts(f"numbers/c{n}").state for n in range(12)}
    study = tutor.study(mode="cram")
    first = study.step.key.split("#")[0]  # type: ignore[union-attr]
    assert study.answer(wrong(study)).again == "the schedule stays as it is"
    study.go_on()
    cards = go_through(study)
    assert sorted(cards) == sorted([*before])
    assert cards.index(first) == 3, "what failed comes back after three others"
    assert {card: hand.facts(card).state for card in before} == before
    events = list(tutor.events())
    assert sum(event.type == "practice" for event in events) == 13
    assert tutor.statistics().reviews == sum(event.type == "review" for event in events)


def test_practice_counts_where_that_is_asked_for_and_where_the_card_is_due(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY)
    go_through(tutor.study(mode="cram", reschedule=True))
    assert not any(event.type == "practice" for event in tutor.events())
    clock.move(DAY * 300)
    go_through(tutor.study(mode="cram"))
    assert not any(event.type == "practice" for event in tutor.events())


def test_only_what_went_wrong_lately_is_asked_again(tutor: Tutor, clock: Clock):
    study = tutor.study()
    failed = study.step.key.split("#")[0]  # type: ignore[union-attr]
    study.answer(wrong(study))
    study.go_on()
    go_through(study)
    clock.move(DAY * 6)
    assert set(go_through(tutor.study(mode="mistakes"))) == {failed}
    clock.move(DAY)
    study = tutor.study(mode="mistakes")
    assert isinstance(study.step, Done)
    assert study.step.summary.nothing == "Nothing that may be asked went wrong in the last seven days."


def test_undo_takes_practice_back_too(tutor: Tutor, clock: Clock):
    go_through(tutor.study())
    clock.move(DAY)
    study = tutor.study(mode="cram")
    study.answer(right(study))
    assert [event.type for event in study.undo()] == ["practice"]


def test_a_pause_keeps_days_free_and_nothing_is_planned_into_one_to_come(tutor: Tutor, clock: Clock):
    tutor.ahead().take(tutor.today() + 5, tutor.today() + 12)
    go_through(tutor.study(), most=200)
    days = range(tutor.today() + 5, tutor.today() + 12)
    # Fuzz reaches from 6 to 10 days for the first interval of a right answer, and no further.
    due = {facts.state.due_day for n in range(12) if (facts := tutor.by_hand().facts(f"numbers/c{n}")).state}
    assert due
    clock.move(DAY * 6)
    assert tutor.due() == tutor.due()._replace(due=0, new=0)
    assert tutor.due().note.startswith("Paused until ")
    home = tutor.overview()
    assert (home.idle, home.note, home.tomorrow) == (tutor.due().note, ENDING, 0)
    # Six days of the pause are left, and then begins what the limit of a day allows.
    assert [cards for _, cards in home.week] == [0] * 6 + [5]
    study = tutor.study()
    assert isinstance(study.step, Done)
    assert study.step.summary.nothing.startswith("Paused until ")
    clock.move(DAY * 6)
    assert days.stop == tutor.today()
    assert tutor.due().due == 5
    assert tutor.due().postponed == 7


def test_nothing_is_promised_within_a_pause(tutor: Tutor, clock: Clock):
    tutor.ahead().take(tutor.today() + 1, tutor.today() + 30)
    study = tutor.study()
    go_through(study)
    due = {tutor.by_hand().facts(f"numbers/c{n}").state.due_day for n in range(12)}  # type: ignore[union-attr]
    assert due == {tutor.today() + 30}
    assert study.finish().next == ((5, "in 30 days"), (5, "in 31 days"), (2, "in 32 days"))
    assert not study.finish().new_tomorrow


def test_new_ideas_are_not_promised_where_a_day_allows_none(tmp_path: Path, clock: Clock):
    deck = tmp_path / "numbers.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    for allowed in (0, 2):
        settings = Settings(scheduling=Scheduling(new_per_day=allowed))
        with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
            tutor.prepare()
            study = tutor.study()
            go_through(study)
            assert study.finish().new_tomorrow == bool(allowed)


def test_a_pause_is_called_off(tutor: Tutor):
    ahead = tutor.ahead()
    ahead.take(tutor.today(), tutor.today() + 3)
    assert ahead.pause() == (tutor.today(), tutor.today() + 3)
    ahead.call_off()
    assert ahead.pause() is None
    with pytest.raises(Refused, match="no pause"):
        ahead.call_off()
    with pytest.raises(Refused, match="ends after it begins"):
        ahead.take(tutor.today() + 3, tutor.today() + 3)
    with pytest.raises(Refused, match="ten years"):
        ahead.take(tutor.today(), tutor.today() + 5_000)


def test_an_exam_brings_all_that_is_new_in_time_and_everything_once_more_before_it(
    tutor: Tutor, clock: Clock
):
    with pytest.raises(Refused, match="No exam is set"):
        tutor.study(mode="exam")
    tutor.ahead().set_exam(tutor.today() + 7, "numbers")
    (day, deck), found = tutor.ahead().outlook()
    assert found
    assert (day, deck) == (tutor.today() + 7, "numbers")
    assert [each.ideas for each in found.days] == [3] * 4 + [0] * 3
    asked: list[list[str]] = []
    for _ in range(7):
        asked.append(go_through(tutor.study(mode="exam"), most=200))
        clock.move(DAY)
    assert tutor.today() == day
    met = {card for cards in asked for card in cards}
    assert len(met) == 12
    assert {card for cards in asked[-3:] for card in cards} == met
    with pytest.raises(Refused, match="The exam is today"):
        tutor.study(mode="exam")
    assert tutor.ahead().outlook() == ((day, "numbers"), None)
    assert tutor.overview().note == "The exam in “numbers” is today."


def test_what_is_announced_for_a_day_before_an_exam_is_what_that_day_asks(tmp_path: Path, clock: Clock):
    deck = tmp_path / "numbers.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    settings = Settings(scheduling=Scheduling(new_per_day=2, reviews_per_day=3))
    decks = (deck, kitchen.write(tmp_path))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", decks) as tutor:
        tutor.prepare()
        for _ in range(2):
            go_through(tutor.study("numbers", mode="learn"))
            clock.move(DAY * 9)
        ahead = tutor.ahead()
        ahead.set_exam(tutor.today() + 12, None)
        ahead.take(tutor.today() + 3, tutor.today() + 6)
        go_through(tutor.study("kitchen", cards=3))
        _, first = ahead.outlook()
        assert first
        assert [(day.ideas, day.reviews) for day in first.days[3:6]] == [(0, 0)] * 3
        for day in range(12):
            _, found = ahead.outlook()
            assert found
            told = found.days[0]
            assert told.ideas == first.days[day].ideas
            study = tutor.study(mode="exam")
            new = {card for idea in study._session.plan.ideas for card in idea.cards}
            ideas = len(study._session.plan.ideas)
            seen = {card for card in go_through(study, most=300) if "/" in card}
            assert (told.ideas, told.reviews) == (ideas, len(seen - new))
            _, found = ahead.outlook()
            assert found
            assert found.days[0][1:] == (0, 0)
            clock.move(DAY)


def test_an_exam_is_called_off(tutor: Tutor):
    ahead = tutor.ahead()
    ahead.set_exam(tutor.today() + 7, None)
    with pytest.raises(Refused, match="no such exam"):
        ahead.call_off_exam("numbers")
    ahead.call_off_exam(None)
    assert ahead.outlook() == ((0, ""), None)


def test_minutes_limit_a_day_as_numbers_do(tmp_path: Path, clock: Clock):
    deck = tmp_path / "numbers.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    settings = Settings(scheduling=Scheduling(new_per_day=12, minutes_per_day=1))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()

        def slowly(study: Study) -> Answer:
            clock.move(20_000)
            return right(study)

        go_through(tutor.study(), slowly)
        clock.move(DAY * 90)
        assert (tutor.due().due, tutor.due().postponed) == (3, 9)
        go_through(tutor.study(cards=2), slowly)
        assert tutor.due().due == 1


def test_look_alikes_are_known_to_the_plan(tmp_path: Path, clock: Clock):
    deck = kitchen.write(tmp_path)
    with Tutor(places(str(tmp_path / "home"), {}), Settings(), clock, "0", (deck,)) as tutor:
        tutor.prepare()
        stock = Stock(tutor._log, tutor._compiled, ["kitchen"], clock())
        alike = stock.alike([a_state("kitchen/searing/name")])
    assert alike == {("kitchen", "resting"): {"basting"}, ("kitchen", "basting"): {"resting"}}


def test_days_are_typed_as_dates_or_numbers_and_told_back(tutor: Tutor):
    ahead = tutor.ahead()
    assert ahead.told() == ("none", "none")
    assert ahead.exam_on("30") == "Exam on Sunday 14 February, in 30 days."
    assert ahead.told() == ("Sunday 14 February", "none")
    assert tutor.overview().note == "Exam on Sunday 14 February, in 30 days."
    assert ahead.exam_on("") == "The exam is called off."
    assert ahead.pause_until("2027-01-20") == "A pause until Wednesday 20 January."
    assert ahead.told() == ("none", "until Wednesday 20 January")
    ahead.set_exam(tutor.today() + 30, "numbers")
    assert ahead.told()[0] == "Sunday 14 February, in numbers"
    assert ahead.pause_until("") == "The pause is over."
    for text in ("yesterday", "0", "2027-01-15", "2027-13-01", "-3"):
        with pytest.raises(Refused, match="is not a day to come"):
            ahead.exam_on(text)
