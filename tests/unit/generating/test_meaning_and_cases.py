"""T03 and T04: what a term refers to, and which concept a case shows."""

from __future__ import annotations

from dataclasses import replace

from aligntutor.core.concepts import Case, Contrast
from aligntutor.core.identity import text_id
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.typed import Typed

from .bread import (
    COOL_OVEN,
    CRUMB,
    DECK,
    FOLDING,
    LONG_RISE,
    RATIO,
    RESTING,
    SHORT_RISE,
    WET_DOUGH,
    deck_of,
    made,
)

WHY = "Two things mark underproofing: few bubbles have formed; the dough springs back when poked."
WET = "A wet dough spreads however long it waits. Time is what a short rise lacks."
LONG = "There the bubbles grew too many and burst; here too few of them had grown."
RUSH = "The rolls had too little time to fill with gas."


def test_definition_is_chosen_among_those_of_siblings() -> None:
    expected = Item(
        key="bread/short-rise/meaning#T03.choose.definition",
        card="bread/short-rise/meaning",
        deck="bread",
        concept="short-rise",
        skill="meaning",
        question=Choice(
            ask="Which of these is a description of underproofing?",
            options=(
                Option("The loaf meets the heat before enough gas has gathered in it.", True, WHY),
                Option(
                    "The heat is so low that the crust closes late.",
                    feedback="That describes a slow oven. "
                    "In other words: the fire is too weak to set the crust in time.",
                    names="cool-oven",
                ),
                Option(
                    "The loaf waits so long that its walls grow thin and give way.",
                    feedback=f"That describes overproofing. {LONG}",
                    names="long-rise",
                ),
                Option(
                    "There is more liquid in the mix than its flour can bind.",
                    feedback=f"That describes overhydration. {WET}",
                    names="wet-dough",
                ),
            ),
            why=WHY,
        ),
        level="understand",
        template="T03",
        concepts=("short-rise", "cool-oven", "long-rise", "wet-dough"),
        source=CRUMB,
    )
    assert expected == made("T03", SHORT_RISE)[0]


def test_a_variant_stands_beside_variants_of_its_siblings() -> None:
    _, item = made("T03", SHORT_RISE)
    variants = {
        variant[0].upper() + variant[1:] + "."
        for concept in (LONG_RISE, WET_DOUGH, COOL_OVEN)
        for variant in concept.definition_variants
    }
    assert variants == {option.text for option in item.question.options if not option.correct}


def test_a_whole_is_no_distractor_for_the_meaning_of_its_part() -> None:
    (item,) = made("T03", FOLDING)
    assert {"folding", "resting", "cooling"} == set(item.concepts)


def test_feedback_on_a_variant_does_not_repeat_it() -> None:
    _, item = made("T03", SHORT_RISE)
    (oven,) = (option for option in item.question.options if option.names == "cool-oven")
    assert oven.text == "The fire is too weak to set the crust in time."
    assert oven.feedback == (
        "That describes a slow oven. In other words: the heat is so low that the crust closes late."
    )


def test_case_is_recognised_by_choosing() -> None:
    item = made("T04", SHORT_RISE)[2]
    expected = Item(
        key="bread/short-rise/recognise#T04.choose.rush",
        card="bread/short-rise/recognise",
        deck="bread",
        concept="short-rise",
        skill="recognise",
        question=Choice(
            ask="A guest is due, so the rolls go in early. They come out small and chewy. "
            "Which baking fault does this show best?",
            options=(
                Option("Underproofing", correct=True, feedback=RUSH),
                Option("Overhydration", feedback=WET, names="wet-dough"),
                Option("Overproofing", feedback=LONG, names="long-rise"),
                Option(
                    "A slow oven",
                    feedback="A slow oven: the heat is so low that the crust closes late.",
                    names="cool-oven",
                ),
            ),
            why=RUSH,
        ),
        level="apply",
        template="T04",
        concepts=("short-rise", "wet-dough", "long-rise", "cool-oven"),
        case="rush",
        source=CRUMB,
    )
    assert expected == item


def test_what_a_case_also_fits_is_never_put_against_it() -> None:
    choosing = made("T04", SHORT_RISE)[0]
    assert choosing.case == "cold-kitchen"
    assert {"short-rise", "wet-dough", "long-rise"} == set(choosing.concepts)


def test_what_a_case_also_fits_is_accepted_with_a_remark() -> None:
    writing = made("T04", SHORT_RISE)[1]
    question = writing.question
    assert isinstance(question, Typed)
    assert writing.key == "bread/short-rise/recognise#T04.write.cold-kitchen"
    assert (
        question.also_accept["a slow oven"] == "That fits as well; the answer looked for was underproofing."
    )
    assert "a slow oven" not in question.near_miss
    assert writing.concepts == ("short-rise", "cool-oven")
    assert question.ask.endswith(" Which baking fault does this show? Name it.")


def test_a_case_outside_any_group_stands_against_its_category() -> None:
    case = Case("Flour and water meet an hour before the salt.", "Only flour and water have met.", id="hour")
    resting = replace(RESTING, examples=(case,), relations=FOLDING.relations)
    steps = [resting, *(one for one in DECK.chapters[1].concepts if one.id != "resting")]
    choosing = made("T04", resting, deck_of(*steps))[0]
    assert {"resting", "cooling", "folding"} == set(choosing.concepts)
    assert choosing.question.stem.endswith(" Which step does this show best?")


def test_too_few_to_choose_from_leaves_the_typed_case() -> None:
    case = Case("The recipe for ten loaves is that for one, times ten.", "Shares stay the same.", id="ten")
    ratio = replace(RATIO, examples=(case,))
    assert [item.key for item in made("T04", ratio, deck_of(ratio))] == [
        "bread/ratio/recognise#T04.write.ten"
    ]


def test_a_case_without_id_is_known_by_its_text() -> None:
    case = replace(SHORT_RISE.examples[0], id="")
    concept = replace(SHORT_RISE, examples=(case,))
    assert {text_id(case.text)} == {
        item.case for item in made("T04", concept, deck_of(concept, LONG_RISE, WET_DOUGH))
    }


def test_a_group_across_categories_is_asked_for_as_ideas() -> None:
    other = replace(WET_DOUGH, category="mixing-fault")
    choosing = made("T04", SHORT_RISE, deck_of(SHORT_RISE, LONG_RISE, other))[0]
    assert choosing.question.stem.endswith(" Which idea does this show best?")


def test_a_note_that_points_is_read_from_its_own_side_only() -> None:
    pointing = replace(
        LONG_RISE, contrasts=(Contrast("short-rise", note="Here it waits too long, there too short."),)
    )
    plain = replace(
        LONG_RISE, contrasts=(Contrast("short-rise", note="One waits too long and the other too short."),)
    )
    bare = replace(SHORT_RISE, contrasts=(), near_miss={})
    told = []
    for other in (pointing, plain):
        question = made("T02", bare, deck_of(bare, other, WET_DOUGH))[0].question
        told.append(next(option.feedback for option in question.options if option.names == "long-rise"))
    assert told == [
        "With overproofing the heart of the matter lies in walls that have been stretched too far, "
        "with underproofing in the hours before the oven, which are too few.",
        "One waits too long and the other too short.",
    ]


def test_what_its_author_shows_by_no_case_is_offered_last() -> None:
    shy = replace(LONG_RISE, skip=("T04",))
    for case in SHORT_RISE.examples:
        items = made(
            "T04", replace(SHORT_RISE, examples=(case,)), deck_of(SHORT_RISE, shy, WET_DOUGH, COOL_OVEN)
        )
        options = next(item.question.options for item in items if item.question.options)
        assert [option.names for option in options if not option.correct][-1] == shy.id
