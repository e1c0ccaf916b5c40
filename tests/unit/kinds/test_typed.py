"""Typed answers and clozes: slips are forgiven, look-alikes are not."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import Chosen, Reason, Verdict, Write, Written
from aligntutor.core.items import Deal
from aligntutor.core.words import distance, fold
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.comparing import allowed
from aligntutor.kinds.typed import Typed

TERM = Typed(
    "Which idea is this?",
    "goal misgeneralisation",
    accept=("goal mis-generalisation", "goal error"),
    also_accept={"reward hacking": "Close kin; asked for is the wider idea."},
    near_miss={"specification gaming": "There the aim itself was written badly."},
    rivals=("goal misspecification", "reward tampering"),
    why="Several aims fitted the training data.",
)
DEAL = Deal("seed")


def answered(text: str, question: Typed | Cloze = TERM) -> Verdict:
    return question.grade(question.pose(DEAL), Written(text))


@pytest.mark.parametrize(
    "text",
    [
        "goal misgeneralisation",
        "Goal Misgeneralization",
        " the goal-misgeneralizations. ",
        "GOAL MISGENERALISATION!",
        "goal error",
        "a goal mis generalisation",
    ],
)
def test_spellings_of_the_answer_are_simply_right(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.credit, verdict.nearly, verdict.confused) == (True, 1.0, False, ())
    assert verdict.reasons == (Reason("holds", TERM.why),)


@pytest.mark.parametrize(
    "text", ["goal misgenralisation", "gaol misgeneralisation", "goal misgenerlisaton", "gaol error"]
)
def test_a_slip_is_right_with_the_proper_term(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.nearly, verdict.key) == (True, True, "goal misgeneralisation")
    assert verdict.reasons[-1].role == "remark"


def test_three_slips_are_too_many() -> None:
    assert not answered("gol misgenralisaton").correct


@pytest.mark.parametrize("text", ["reward hacking", "Reward-hacking", "reward hackign"])
def test_a_neighbour_is_accepted_with_its_remark(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.nearly, verdict.key) == (True, True, TERM.key)
    assert verdict.reasons[-1] == Reason("remark", "Close kin; asked for is the wider idea.")


@pytest.mark.parametrize("text", ["specification gaming", "Specification-gaming", "specificaton gaming"])
def test_a_look_alike_gets_its_own_feedback(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.credit, verdict.confused) == (False, 0.0, ("specification gaming",))
    assert verdict.reasons[0] == Reason("tempts", "There the aim itself was written badly.")
    assert verdict.reasons[-1] == Reason("holds", TERM.why)


@pytest.mark.parametrize("text", ["goal misspecification", "goal mispecification"])
def test_a_rival_is_wrong_and_named(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.confused) == (False, ("goal misspecification",))
    assert verdict.reasons == (Reason("holds", TERM.why),)


@pytest.mark.parametrize("text", ["", "   ", "\n", "?!", "something else", "\ud800", "\u200b"])
def test_anything_else_is_wrong_without_a_guess_at_why(text: str) -> None:
    verdict = answered(text)
    assert (verdict.correct, verdict.credit, verdict.confused) == (False, 0.0, ())
    assert verdict.reasons == (Reason("holds", TERM.why),)


def test_a_slip_as_near_to_a_rival_is_refused() -> None:
    question = Typed("?", "inner core", rivals=("inner cove",))
    assert answered("inner corr", question).correct
    assert answered("inner come", question) == Verdict(False, 0.0, "inner core")
    assert not answered("inner cove", question).correct


def test_a_slip_as_near_to_a_look_alike_gets_no_feedback() -> None:
    question = Typed("?", "inner core", near_miss={"inner cove": "A bay."})
    assert answered("inner come", question) == Verdict(False, 0.0, "inner core")


def test_a_rival_that_is_the_answer_itself_does_no_harm() -> None:
    question = Typed("?", "value", accept=("worth",), rivals=("Values", "worth", ""))
    assert answered("value", question).correct
    assert answered("valeu", question).nearly


@pytest.mark.parametrize(
    ("answer", "edits"),
    [("agi", 0), ("goal", 1), ("rewards", 1), ("rewards ", 1), ("alignment", 2), ("x b c d", 1)],
)
def test_how_many_slips_a_term_may_have(answer: str, edits: int) -> None:
    assert edits == allowed(fold(answer))


def test_up_to_three_letters_are_exact() -> None:
    assert not answered("agl", Typed("?", "agi")).correct
    assert not answered("ag", Typed("?", "agi")).correct
    assert answered("AGI.", Typed("?", "agi")).correct


def test_one_slip_up_to_seven_letters() -> None:
    question = Typed("?", "rewards")
    assert answered("rewrd", question).correct
    assert not answered("rwrd", question).correct


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("162", "163"),
        ("year 2023", "year 2024"),
        ("GPT-3.5", "GPT-35"),
        ("version 12", "version 21"),
        ("1000", "100"),
    ],
)
def test_a_slip_in_a_number_is_wrong(answer: str, text: str) -> None:
    assert answered(answer, Typed("?", answer)).correct
    assert not answered(text, Typed("?", answer)).correct


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("friendly system", "unfriendly system"),
        ("maximiser", "minimiser"),
        ("internal goal", "external goal"),
        ("increase", "decrease"),
        ("implicit aim", "explicit aim"),
        ("macro view", "micro view"),
    ],
)
def test_an_opposite_is_no_slip(answer: str, text: str) -> None:
    assert not answered(text, Typed("?", answer)).correct
    assert not answered(answer, Typed("?", text)).correct


def test_a_text_is_literal_and_no_pattern() -> None:
    question = Typed("?", "a.*b (c)", near_miss={"[x]+": "No.", "(": "Open."})
    assert answered("a.*b (c)", question).correct
    assert not answered("axxxb", question).correct
    assert answered("[x]+", question).confused == ("[x]+",)
    assert answered("(", question).confused == ("(",)


def test_another_language_folds_no_english() -> None:
    question = Typed("?", "gas", language="de")
    assert not answered("the gas", question).correct
    assert answered("Gas!", question).correct


@pytest.mark.parametrize("text", ["x" * 100_000, " " * 100_000, "goal " * 20_000, "ﷺ" * 100_000])
def test_long_input_is_simply_wrong(text: str) -> None:
    assert not answered(text).correct


def test_the_answer_followed_by_much_else_is_wrong() -> None:
    assert not answered("goal error" + " " * 1000 + "or not").correct


def test_another_kind_of_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="Chosen"):
        TERM.grade(TERM.pose(DEAL), Chosen(("key",)))


def test_what_is_asked_and_accepted() -> None:
    assert TERM.pose(DEAL) == Write("Which idea is this?")
    assert TERM.accepted == ("goal misgeneralisation", "goal mis-generalisation", "goal error")
    assert TERM.guess(TERM.pose(DEAL)) == 0.0


def test_a_cloze_shows_its_blank_and_grades_like_a_typed_answer() -> None:
    cloze = Cloze(
        "Air scatters ____ waves more.", "short", near_miss={"long": "The other way round."}, why="why"
    )
    assert cloze.pose(DEAL) == Write("Air scatters ____ waves more.")
    assert answered("Short", cloze).correct
    assert answered("shrot", cloze).nearly
    assert answered("long", cloze).confused == ("long",)
    assert cloze.accepted == ("short",)
    assert cloze.guess(cloze.pose(DEAL)) == 0.0


TERMS = st.text(st.sampled_from(string.ascii_lowercase + " -"), min_size=1, max_size=24).filter(str.strip)


@settings(deadline=None)
@given(
    st.text(min_size=1, max_size=40).filter(str.strip),
    st.lists(st.text(max_size=12), max_size=3),
    st.text(max_size=12),
)
def test_the_answer_as_written_is_always_right(answer: str, others: list[str], near: str) -> None:
    question = Typed(
        "?", answer, also_accept={near: "remark"}, near_miss={near: "no"}, rivals=(*others, answer)
    )
    verdict = answered(answer, question)
    assert (verdict.correct, verdict.nearly) == (True, False)


@st.composite
def slipped(draw: st.DrawFn, term: str, most: int) -> str:
    """The term with up to `most` edits."""
    for _ in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, len(term)))
        letter = draw(st.sampled_from(string.ascii_lowercase))
        term = draw(
            st.sampled_from(
                [
                    term[:at] + letter + term[at:],
                    term[:at] + term[at + 1 :],
                    term[:at] + letter + term[at + 1 :],
                    term[:at] + term[at : at + 2][::-1] + term[at + 2 :],
                ]
            )
        )
    return term


@settings(deadline=None)
@given(st.data(), TERMS, TERMS)
def test_nothing_as_near_to_a_rival_is_accepted(data: st.DataObject, answer: str, rival: str) -> None:
    assume(fold(answer) != fold(rival))
    text = data.draw(slipped(data.draw(st.sampled_from([answer, rival])), 2))
    folded, wrong, right = fold(text), fold(rival), fold(answer)
    assume(folded != right and distance(folded, wrong, 40) <= distance(folded, right, 40))
    assert not answered(text, Typed("?", answer, rivals=(rival,))).correct
    assert not answered(text, Typed("?", answer, near_miss={rival: "no"})).correct


@settings(deadline=None)
@given(st.data())
def test_two_edits_of_a_long_term_are_accepted_where_no_rival_is_near(data: st.DataObject) -> None:
    text = data.draw(slipped("specification", 2))
    assume(distance(fold(text), "specification", 2) <= 2)
    verdict = answered(text, replace(TERM, answer="specification", accept=(), rivals=("reward",)))
    assert verdict.correct
    assert verdict.key == "specification"
