"""What the log answers, on an index each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.core.days import Moment
from aligntutor.core.identity import mixed
from aligntutor.store import DayTotal, Hold, Log, Stats

from .answering import DAY, MINUTE, graduate, moment, opened, respond


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with opened(tmp_path / "progress.sqlite3") as log:
        yield log


def due_day(log: Log, card: str) -> int:
    state = log.state(card)
    assert state
    return state.due_day


def test_a_card_on_a_step_is_due_from_its_moment_on(log: Log):
    state = respond(log, "deck/a", 1, moment()).state
    assert state
    later = respond(log, "deck/b", 3, moment(DAY, 1)).state
    assert log.due_steps(DAY, state.due_ms - 1) == []
    assert log.due_steps(DAY, state.due_ms) == [state]
    assert log.due_steps(DAY, moment(DAY, 20).ms) == [state, later]


def test_a_step_of_days_is_due_by_its_day(log: Log):
    respond(log, "deck/a", 1, moment())
    assert log._db
    log._db.execute("UPDATE card_states SET due_ms = 0, due_day = ?", (DAY + 1,))
    assert log.due_steps(DAY, moment(DAY + 9).ms) == []
    assert [state.card for state in log.due_steps(DAY + 1, 0)] == ["deck/a"]


def test_a_review_is_due_from_its_day_on(log: Log):
    cards = [f"deck/{n}" for n in range(4)]
    for n, card in enumerate(cards):
        respond(log, card, (4, 3, 2, 4)[n], moment())
        graduate(log, card, moment(DAY + n, 20))
    day = max(due_day(log, card) for card in cards)
    due = log.due_reviews(day)
    states = log.states(cards)
    assert {state.card: state for state in due} == states
    assert due == sorted(due, key=lambda state: state.due_day)
    assert len({state.due_day for state in due}) > 1
    assert log.due_reviews(min(due_day(log, card) for card in cards) - 1) == []


def test_a_suspended_card_is_never_due(log: Log):
    graduate(log, "deck/a", moment())
    respond(log, "deck/b", 1, moment())
    for card in ("deck/a", "deck/b"):
        log.append("suspend", {"card": card}, moment(DAY, 40))
    far = DAY + 900
    assert (log.due_reviews(far), log.due_steps(far, moment(far).ms)) == ([], [])
    assert (log.due_families(far), log.due_cards(far)) == ({}, {})
    assert log.forecast(far) == [0] * 7
    assert (log.stats().learning, log.stats().review, log.stats().suspended) == (0, 0, 2)


def test_due_reviews_are_counted_by_concept_with_siblings_and_whatever_was_touched(log: Log):
    graduate(log, "deck/c/name", moment(), "c")
    graduate(log, "deck/c/meaning", moment(), "c")
    graduate(log, "deck/d/name", moment(), "d")
    graduate(log, "deck/own1", moment())
    graduate(log, "deck/own2", moment())
    graduate(log, "other/own", moment())
    day = DAY + 30
    due = {("deck", "c"): 2, ("deck", "d"): 1, ("deck", ""): 2, ("other", ""): 1}
    assert log.due_families(day) == due == Counter(log.due_cards(day).values())
    assert log.touched(day) == set()
    respond(log, "deck/c/name", 3, moment(day, 1), "c")
    respond(log, "deck/own1", 3, moment(day, 1))
    assert log.touched(day) == {("deck", "c")}
    assert log.due_families(day) == due | {("deck", "c"): 1, ("deck", ""): 1}
    log.undo_last(moment(day, 2))
    log.undo_last(moment(day, 2))
    assert log.due_families(day) == due


def test_which_cards_of_a_deck_were_answered_is_known_by_one_number(log: Log):
    for card in ("deck/a", "deck/b", "other/a"):
        respond(log, card, 3, moment())
    assert log.answered_sets() == {
        "deck": (2, mixed(["deck/b", "deck/a"])), "other": (1, mixed(["other/a"]))
    }  # fmt: skip
    log.undo_last(moment(DAY, 1))
    assert log.answered_sets() == {"deck": (2, mixed(["deck/a", "deck/b"]))}


def test_the_forecast_has_what_is_overdue_on_its_first_day(log: Log):
    days = [graduate(log, f"deck/{n}", moment(DAY + 2 * n)).due_day for n in range(5)]
    today = days[1] + 1
    expected = [0] * 10
    for day in days:
        if day < today + 10:
            expected[max(day - today, 0)] += 1
    assert expected[0] >= 2
    assert sum(expected) == 5
    assert log.forecast(today, 10) == expected


def test_a_concept_is_held_as_firmly_as_its_weakest_card(log: Log):
    strong = graduate(log, "deck/c/name", moment(), "c")
    weak = respond(log, "deck/c/meaning", 1, moment(DAY + 1), "c").state
    alone = graduate(log, "deck/own", moment())
    graduate(log, "deck-two/c/name", moment(), "c")
    assert weak
    assert log.holds("deck") == {
        "c": Hold(cards=2, graduated=1, stability=min(strong.stability, weak.stability), last_day=DAY + 1),
        "deck/own": Hold(cards=1, graduated=1, stability=alone.stability, last_day=DAY),
    }
    assert log.holds("nothing") == {}
    assert log.concept_holds("deck").keys() == {"c"}


def test_cards_without_a_concept_are_held_by_the_share_of_their_stability(log: Log):
    alone = graduate(log, "deck/own", moment())
    graduate(log, "deck/c/name", moment(), "c")
    graduate(log, "deck-two/own", moment())
    respond(log, "deck/learning", 1, moment())
    assert log.held_alone("deck", alone.stability * 4) == pytest.approx(0.25)
    assert log.held_alone("deck", alone.stability / 4) == 1.0
    assert log.held_alone("nothing", 21) == 0.0


def test_lessons_are_known_by_the_day_they_were_first_read(log: Log):
    log.lesson("deck", "c", moment(DAY))
    log.lesson("deck", "d", moment(DAY + 1))
    log.lesson("deck", "c", moment(DAY + 2))
    log.lesson("other", "e", moment(DAY + 2))
    assert log.lessons_read("deck") == {"c": DAY, "d": DAY + 1}


def test_new_ideas_of_a_day_are_lessons_and_cards_without_a_concept(log: Log):
    log.lesson("deck", "c", moment(DAY))
    respond(log, "deck/c/name", 3, moment(DAY, 1), "c")
    respond(log, "deck/own", 3, moment(DAY, 2))
    respond(log, "deck/own", 3, moment(DAY, 20))
    respond(log, "other/own", 3, moment(DAY, 21))
    log.lesson("deck", "c", moment(DAY + 1))
    assert log.introduced(DAY) == {"deck": 2, "other": 1}
    assert log.introduced(DAY + 1) == {}
    log.undo_last(moment(DAY, 22))
    assert log.introduced(DAY) == {"deck": 2}


def test_totals_count_what_stands(log: Log):
    graduate(log, "deck/a", moment(DAY))
    respond(log, "deck/c/name", 1, moment(DAY, 30), "c")
    respond(log, "other/b", 4, moment(DAY, 31))
    respond(log, "deck/a", 1, moment(DAY + 3))
    respond(log, "deck/a", 3, moment(DAY + 3, 11))
    respond(log, "deck/c/name", 3, moment(DAY + 3, 12), "c")
    respond(log, "deck/a", 3, moment(DAY + 3, 13))
    log.undo_last(moment(DAY + 3, 14))
    first = DayTotal(DAY, reviews=3, correct=2, ms=12_000, new=2, new_alone=1)
    other = DayTotal(DAY, reviews=1, correct=1, ms=4_000, new=1, new_alone=1)
    both = DayTotal(DAY, reviews=4, correct=3, ms=16_000, new=3, new_alone=2)
    later = DayTotal(DAY + 3, reviews=3, correct=2, firsts=2, firsts_right=1, ms=12_000)
    assert log.answered(DAY) == {"deck": first, "other": other}
    assert log.answered(DAY + 3) == {"deck": later}
    assert log.answered(DAY + 1) == {}
    stats = log.stats()
    assert stats.days == (both, later)
    assert stats.learning + stats.review == 3
    assert stats == Stats(stats.learning, stats.review, 0, (both, later), {"deck": 2, "other": 1})


def test_states_are_found_by_card_however_many(log: Log):
    state = respond(log, "deck/a", 3, moment()).state
    cards = [f"deck/{n}" for n in range(1_200)]
    assert log.states([*cards, "deck/a"]) == {"deck/a": state}
    assert log.states([]) == {}
    assert log.answered_cards("deck") == {"deck/a"}
    assert log.answered_cards("other") == set()
    assert log.state("deck/0") is None


def test_no_query_and_no_answer_walks_through_a_whole_table(log: Log):
    graduate(log, "deck/a", moment(), "c")
    log.lesson("deck", "c", moment())
    assert log._db
    seen: list[str] = []
    log._db.set_trace_callback(seen.append)
    until = Moment(moment().ms + 20 * MINUTE)
    log.states(["deck/a", "deck/b"])
    log.due_steps(DAY, until.ms)
    log.due_reviews(DAY)
    log.due_families(DAY)
    log.due_cards(DAY)
    log.watched(DAY)
    log.answered_sets()
    log.forecast(DAY)
    log.holds("deck")
    log.held_alone("deck", 21)
    log.answered_cards("deck")
    log.lessons_read("deck")
    log.introduced(DAY)
    log.answered(DAY)
    respond(log, "deck/a", 3, until, "c")
    log.undo_last(until)
    log._db.set_trace_callback(None)
    plans = {
        (statement, row[3])
        for statement in seen
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))
        for row in log._db.execute(f"EXPLAIN QUERY PLAN {statement}")
    }
    assert len(seen) > 20
    walks = {
        step
        for statement, step in plans
        if step.startswith("SCAN") and "FROM events LIMIT 1" not in statement
    }
    # The last act that stands is found by going back from the end; marks are as few as were set by hand,
    # and the index holds the few renames alone.
    walks = {step for step in walks if "subquery" not in step}
    assert walks == {
        "SCAN events USING INDEX events_in_order",
        "SCAN events USING INDEX events_renamed",
        "SCAN marks",
        "SCAN answered",  # a row a deck
    }
