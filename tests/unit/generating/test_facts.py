"""T08, T12 and T13: misconceptions, figures and consequences, each fact its own card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Consequence, Misconception, WrongConsequent
from aligntutor.core.items import Item, Option
from aligntutor.generating import generate
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.true_false import TrueFalse

from .bread import CRUMB, LONG_RISE, RATIO, SHORT_RISE, deck_of, made

MORE_YEAST = SHORT_RISE.misconceptions[0]


def test_a_misconception_is_judged_and_set_right() -> None:
    one = replace(SHORT_RISE, misconceptions=(replace(MORE_YEAST, truth=""),))
    expected = Item(
        key="bread/short-rise/refute/more-yeast#T08.choose.more-yeast",
        card="bread/short-rise/refute/more-yeast",
        deck="bread",
        concept="short-rise",
        skill="refute",
        question=TrueFalse(
            ask="True or false? A tight crumb shows that the yeast was dead.",
            answer=False,
            why="Live yeast leaves a tight crumb as well if it gets too little time.",
            feedback="Dead yeast makes a loaf tight, too.",
            names="more-yeast",
        ),
        level="understand",
        template="T08",
        concepts=("short-rise",),
        source=CRUMB,
    )
    assert [expected] == made("T08", one, deck_of(one))


def test_the_truth_is_asked_of_about_half_the_concepts() -> None:
    many = [replace(SHORT_RISE, id=f"c{n}", misconceptions=(MORE_YEAST,)) for n in range(100)]
    asked = [item.question for item in generate(deck_of(*many), "7") if item.template == "T08"]
    true = [question for question in asked if question.key == "True"]
    assert (len(asked), len(true)) == (100, 42)
    assert {"True or false? A tight crumb can come from lively yeast."} == {
        question.stem for question in true
    }
    assert {MORE_YEAST.correction} == {question.why for question in asked}


def test_a_correction_that_argues_is_never_shown_under_the_truth() -> None:
    arguing = replace(MORE_YEAST, correction="The opposite holds: live yeast can leave a tight crumb.")
    many = [replace(SHORT_RISE, id=f"c{n}", misconceptions=(arguing,)) for n in range(20)]
    asked = [item.question.key for item in generate(deck_of(*many), "7") if item.template == "T08"]
    assert asked == ["False"] * 20


def test_one_misconception_a_concept_the_first_by_lot() -> None:
    (item,) = made("T08", SHORT_RISE)
    picked = item.card.rpartition("/")[2]
    kept = replace(SHORT_RISE, misconceptions=tuple(m for m in SHORT_RISE.misconceptions if m.id == picked))
    assert [item] == made("T08", kept, deck_of(kept))
    turned = replace(SHORT_RISE, misconceptions=SHORT_RISE.misconceptions[::-1])
    assert [item] == made("T08", turned, deck_of(turned))


def test_a_claim_without_correction_is_not_asked() -> None:
    bare = replace(SHORT_RISE, misconceptions=(Misconception("Salt is bread's soul.", " "),))
    assert made("T08", bare, deck_of(bare)) == []


def test_figure_is_asked_with_its_base() -> None:
    given, _ = made("T12", RATIO)
    expected = Item(
        key="bread/ratio/quantify/water#T12.write.water",
        card="bread/ratio/quantify/water",
        deck="bread",
        concept="ratio",
        skill="quantify",
        question=Numeric(
            ask="Water in a dough with 500 grams of flour: how many grams?",
            answer=350,
            unit="grams",
            slips={
                "850": "That is water and flour together.",
                "70": "That is the share, and grams are asked for.",
                "500": "That is the flour.",
            },
            why="That much water gives a dough that can be shaped by hand.",
        ),
        level="remember",
        template="T12",
        concepts=("ratio",),
    )
    assert expected == given


def test_ratio_is_worked_out_from_the_numbers_in_the_stem() -> None:
    _, derived = made("T12", RATIO)
    expected = Item(
        key="bread/ratio/quantify/water/share-of-the-flour#T12.write.water/share-of-the-flour",
        card="bread/ratio/quantify/water/share-of-the-flour",
        deck="bread",
        concept="ratio",
        skill="quantify",
        question=Numeric(
            ask="Water in a dough with 500 grams of flour: 350 out of 500. What share is that, in per cent?",
            answer=70.0,
            unit="per cent",
            tolerance=0.5,
            slips={"850": "That is water and flour together.", "500": "That is the flour."},
            why="350 out of 500 is 70 per cent. That much water gives a dough that can be shaped by hand.",
        ),
        level="apply",
        template="T12",
        concepts=("ratio",),
    )
    assert expected == derived


def test_a_tolerance_in_grams_says_nothing_about_per_cent() -> None:
    (figure,) = RATIO.figures
    lenient = replace(RATIO, figures=(replace(figure, tolerance=50),))
    assert [item.question.tolerance for item in made("T12", lenient)] == [50, 0.5]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("unit", "ask", "expected"),
    [
        ("", "", "Water in a dough with 500 grams of flour: how many?"),
        ("%", "", "Water in a dough with 500 grams of flour: how many per cent?"),
        ("grams", "How much water goes in?", "How much water goes in?"),
    ],
)
def test_question_for_a_figure(unit: str, ask: str, expected: str) -> None:
    ratio = replace(RATIO, figures=(replace(RATIO.figures[0], unit=unit, ask=ask, derive={}),))
    assert [expected] == [item.question.stem for item in made("T12", ratio, deck_of(ratio))]


def test_a_slip_within_the_tolerance_is_no_slip() -> None:
    ratio = replace(RATIO, figures=(replace(RATIO.figures[0], tolerance=160, derive={}),))
    (item,) = made("T12", ratio, deck_of(ratio))
    assert isinstance(item.question, Numeric)
    assert list(item.question.slips) == ["850", "70"]


@pytest.mark.parametrize("ratio", ["350", "350/0", "much/little"])
def test_no_item_from_what_is_no_ratio(ratio: str) -> None:
    concept = replace(RATIO, figures=(replace(RATIO.figures[0], derive={"share": ratio}),))
    assert len(made("T12", concept, deck_of(concept))) == 1


def test_what_follows_stands_beside_what_its_author_says_does_not() -> None:
    expected = Item(
        key="bread/short-rise/infer/poke#T13.choose.poke",
        card="bread/short-rise/infer/poke",
        deck="bread",
        concept="short-rise",
        skill="infer",
        question=Choice(
            ask="Think of underproofing. "
            "Suppose a finger leaves no dent in the loaf that is about to be baked. What follows?",
            options=(
                Option(
                    "The crust tears open at its weakest place.",
                    correct=True,
                    feedback="Gas that forms late looks for a way out and finds the weakest place.",
                ),
                Option(
                    "The crumb dries out from end to end.",
                    feedback="Dryness comes from a long bake and not from a short wait.",
                ),
                Option(
                    "The loaf sinks flat on its tray.",
                    feedback="It sinks if gas is lost, and here gas is still to come.",
                    names="long-rise",
                ),
                Option(
                    "The crust stays pale on every side.",
                    feedback="Colour comes from sugar and heat, and both are there.",
                ),
            ),
            why="Gas that forms late looks for a way out and finds the weakest place.",
        ),
        level="analyse",
        template="T13",
        concepts=("short-rise", "long-rise"),
        source=CRUMB,
    )
    assert [expected] == made("T13", SHORT_RISE)


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("What will the crust do?", "Suppose the oven is lit early. What will the crust do?"),
        ("What if the oven is lit too early?", "What if the oven is lit too early?"),
    ],
)
def test_an_authors_question_is_told_its_situation_once(ask: str, expected: str) -> None:
    wrong = (
        WrongConsequent("it burns", "It has no time."),
        WrongConsequent("it melts", "Bread does not melt."),
    )
    consequence = Consequence("the oven is lit early", "it sets early", wrong, ask=ask)
    concept = replace(LONG_RISE, consequences=(consequence,))
    assert [expected] == [item.question.stem for item in made("T13", concept, deck_of(concept))]


def test_one_wrong_consequent_makes_no_choice() -> None:
    (poke,) = SHORT_RISE.consequences
    concept = replace(SHORT_RISE, consequences=(replace(poke, not_then=poke.not_then[:1]),))
    assert made("T13", concept, deck_of(concept)) == []
