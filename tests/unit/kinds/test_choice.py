"""Choice, multiple and true/false: what is shown, what a pick is worth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.asks import Ask, Choose, Chosen, Reason, Written
from aligntutor.core.identity import text_id
from aligntutor.core.items import Deal, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.true_false import TrueFalse

KEY = Option("Yeast", correct=True, feedback="Yeast breathes out gas.")
SODA = Option("Baking soda", feedback="Soda needs an acid.", names="soda")
STEAM = Option("Steam", feedback="Steam comes later.", names="steam")
SALT = Option("Salt", names="")
BREAD = Choice(
    "What makes this dough rise?", (SODA, KEY, STEAM, SALT), why="It rests for an hour at room warmth."
)
GRAINS = Multiple(
    "Which of these are grains?",
    (
        Option("Rye.", correct=True, feedback="Rye is a grass."),
        Option("Oats", correct=True, feedback="Oats are a grass too."),
        Option("Peas", feedback="Peas grow in pods.", names="pulse"),
        Option("Beans", feedback="Beans grow in pods too.", names="bean"),
    ),
    why="Grains are seeds of grasses.",
)
OVEN = TrueFalse(
    "Steam softens the crust.", True, "A soft crust can stretch.", "A dry oven sets it.", "dry-oven"
)
DEAL = Deal("seed", most=4)


def ids(ask: Ask) -> list[str]:
    assert isinstance(ask, Choose)
    return [option.id for option in ask.options]


@settings(deadline=None)
@given(st.text(max_size=8))
def test_fewer_options_are_a_part_of_more(seed: str) -> None:
    three, four = (ids(BREAD.pose(Deal(seed, most))) for most in (3, 4))
    assert set(three) == {"key", "soda", "steam"}
    assert three == [id for id in four if id != text_id("Salt")]


def test_order_follows_from_the_seed_alone() -> None:
    assert BREAD.pose(Deal("one")) == BREAD.pose(Deal("one"))
    assert len({tuple(ids(BREAD.pose(Deal(str(n))))) for n in range(40)}) == 6


def test_a_distractor_is_always_shown() -> None:
    assert set(ids(BREAD.pose(Deal("seed", most=1)))) == {"key", "soda"}


def test_option_ids_fall_back_to_the_text() -> None:
    twice = Choice("?", (KEY, SODA, Option("Washing soda", names="soda"), Option("Lock", names="key")))
    assert set(ids(twice.pose(DEAL))) == {"key", *map(text_id, ("Baking soda", "Washing soda", "Lock"))}


@pytest.mark.parametrize(
    "texts",
    [
        ("17", "48", "162"),
        ("3.8 %", "10 %", "1,000 %"),
        ("under 5 %", "5–10 %", "over 10 %"),
        ("−3", "0", "2.5"),
        ("2 thousand", "1 million", "3 billion"),
    ],
)
@settings(deadline=None)
@given(seed=st.text(max_size=4), right=st.integers(0, 2))
def test_numbers_stay_sorted(texts: tuple[str, ...], seed: str, right: int) -> None:
    options = tuple(Option(text, correct=n == right) for n, text in enumerate(texts))
    ask = Choice("How many?", options[::-1]).pose(Deal(seed))
    assert isinstance(ask, Choose)
    assert tuple(option.text for option in ask.options) == texts


def test_the_key_is_right() -> None:
    verdict = BREAD.grade(BREAD.pose(DEAL), Chosen(("key",)))
    assert (verdict.correct, verdict.credit, verdict.key, verdict.confused) == (True, 1.0, "Yeast", ())
    assert verdict.reasons == (Reason("holds", KEY.feedback, "key"), Reason("holds", BREAD.why, "key"))


def test_a_wrong_pick_gets_its_own_feedback_first() -> None:
    verdict = BREAD.grade(BREAD.pose(DEAL), Chosen(("steam",)))
    assert (verdict.correct, verdict.credit, verdict.key) == (False, 0.0, "Yeast")
    assert verdict.confused == ("steam",)
    assert verdict.reasons[:2] == (
        Reason("tempts", STEAM.feedback, "steam"),
        Reason("holds", KEY.feedback, "key"),
    )


def test_a_pick_without_feedback_or_name_is_just_wrong() -> None:
    verdict = BREAD.grade(BREAD.pose(DEAL), Chosen((text_id("Salt"),)))
    assert (verdict.correct, verdict.confused) == (False, ())
    assert [reason.role for reason in verdict.reasons] == ["holds", "holds"]


def test_no_pick_is_not_knowing() -> None:
    verdict = BREAD.grade(BREAD.pose(DEAL), Chosen(()))
    assert (verdict.correct, verdict.credit, verdict.confused) == (False, 0.0, ())
    assert {reason.role for reason in verdict.reasons} == {"holds"}


@pytest.mark.parametrize(
    ("feedback", "why", "said"),
    [
        ("", "Yeast breathes.", ["Yeast breathes."]),
        ("Yeast breathes.", "", ["Yeast breathes."]),
        ("Yeast breathes.", "yeast breathes", ["yeast breathes"]),
        ("Yeast breathes.", "Yeast breathes. So dough rises.", ["Yeast breathes. So dough rises."]),
        ("Yeast breathes out gas.", "Gas is breathed out by yeast.", ["Yeast breathes out gas."]),
        ("", "", []),
    ],
)
def test_the_same_is_not_said_twice(feedback: str, why: str, said: list[str]) -> None:
    question = Choice("?", (Option("Yeast", True, feedback), SODA), why)
    verdict = question.grade(question.pose(DEAL), Chosen(("key",)))
    assert said == [reason.text for reason in verdict.reasons]


def test_a_question_without_a_key_can_be_posed_and_is_never_right() -> None:
    question = Choice("?", (SODA, STEAM))
    assert question.key == ""
    assert not question.grade(question.pose(DEAL), Chosen(("soda",))).correct


@pytest.mark.parametrize("question", [BREAD, GRAINS, OVEN])
def test_an_unknown_option_is_named(question: Choice | Multiple | TrueFalse) -> None:
    with pytest.raises(ValueError, match="gravel"):
        question.grade(question.pose(DEAL), Chosen(("gravel",)))


@pytest.mark.parametrize("question", [BREAD, GRAINS, OVEN])
def test_a_typed_text_is_no_pick(question: Choice | Multiple | TrueFalse) -> None:
    with pytest.raises(ValueError, match="Written"):
        question.grade(question.pose(DEAL), Written("Yeast"))


@pytest.mark.parametrize(("question", "both"), [(BREAD, ("key", "soda")), (OVEN, ("true", "false"))])
def test_two_picks_are_refused_where_one_is_right(
    question: Choice | TrueFalse, both: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="one option"):
        question.grade(question.pose(DEAL), Chosen(both))


def test_an_option_of_another_showing_is_refused() -> None:
    with pytest.raises(ValueError, match=text_id("Salt")):
        BREAD.grade(BREAD.pose(Deal("seed", most=3)), Chosen((text_id("Salt"),)))


def test_chances_of_guessing() -> None:
    assert BREAD.guess(BREAD.pose(Deal("s", most=3))) == pytest.approx(1 / 3)
    assert BREAD.guess(BREAD.pose(Deal("s", most=4))) == 0.25
    assert GRAINS.guess(GRAINS.pose(DEAL)) == pytest.approx(1 / 15)
    assert OVEN.guess(OVEN.pose(DEAL)) == 0.5


RYE, OATS = text_id("Rye."), text_id("Oats")


@pytest.mark.parametrize(
    ("picked", "correct", "credit"),
    [
        ((RYE, OATS), True, 1.0),
        ((OATS, RYE), True, 1.0),
        ((RYE,), False, 0.5),
        ((RYE, "pulse"), False, 0.0),
        ((RYE, OATS, "pulse"), False, 0.5),
        ((RYE, OATS, "pulse", "bean"), False, 0.0),
        (("pulse", "bean"), False, 0.0),
        ((), False, 0.0),
    ],
)
def test_credit_for_several(picked: tuple[str, ...], correct: bool, credit: float) -> None:
    verdict = GRAINS.grade(GRAINS.pose(DEAL), Chosen(picked))
    assert (verdict.correct, verdict.credit) == (correct, credit)


def test_picking_everything_earns_nothing_however_many_are_right() -> None:
    grains = Multiple(GRAINS.ask, GRAINS.options[:3])
    everything = grains.grade(grains.pose(DEAL), Chosen((RYE, OATS, "pulse")))
    assert (everything.correct, everything.credit) == (False, 0.0)
    assert grains.grade(grains.pose(DEAL), Chosen((RYE, OATS))).credit == 1.0
    assert grains.grade(grains.pose(DEAL), Chosen((OATS,))).credit == 0.5


def test_several_show_all_options_and_name_all_keys() -> None:
    ask = GRAINS.pose(Deal("seed", most=2))
    assert set(ids(ask)) == {RYE, OATS, "pulse", "bean"}
    assert isinstance(ask, Choose)
    assert ask.many
    assert GRAINS.key == "Oats; Rye"


def test_wrong_picks_and_missed_keys_are_explained() -> None:
    verdict = GRAINS.grade(GRAINS.pose(DEAL), Chosen((RYE, "pulse")))
    assert verdict.confused == ("pulse",)
    assert verdict.reasons == (
        Reason("tempts", "Peas grow in pods.", "pulse"),
        Reason("holds", "Oats are a grass too.", OATS),
        Reason("holds", GRAINS.why),
    )


def test_true_and_false_keep_their_order() -> None:
    for seed in "abcdef":
        assert ids(OVEN.pose(Deal(seed))) == ["true", "false"]


@pytest.mark.parametrize("answer", [True, False])
def test_a_judgement_is_right_or_tempts(answer: bool) -> None:
    question = TrueFalse("Steam softens the crust.", answer, "why", "feedback", "dry-oven")
    right, wrong = ("true", "false") if answer else ("false", "true")
    ask = question.pose(DEAL)
    assert question.grade(ask, Chosen((right,))).correct
    verdict = question.grade(ask, Chosen((wrong,)))
    assert (verdict.correct, verdict.confused, verdict.key) == (False, ("dry-oven",), right.capitalize())
    assert verdict.reasons == (Reason("tempts", "feedback", wrong), Reason("holds", "why", right))


def test_a_judgement_without_feedback_says_why_once() -> None:
    question = TrueFalse("Steam softens the crust.", True, "why")
    assert question.grade(question.pose(DEAL), Chosen(("false",))).reasons == (
        Reason("holds", "why", "true"),
    )
    assert [option.feedback for option in question.options] == ["why", "why"]
    assert [option.text for option in question.options] == ["True", "False"]
