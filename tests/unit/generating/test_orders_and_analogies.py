"""T07, T11 and T14: where two ideas lie, in which order steps come, what an analogy maps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Contrast, Relations
from aligntutor.core.identity import text_id
from aligntutor.core.items import Item, Option
from aligntutor.generating import t11_ordering
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.ordering import Ordering

from .bread import COOL_OVEN, CRUMB, LONG_RISE, MIXING, SHORT_RISE, WET_DOUGH, deck_of, made

GIVES_WAY = "What is stretched without end gives way all at once."
(BALLOON,) = LONG_RISE.analogies


def keys(items: list[Item]) -> list[str]:
    """What comes after the template in each item's key."""
    return [item.key.partition("#")[2] for item in items]


def test_two_loci_are_recalled() -> None:
    expected = Item(
        key="bread/short-rise/contrast/long-rise#T07.recall.long-rise",
        card="bread/short-rise/contrast/long-rise",
        deck="bread",
        concept="short-rise",
        skill="contrast",
        question=Flashcard(
            front="Where does the heart of the matter lie with underproofing, and where with overproofing?",
            back="With underproofing it lies in the hours before the oven, which are too few. "
            "With overproofing it lies in walls that have been stretched too far.",
            checklist=(
                "Underproofing: in the hours before the oven, which are too few",
                "Overproofing: in walls that have been stretched too far",
            ),
            why="There the bubbles grew too many and burst; here too few of them had grown.",
        ),
        level="analyse",
        template="T07",
        concepts=("short-rise", "long-rise"),
        source=CRUMB,
    )
    assert made("T07", SHORT_RISE)[0] == expected


def test_a_locus_is_chosen_where_the_group_has_a_third() -> None:
    expected = Item(
        key="bread/long-rise/contrast/wet-dough#T07.choose.wet-dough",
        card="bread/long-rise/contrast/wet-dough",
        deck="bread",
        concept="long-rise",
        skill="contrast",
        question=Choice(
            ask="It is easy to confuse overproofing with overhydration. "
            "Where does the heart of the matter lie with overproofing?",
            options=(
                Option(
                    "In walls that have been stretched too far.",
                    correct=True,
                    feedback="What marks overproofing: "
                    "the walls between the bubbles have become too thin to carry.",
                ),
                Option(
                    "In the mix from the very start.",
                    feedback="That is where it lies with overhydration. "
                    "Too much water shows at the start, too long a wait at the end.",
                    names="wet-dough",
                ),
                Option(
                    "In the hours before the oven, which are too few.",
                    feedback="That is where it lies with underproofing. "
                    "The loaf meets the heat before enough gas has gathered in it.",
                    names="short-rise",
                ),
            ),
            why="What marks overproofing: the walls between the bubbles have become too thin to carry.",
        ),
        level="analyse",
        template="T07",
        concepts=("long-rise", "wet-dough", "short-rise"),
        source=CRUMB,
    )
    assert made("T07", LONG_RISE)[1] == expected


def test_without_a_third_both_loci_are_recalled_only() -> None:
    deck = deck_of(LONG_RISE, WET_DOUGH, COOL_OVEN)
    assert keys(made("T07", LONG_RISE, deck)) == ["T07.recall.wet-dough"]


def test_where_two_name_each_other_the_first_by_id_has_the_flashcard() -> None:
    back = replace(WET_DOUGH, contrasts=(Contrast("long-rise"),))
    deck = deck_of(SHORT_RISE, LONG_RISE, back)
    assert keys(made("T07", LONG_RISE, deck)) == ["T07.recall.wet-dough", "T07.choose.wet-dough"]
    assert keys(made("T07", back, deck)) == ["T07.choose.long-rise"]


@pytest.mark.parametrize(
    "change",
    [
        {"locus": ""},
        {"contrasts": (Contrast("wet-dough", "cause"),)},
        {"contrasts": (Contrast("cool-oven"),)},
        {"relations": Relations(part_of=("wet-dough",))},
    ],
)
def test_no_loci_are_asked_of_what_differs_otherwise(change: dict[str, object]) -> None:
    long = replace(LONG_RISE, **change)  # type: ignore[arg-type]
    assert made("T07", long, deck_of(SHORT_RISE, long, WET_DOUGH, COOL_OVEN)) == []


def test_steps_are_put_in_order() -> None:
    expected = Item(
        key="bread/mixing/order/day#T11.arrange.day",
        card="bread/mixing/order/day",
        deck="bread",
        concept="mixing",
        skill="order",
        question=Ordering(
            ask="Think of mixing. In which order do these steps come?",
            items={
                "stir": "Flour and water are stirred",
                "salt": "Salt goes in",
                "leaven": "Leaven goes in",
                "knead": "All is kneaded",
            },
            constraints=(("stir", "salt"), ("stir", "leaven"), ("salt", "knead"), ("leaven", "knead")),
            why="Flour drinks best before salt and leaven come, and kneading spreads both.",
        ),
        level="analyse",
        template="T11",
        concepts=("mixing",),
    )
    assert made(t11_ordering.build, MIXING) == [expected]


def test_a_sequence_may_have_a_question_of_its_own() -> None:
    day = replace(MIXING.sequences[0], ask="What comes first in the trough, and what then?")
    (item,) = made(t11_ordering.build, replace(MIXING, sequences=(day,)))
    assert item.question.stem == "What comes first in the trough, and what then?"


@pytest.mark.parametrize("steps", [2, 9])
def test_two_steps_or_nine_are_not_put_in_order(steps: int) -> None:
    items = {f"s{n}": f"Step {n}" for n in range(steps)}
    sequence = replace(MIXING.sequences[0], items=items, constraints=(("s0", "s1"),))
    assert made(t11_ordering.build, replace(MIXING, sequences=(sequence,))) == []


def test_what_a_thing_stands_for_is_chosen_among_what_others_do() -> None:
    why = f"In this analogy, the counterpart of the rubber is gluten. {GIVES_WAY}"
    expected = Item(
        key=f"bread/long-rise/map/balloon#T14.choose.balloon/{text_id('the rubber')}",
        card="bread/long-rise/map/balloon",
        deck="bread",
        concept="long-rise",
        skill="map",
        question=Choice(
            ask="In the analogy of a balloon, what is the counterpart of the rubber?",
            options=(
                Option("Gluten", correct=True, feedback=why),
                Option("A loaf that sinks", feedback="In this analogy, that is the counterpart of a bang."),
                Option(
                    "Gas from the yeast", feedback="In this analogy, that is the counterpart of the breath."
                ),
            ),
            why=why,
        ),
        level="understand",
        template="T14",
        concepts=("long-rise",),
        source=CRUMB,
    )
    made_of = made("T14", LONG_RISE)
    assert made_of[0] == expected
    assert [item.question.key for item in made_of] == [
        "Gluten",
        "Gas from the yeast",
        "A loaf that sinks",
        "The knot",
    ]


def test_what_stands_for_nothing_is_asked_once() -> None:
    knot = "A loaf is closed by nothing, so its gas can leave by any thin place."
    unlike = {**BALLOON.unlike, "the string": "Nobody holds a loaf by anything."}
    long = replace(LONG_RISE, analogies=(replace(BALLOON, unlike=unlike),))
    *_, item = made("T14", long)
    assert len(made("T14", long)) == 4
    assert item.level == "analyse"
    assert item.question == Choice(
        ask="In the analogy of a balloon, which of these has no counterpart?",
        options=(
            Option("The knot", correct=True, feedback=knot),
            Option(
                "The breath", feedback="This one stands for gas from the yeast and so has its place here."
            ),
            Option("A bang", feedback="This one stands for a loaf that sinks and so has its place here."),
            Option("The rubber", feedback="This one stands for gluten and so has its place here."),
        ),
        why=knot,
    )


def test_two_things_alone_make_no_choice() -> None:
    maps = {"the rubber": "gluten", "the breath": "gas"}
    short = replace(LONG_RISE, analogies=(replace(BALLOON, maps=maps),))
    assert keys(made("T14", short)) == [f"T14.choose.balloon/{text_id('the knot')}"]


def test_a_long_why_is_left_out_of_feedback() -> None:
    long = replace(LONG_RISE, analogies=(replace(BALLOON, why="so it goes " * 20),))
    assert made("T14", long)[0].question.why == "In this analogy, the counterpart of the rubber is gluten."
