"""Numbers as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import Chosen, Reason, Verdict, Write, Written
from aligntutor.core.items import Deal
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.quantities import close, read, show, span, unread

PEOPLE = Numeric(
    "How many answered?", 162, "people", slips={"17": "Those left out.", "48 people": "Half."}, why="why"
)
DEAL = Deal("seed")


def answered(text: str, question: Numeric = PEOPLE) -> Verdict:
    return question.grade(question.pose(DEAL), Written(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("162", 162),
        (" 162. ", 162),
        ("+162", 162),
        ("١٦٢", 162),
        ("１６２", 162),
        ("3.8", 3.8),
        ("3,8", 3.8),
        (".5", 0.5),
        ("0,125", 0.125),
        ("1 000", 1000),
        ("1\u202f000", 1000),
        ("1,000", 1000),
        ("1'000", 1000),
        ("1,000.5", 1000.5),
        ("1.000,5", 1000.5),
        ("1.000.000", 1_000_000),
        ("12,345,678", 12_345_678),
        ("−5", -5),
        ("- 5", -5),
        ("4e3", 4000),
        ("4E-3", 0.004),
        ("1/4", 0.25),
        ("1⁄4", 0.25),
        ("2 million", 2e6),
        ("5k", 5000),
        ("about 20", 20),
        ("≈20", 20),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert read(text) == (value,)


@pytest.mark.parametrize(
    "text",
    """
    160-170|160–170|160 to 170|1 in 4|5 or 6|1 00|1,00,000|1.2.3|--5|5+|1/0|1 1/4|1/2/3|9**9|1e999|-1e999
    1e-999|1e99999999999|inf|nan|-inf|infinity|½|10²|many|0x10|1_000|e5|.|-|,|5 about 6|\ud800|five|= =5
    162 and then some more
    """.replace("\n", "|").split("|"),
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert read(text, "people") == ()


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "1/" * 50_000, " " * 100_000, "-" * 100_000, "1," * 50_000, "1e" + "9" * 70]
)
def test_long_texts_are_no_numbers(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("162 people", "people", (162,)),
        ("162 persons", "people", ()),
        ("162 poeple", "people", (162,)),
        ("1 year", "years", (1,)),
        ("5 months", "years", ()),
        ("162 people", "", (162,)),
        ("162", "people asked", (162,)),
        ("162 people", "people asked", (162,)),
        ("3.8 %", "%", (3.8,)),
        ("3.8 per cent", "%", (3.8,)),
        ("3.8%", "percent", (3.8,)),
        ("3.8 %", "% of papers", (3.8,)),
        ("3.8 %", "people", ()),
        ("3.8 %", "", (3.8, 0.038)),
        ("1/4", "%", (0.25, 25)),
        ("1/4 %", "%", (0.25,)),
        ("$5", "dollars", (5,)),
        ("5 $", "dollars", (5,)),
        ("$5", "$", (5,)),
        ("£5", "dollars", ()),
        ("$ 5 million", "million dollars", (5,)),
        ("5 billion", "million", (5000,)),
        ("5 km/h", "km/h", (5,)),
    ],
)
def test_units_are_tolerated_where_they_are_the_right_ones(
    text: str, unit: str, values: tuple[float, ...]
) -> None:
    assert read(text, unit) == values


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("162", (162, 162)),
        ("5–10 %", (5, 10)),
        ("10 to 20 people", (10, 20)),
        ("between 5 and 10", (5, 10)),
        ("under 5 %", (-math.inf, 5)),
        ("at least 5", (5, math.inf)),
        ("-5", (-5, -5)),
        ("10-5", None),
        ("none of them", None),
        ("A 5 b", None),
        ("under the bridge", None),
        ("", None),
    ],
)
def test_spans_of_options(text: str, bounds: tuple[float, float] | None) -> None:
    assert span(text) == bounds


@pytest.mark.parametrize("text", ["162", "162 people", "162.0", "1.62e2", "324/2", "0162"])
def test_the_figure_is_right(text: str) -> None:
    assert answered(text) == Verdict(True, 1.0, "162 people", (Reason("holds", "why"),))


@pytest.mark.parametrize("text", ["163", "161.999", "-162", "16", "1620"])
def test_another_figure_is_wrong(text: str) -> None:
    assert answered(text) == Verdict(False, 0.0, "162 people", (Reason("holds", "why"),))


@pytest.mark.parametrize(
    ("text", "said"), [("17", "Those left out."), ("17.0 people", "Those left out."), ("48", "Half.")]
)
def test_a_typical_wrong_number_gets_its_feedback(text: str, said: str) -> None:
    verdict = answered(text)
    assert not verdict.correct
    assert verdict.reasons == (Reason("tempts", said), Reason("holds", "why"))


@pytest.mark.parametrize("text", ["many", "160-170", "1e999"])
def test_what_is_no_number_is_wrong_and_says_so(text: str) -> None:
    verdict = answered(text)
    assert not verdict.correct
    assert verdict.reasons[-1].role == "remark"
    assert "in people" in verdict.reasons[-1].text


def test_nothing_typed_is_not_knowing() -> None:
    assert answered(" ") == Verdict(False, 0.0, "162 people", (Reason("holds", "why"),))


@pytest.mark.parametrize(
    ("answer", "tolerance", "text", "correct"),
    [
        (0.1, 0.2, "0.3", True),
        (1.0, 0.1, "1.1", True),
        (1.0, 0.1, "0.9", True),
        (1.0, 0.1, "1.11", False),
        (1000.0, 0.1, "1000.1", True),
        (162 / 4271, 0.0, "162/4271", True),
        (0.1 + 0.2, 0.0, "0.3", True),
        (0.0, 0.0, "0", True),
        (0.0, 0.0, "1e-20", False),
        (10_000_000_000.0, 0.0, "10000000001", False),
        (math.nan, 1.0, "1", False),
        (math.inf, 1.0, "1", False),
    ],
)
def test_tolerance_includes_its_bounds(answer: float, tolerance: float, text: str, correct: bool) -> None:
    assert correct == answered(text, Numeric("?", answer, tolerance=tolerance)).correct


def test_within_the_tolerance_the_figure_itself_is_told() -> None:
    verdict = answered("160", Numeric("?", 162, "people", tolerance=5))
    assert verdict == Verdict(
        True, 1.0, "162 people", (Reason("remark", "Close enough. The figure itself is 162 people."),)
    )


def test_a_named_slip_within_the_tolerance_is_wrong() -> None:
    question = Numeric(
        "?", 162, tolerance=5, slips={"160": "That is rounded.", "162": "never", "soon": "never"}
    )
    assert answered("160", question).reasons == (Reason("tempts", "That is rounded."),)
    assert answered("162", question).correct


def test_a_percentage_without_a_unit_may_be_meant_either_way() -> None:
    assert answered("3.8 %", Numeric("?", 3.8)).correct
    assert answered("3.8 %", Numeric("?", 0.038)).correct
    assert not answered("0.038", Numeric("?", 3.8, "%")).correct


def test_the_unit_is_the_hint() -> None:
    assert PEOPLE.pose(DEAL) == Write("How many answered?", "A number, in people.", "people")
    assert Numeric("?", 1).pose(DEAL) == Write("?", "A number.", "")
    assert PEOPLE.accepted == ("162",)
    assert PEOPLE.guess(PEOPLE.pose(DEAL)) == 0.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("162", ""),
        ("162 people", ""),
        ("17", ""),
        ("many", "That could not be read as a number in people."),
        ("160-165", "That could not be read as a number in people."),
        ("162 dogs", "That could not be read as a number in people."),
    ],
)
def test_what_is_no_number_is_no_answer_yet(text: str, told: str) -> None:
    ask = PEOPLE.pose(DEAL)
    assert isinstance(ask, Write)
    assert unread(ask, text) == told
    assert unread(Write("?", unit=""), "many") == "That could not be read as a number."
    assert unread(Write("?"), "many") == ""


def test_another_kind_of_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="Chosen"):
        PEOPLE.grade(PEOPLE.pose(DEAL), Chosen(("162",)))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (162.0, "people", "162 people"),
        (3.8, "%", "3.8%"),
        (0.1 + 0.2, "", "0.3"),
        (4271, "", "4271"),
        (-2.5, "°C", "-2.5 °C"),
    ],
)
def test_numbers_are_shown_short(value: float, unit: str, text: str) -> None:
    assert show(value, unit) == text


@settings(deadline=None)
@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300),
    st.sampled_from(["", "people", "%"]),
)
def test_the_key_as_shown_is_always_right(value: float, unit: str) -> None:
    if abs(value) < 1e-300:
        value = 0.0
    question = Numeric("?", value, unit)
    assert answered(question.key, question).correct
    assert answered(question.accepted[0], question).correct


@settings(deadline=None)
@given(st.text(max_size=90), st.sampled_from(["", "people", "%", "$"]))
def test_any_text_is_read_to_finite_numbers_or_none(text: str, unit: str) -> None:
    assert all(math.isfinite(value) for value in read(text, unit))
    assert span(text) is None or span(text) == span(f" {text} ") or len(text) > 78


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_the_bounds_are_close(value: float, tolerance: float) -> None:
    assert close(value + tolerance, value, tolerance)
    assert close(value - tolerance, value, tolerance)
    assert not close(value + tolerance + 1, value, tolerance)
