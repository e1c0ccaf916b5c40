"""Figures: from totals and answers to what is told, and nothing told too early."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.asks import Choose, Shown
from aligntutor.core.items import Deal, Item, Option
from aligntutor.core.states import Scheduling
from aligntutor.kinds.choice import Choice
from aligntutor.settings import Settings, places
from aligntutor.store import DayTotal, Given
from aligntutor.tutor import Tutor
from aligntutor.tutor.figures import FEW, NAMES, PERIODS, Figure
from aligntutor.tutor.figures.gathering import Gathered, gather
from aligntutor.tutor.figures.of_answers import confidence, foretold, hardest, kinds, levels
from aligntutor.tutor.figures.of_totals import ahead, daily, retention, time
from aligntutor.tutor.figures.tempting import Lure, lures, tempting
from aligntutor.tutor.wording import date_line

from .sittings import DAY, Clock, go_through, right, wrong

DECK = """\
format: 1
id: garden
cards:
- id: water
  kind: choice
  ask: What carries the water?
  options:
  - {text: a hose, correct: true, feedback: A hose carries.}
  - {text: a rake, feedback: "A rake gathers, and is long like a hose."}
  - {text: a spade, feedback: A spade turns the soil.}
  why: Water runs through a hose.
- id: sun
  kind: true-false
  ask: "True or false? The sun is cold."
  answer: false
  feedback: It looks cold in winter.
- {id: spade, kind: typed, ask: What turns the soil?, answer: spade}
- {id: straw, front: What lies on the soil?, back: Straw.}
"""
TODAY = 20_000


def answer(n: int, **more: object) -> Given:
    """The answer of a day, right unless said otherwise, of which a recall of 90 % was foretold."""
    given = Given(TODAY + n, "d", f"d/{n}", "idea", f"d/{n}#a", "choice", "", 5_000, 0.9, 1, "")
    return given._replace(**more)  # type: ignore[arg-type]


def gathered(answers: list[Given]) -> Gathered:
    found = gather([answers], "", bool)
    assert found
    return found


def test_retention_comes_with_its_interval_and_not_before_there_is_enough():
    few = retention([DayTotal(TODAY, 39, 30, firsts=39, firsts_right=30)], 0.9)
    assert (few.rows, few.said) == ((), "Not enough answers yet: 39 of 40 to cards of an earlier day.")
    figure = retention([DayTotal(TODAY, 60, 50, firsts=50, firsts_right=45), DayTotal(TODAY + 1, 9, 9)], 0.85)
    row = figure.rows[0]
    assert (row.value, row.n, row.mark) == (0.9, 50, 0.85)
    # Wilson's interval for 45 of 50, by the published formula
    assert row.low == pytest.approx(0.7864, abs=1e-4)
    assert row.high == pytest.approx(0.9565, abs=1e-4)


def test_what_comes_is_told_with_its_days():
    figure = ahead([5, 0, 2], TODAY, range(0))
    assert [(row.label, row.value) for row in figure.rows] == [("today", 5), ("Sat", 0), ("Sun", 2)]
    assert figure.said.startswith("7 cards in 3 days. A day asks one card of an idea, ")
    assert figure.said.endswith("on top.")
    assert ahead([0, 0], TODAY, range(0)).rows == ()
    away = ahead([5, 0, 2], TODAY, range(TODAY, TODAY + 2))
    assert away.said == f"{figure.said} Nothing is asked until {date_line(TODAY + 2)}."
    assert ahead([5, 0, 2], TODAY, range(TODAY + 1, TODAY + 2)).said == figure.said


def test_days_of_rest_are_days_too():
    figure = daily([DayTotal(TODAY - 3, 7), DayTotal(TODAY, 2)], TODAY - 4, TODAY)
    assert [row.value for row in figure.rows] == [0, 7, 0, 0, 2]
    assert figure.said == "2 of the last 30."


def test_time_is_by_weeks_and_over_a_long_time_by_months():
    days = [DayTotal(TODAY - 8, 10, ms=600_000), DayTotal(TODAY, 20, ms=300_000)]
    weekly = time(days, TODAY - 20, TODAY)
    assert sum(row.value for row in weekly.rows) == 15
    assert [row.label for row in weekly.rows][-1] == "week of 2024-09-30"
    assert weekly.said == "15 min in all, 8 min on a day of study, 30 s an answer."
    assert weekly == time(days, TODAY - 400, TODAY)
    monthly = time([days[0]._replace(day=TODAY - 300), days[1]], TODAY - 400, TODAY)
    assert monthly.rows[-1].label == "2024-10"
    assert len(monthly.rows) == 11


def test_confidence_is_told_once_enough_was_said():
    assert "not asked" in confidence(gathered([answer(n) for n in range(90)])).said
    some = [answer(n, confidence="sure", correct=int(n % 6 != 0)) for n in range(60)]
    assert confidence(gathered(some[:39])).said == "Not enough answers yet: 39 of 40."
    figure = confidence(gathered(some + [answer(n, confidence="unsure", correct=0) for n in range(FEW - 1)]))
    assert [(row.label, row.n) for row in figure.rows] == [("sure", 60)]
    assert figure.said == (
        "When you say “sure”, about one answer in 6 is wrong. Fewer than 10 answers so far: unsure."
    )
    rated = gathered([answer(n, confidence="", kind="flashcard") for n in range(60)] + some)
    assert [row.label for row in confidence(rated).rows] == ["sure"]


def test_what_was_foretold_is_held_against_what_came_with_the_brier_score():
    answers = [answer(n, retrievability=0.8, correct=int(n % 4 != 0)) for n in range(80)]
    figure = foretold(gathered(answers))
    assert [(row.label, row.n, row.value, row.mark) for row in figure.rows] == [
        ("80% to 85%", 80, 0.75, pytest.approx(0.8))
    ]
    # three quarters of (1 - 0.8)^2 and one quarter of 0.8^2; the average has 0.75 * 0.25
    assert "Brier score 0.190" in figure.said
    assert "always foretelling the average would have 0.188" in figure.said


def test_only_the_first_answer_of_a_later_day_counts_as_recalled():
    again = [answer(0), answer(0, correct=0), answer(1, card="d/0"), answer(2, retrievability=None)]
    found = gathered(again)
    assert found.kinds["choice"] == [2, 2]
    assert found.ideas["d", "idea"] == [4, 3]


def test_levels_are_those_of_the_items_and_unknown_ones_are_left_out():
    answers = [answer(n, item="d/x#a" if n % 2 else "gone") for n in range(100)]
    figure = levels(gathered(answers), {"d/x#a": "apply"})
    assert [(row.label, row.n) for row in figure.rows] == [("apply", 50)]
    assert kinds(gathered(answers[:30])).said == "Not enough answers yet: 30 of 40."


def test_the_hardest_idea_is_the_one_most_surely_failed():
    lucky = [answer(n, concept="rare", correct=0) for n in range(4)]
    poor = [answer(n, concept="poor", correct=n % 2) for n in range(20)]
    fair = [answer(n, concept="fair", correct=int(n % 5 > 0)) for n in range(20)]
    once = [answer(n, concept="once", correct=n % 2) for n in range(6)]
    figure = hardest(gathered(lucky + poor + fair + once), lambda deck, idea: idea)
    assert [row.label for row in figure.rows] == ["poor", "once", "fair"]
    assert "most surely failed come first" in figure.said
    early = hardest(gathered(lucky), lambda deck, idea: idea)
    assert (early.rows, early.said) == ((), "Not enough answers yet: no idea was answered 5 times.")
    never = hardest(gathered([answer(n, concept="easy") for n in range(9)]), lambda deck, idea: idea)
    assert never.said == "No idea was answered wrong, of those answered 5 times or more."


def test_reading_stops_when_told_and_one_deck_is_looked_at_alone():
    assert gather([[answer(0)]], "", lambda: True) is None
    found = gather([[answer(0), answer(1, deck="other")]], "other", bool)
    assert found
    assert list(found.ideas) == [("other", "idea")]


def posed(question: Choice) -> tuple[Shown, ...]:
    ask = question.pose(Deal("0"))
    assert isinstance(ask, Choose)
    return ask.options


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tutor(tmp_path: Path, clock: Clock) -> Iterator[Tutor]:
    deck = tmp_path / "garden.yaml"
    deck.write_text(DECK, encoding="utf-8")
    settings = Settings(Scheduling(new_per_day=9, fuzz=False))
    with Tutor(places(str(tmp_path / "home"), {}), settings, clock, "0", (deck,)) as tutor:
        tutor.prepare()
        yield tutor


def read(tutor: Tutor) -> dict[str, Figure]:
    period = PERIODS["month"]
    return {figure.name: figure for figure in tutor.figures(period) + tutor.figures_read(period)}


def test_an_empty_log_has_every_figure_and_each_says_what_is_missing(tutor: Tutor):
    found = read(tutor)
    assert sorted(found) == sorted(NAMES)
    assert all(figure.said and not figure.rows for figure in found.values())


def test_wrong_answers_are_told_with_the_thought_behind_them(tutor: Tutor, clock: Clock):
    go_through(tutor.study(), wrong, most=16)
    found = read(tutor)["tempting"]
    told = {row.label: row for row in found.rows}
    assert told["a rake"].note == ("Asked: What carries the water? A rake gathers, and is long like a hose.")
    assert "It looks cold in winter." in told["True: The sun is cold."].note
    assert told["something else entirely"].value == 1
    assert read(tutor)["days"].rows[-1].value == 16


def test_what_was_undone_or_is_older_is_not_told(tutor: Tutor, clock: Clock):
    study = tutor.study()
    for _ in range(3):
        study.answer(wrong(study))
        study.go_on()
    tutor.by_hand().undo(3)
    assert read(tutor)["tempting"].rows == ()
    go_through(tutor.study(), wrong, most=16)
    clock.move(31 * DAY)
    assert read(tutor)["tempting"].rows == ()
    assert [f.rows for f in tutor.figures_read(PERIODS["all"]) if f.name == "tempting"] != [()]


def test_an_answer_to_options_that_are_gone_is_passed_over(tutor: Tutor):
    question = Choice("What carries the water?", (Option("a hose", correct=True), Option("a rake")))
    item = Item("d/water#a", "d/water", "d", "", "", question)
    assert [text for _, text, _ in lures(item, ["option-2"])] == []
    assert lures(item, ["key", "nobody"]) == lures(item, "a text") == lures(item, None) == []
    other = next(shown.id for shown in posed(question) if shown.id != "key")
    assert lures(item, [other]) == [(Lure("d", "d/water", other), "a rake", "")]


def test_a_share_is_of_all_questions_on_the_idea_that_could_be_answered_so():
    water = Choice("What carries the water?", (Option("a hose", correct=True), Option("a rake")))
    spade = Choice("What digs?", (Option("a fork", correct=True), Option("a spoon")))
    asked = {"d/water/a#1": water, "d/water/a#2": water, "d/water/b#1": spade, "d/wall/a#1": water}
    rake = next(shown.id for shown in posed(water) if shown.id != "key")
    found = Gathered()
    found.asked.update(dict.fromkeys(asked, 10))
    found.wrong["d/water/a", "d/water/a#1", f'["{rake}"]'] = 4

    def item_of(card: str, key: str) -> Item:
        return Item(key, card, "d", card.split("/")[1], "", asked[key])

    (row,) = tempting(found, item_of, lambda deck, idea: idea).rows
    assert (row.label, row.value, row.n) == ("a rake", 0.2, 20)


def test_right_answers_tempt_nobody(tutor: Tutor):
    go_through(tutor.study(), right)
    assert read(tutor)["tempting"].said == "No wrong answer was given twice so far."
