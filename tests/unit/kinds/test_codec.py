"""Questions survive the way through JSON; every kind keeps the same promises."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Recalled,
    Shown,
    Write,
    Written,
)
from aligntutor.core.identity import canonical, text_id
from aligntutor.core.items import Deal, Option, Question
from aligntutor.kinds import KINDS
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.codec import answer_payload, decode, encode, shown
from aligntutor.kinds.numeric import Numeric

TWO = (Shown("b", "B"), Shown("a", "A"))
TEXT = st.text(max_size=12)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
REMARKS = st.dictionaries(TEXT, TEXT, max_size=3)
NUMBERS = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e9, 1e9))
OPTIONS = st.lists(st.builds(Option, TEXT, st.booleans(), TEXT, TEXT), max_size=5).map(tuple)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXT,
    "bool": st.booleans(),
    "float": NUMBERS,
    "tuple[str, ...]": TEXTS,
    "tuple[Option, ...]": OPTIONS,
    "tuple[tuple[str, str], ...]": st.lists(st.tuples(TEXT, TEXT), max_size=4).map(tuple),
    "dict[str, str]": REMARKS,
}


def questions(kind: Any) -> st.SearchStrategy[Question]:
    """Any question of a kind, from the types of its fields."""
    return st.builds(
        kind, **{field.name: FIELDS[field.type] for field in fields(kind) if field.name != "kind"}
    )


NOTHING: dict[type, Answer] = {
    Choose: Chosen(()),
    Write: Written(""),
    Arrange: Arranged(()),
    Match: Matched(()),
    Recall: Recalled(1),
}
"""What says "I do not know" to each way of asking."""

ANY = st.sampled_from(list(KINDS.values())).flatmap(questions)


def test_kinds_are_registered_under_their_own_names() -> None:
    assert list(KINDS) == [
        "choice",
        "multiple",
        "true-false",
        "typed",
        "cloze",
        "numeric",
        "matching",
        "ordering",
        "flashcard",
    ]
    defaults = [
        field.default
        for kind in KINDS.values()
        for field in fields(kind)  # type: ignore[arg-type]
        if field.name == "kind"
    ]
    assert list(KINDS) == defaults


@settings(deadline=None)
@given(ANY)
@example(Numeric(ask="How far?", answer=-0.0, tolerance=-0.0))
def test_a_question_survives_json(question: Question) -> None:
    through = decode(json.loads(json.dumps(encode(question))))
    assert through == question
    assert canonical(asdict(through)) == canonical(asdict(question))  # type: ignore[call-overload]


@settings(deadline=None)
@given(ANY, st.text(max_size=4), st.integers(0, 5))
def test_every_kind_poses_and_grades_not_knowing(question: Question, seed: str, most: int) -> None:
    ask = question.pose(Deal(seed, most))
    assert ask == question.pose(Deal(seed, most))
    assert 0 <= question.guess(ask) <= 1
    verdict = question.grade(ask, NOTHING[type(ask)])
    assert (verdict.correct, verdict.credit, verdict.confused) == (False, 0.0, ())
    assert verdict.key == question.key


@settings(deadline=None)
@given(ANY, TEXT)
def test_an_answer_of_another_kind_is_refused(question: Question, text: str) -> None:
    ask = question.pose(Deal("seed"))
    strange: Answer = Recalled(3) if isinstance(ask, Write) else Written(text)
    with pytest.raises(ValueError, match="expected"):
        question.grade(ask, strange)


def test_defaults_are_left_out() -> None:
    data = encode(Choice("?", (Option("Yes", True), Option("No"))))
    assert data == {
        "kind": "choice",
        "ask": "?",
        "options": [{"text": "Yes", "correct": True}, {"text": "No"}],
    }


def test_whole_numbers_stay_as_they_were() -> None:
    assert str(encode(Numeric("?", 162))["answer"]) == "162"
    assert str(encode(Numeric("?", 162.0, tolerance=0))["tolerance"]) == "0"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "drawing", "ask": "?"},
        {"kind": "matching", "ask": "?"},
        {"kind": "ordering", "ask": "?", "items": {"a": "b"}, "constraints": 3},
        {"kind": "typed", "ask": "?"},
        {"kind": "typed", "ask": "?", "answer": "a", "colour": "red"},
        {"kind": "choice", "ask": "?", "options": [3]},
        {"kind": "choice", "ask": "?", "options": 3},
    ],
)
def test_other_data_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="question"):
        decode(data)


@pytest.mark.parametrize(
    ("ask", "answer", "ids", "payload"),
    [
        (Choose("?", TWO), Chosen(("b", "a")), ("b", "a"), ["b", "a"]),
        (Write("?"), Written("a text"), (), "a text"),
        (Arrange("?", TWO), Arranged(("a", "b")), ("b", "a"), ["a", "b"]),
        (
            Match("?", TWO, (Shown("x", "X"), Shown("y", "Y"))),
            Matched((("a", "x"), ("b", "y"))),
            ("b", "a", "x", "y"),
            [["a", "x"], ["b", "y"]],
        ),
        (
            Recall("?", "!", ("one", "two", "three")),
            Recalled(3, (0, 2)),
            (text_id("one"), text_id("two"), text_id("three")),
            {"rating": 3, "met": [text_id("one"), text_id("three")]},
        ),
    ],
)
def test_what_was_shown_and_answered_is_recorded_by_stable_ids(
    ask: Ask, answer: Answer, ids: tuple[str, ...], payload: Any
) -> None:
    assert shown(ask) == ids
    assert answer_payload(ask, answer) == payload
    assert json.loads(json.dumps(payload)) == payload
