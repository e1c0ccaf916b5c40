"""T05, T06 and T10: cases are set beside each other, each from a walk of life of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Case, Concept
from aligntutor.core.items import Item, Option
from aligntutor.generating import t10_matching
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.matching import Matching

from .bread import COOL_OVEN, CRUMB, LONG_RISE, SHORT_RISE, WET_DOUGH, deck_of, made

HANNA = "Hanna bakes after the usual hour on a cold day. Her loaf is tight and burst at one side."
GUEST = "A guest is due, so the rolls go in early. They come out small and chewy."
TOM = "Tom forgets his loaf over lunch. It lies flat on the tray and wrinkles in the heat."
CUP = "Ines pours in a second cup. The mix creeps over the edge of the board."
MILK = "A baker doubles the milk and forgets the flour. The rolls run into one another."
RAIN = "Rain drips into the trough of a field kitchen. What was firm at noon has to be poured."
HEARTH = Case(
    "Damp wood hardly glows. The loaf has time to spread before its crust is set.",
    "The fire was too weak to set the crust in time.",
    id="hearth",
    domain="hearth",
    also=(),
)


def texts(item: Item) -> set[str]:
    """The options of an item."""
    return {option.text for option in item.question.options}


def changed(concept: Concept, id: str, **fields: object) -> Concept:
    """The concept with one of its cases changed."""
    cases = [replace(one, **fields) if one.id == id else one for one in concept.examples]  # type: ignore[arg-type]
    return replace(concept, examples=tuple(cases))


def test_the_case_of_a_concept_is_chosen_among_cases_of_its_rivals() -> None:
    expected = Item(
        key="bread/short-rise/recognise#T05.choose.rush",
        card="bread/short-rise/recognise",
        deck="bread",
        concept="short-rise",
        skill="recognise",
        question=Choice(
            ask="In which of these do we see underproofing most clearly?",
            options=(
                Option(GUEST, correct=True, feedback="The rolls had too little time to fill with gas."),
                Option(
                    MILK,
                    feedback="This is a case of overhydration. "
                    "Flour for one measure of milk cannot bind two.",
                    names="wet-dough",
                ),
                Option(
                    TOM,
                    feedback="This is a case of overproofing. "
                    "Its walls had been stretched beyond what they could carry.",
                    names="long-rise",
                ),
            ),
            why="The rolls had too little time to fill with gas.",
        ),
        level="apply",
        template="T05",
        concepts=("short-rise", "wet-dough", "long-rise"),
        case="rush",
        source=CRUMB,
    )
    assert made("T05", SHORT_RISE)[1] == expected


def test_a_rivals_case_that_fits_the_concept_too_is_no_distractor() -> None:
    oven = replace(COOL_OVEN, examples=(HEARTH,))
    slow = replace(COOL_OVEN, examples=(replace(HEARTH, also=("short-rise",)),))
    unsaid = replace(COOL_OVEN, examples=(replace(HEARTH, also=None),))
    shown = [
        HEARTH.text in texts(made("T05", SHORT_RISE, deck_of(SHORT_RISE, LONG_RISE, WET_DOUGH, one))[1])
        for one in (oven, slow, unsaid)
    ]
    assert shown == [True, False, False]


def test_no_two_options_come_from_one_walk_of_life() -> None:
    oven = replace(
        COOL_OVEN, examples=(replace(HEARTH, domain="office"), replace(HEARTH, id="b", text="Two."))
    )
    deck = deck_of(changed(SHORT_RISE, "rush", domain="home"), LONG_RISE, WET_DOUGH, oven)
    (_, item) = made("T05", deck.concepts["short-rise"], deck)
    assert CUP not in texts(item)
    assert {"Two.", HEARTH.text} & texts(item) == {"Two."}
    assert TOM in texts(item)


def test_a_case_about_as_long_as_the_key_comes_first() -> None:
    (cup, _, rain) = made("T05", WET_DOUGH)
    assert {GUEST, TOM} < texts(cup)
    assert {HANNA, TOM} < texts(rain)


def test_one_rival_alone_makes_no_choice_of_cases() -> None:
    assert made("T05", SHORT_RISE, deck_of(SHORT_RISE, WET_DOUGH)) == []


def test_the_odd_one_out_lies_elsewhere_in_a_named_dimension() -> None:
    here = (
        "Here it lies in the hours before the oven, which are too few. "
        "In the cold the yeast had needed more than the usual hour."
    )
    expected = Item(
        key="bread/wet-dough/recognise#T06.choose.short-rise",
        card="bread/wet-dough/recognise",
        deck="bread",
        concept="wet-dough",
        skill="recognise",
        question=Choice(
            ask="In all but one of these cases the heart of the matter lies in the mix from the very start. "
            "In which does it lie elsewhere?",
            options=(
                Option(HANNA, correct=True, feedback=here),
                Option(
                    RAIN,
                    feedback="This too is a case of overhydration. "
                    "The rain brought more than the flour in the trough could take up.",
                    names="short-rise",
                ),
                Option(
                    MILK,
                    feedback="This too is a case of overhydration. "
                    "Flour for one measure of milk cannot bind two.",
                    names="short-rise",
                ),
                Option(
                    CUP,
                    feedback="This too is a case of overhydration. "
                    "Her flour could not bind what the second cup had added.",
                    names="short-rise",
                ),
            ),
            why=here,
        ),
        level="analyse",
        template="T06",
        concepts=("wet-dough", "short-rise"),
        source=CRUMB,
    )
    assert [item.key.rpartition(".")[2] for item in made("T06", WET_DOUGH)] == ["short-rise", "long-rise"]
    assert made("T06", WET_DOUGH)[0] == expected


def test_a_case_that_fits_another_of_the_group_is_not_among_the_rest() -> None:
    wet = changed(WET_DOUGH, "milk", also=("cool-oven",))
    (item, _) = made("T06", wet, deck_of(SHORT_RISE, LONG_RISE, wet, COOL_OVEN))
    assert texts(item) == {HANNA, RAIN, CUP}


def test_the_odd_case_avoids_words_of_the_locus_that_is_named() -> None:
    wet = replace(WET_DOUGH, locus="in what a cold day did to the mix")
    (item, _) = made("T06", wet, deck_of(SHORT_RISE, LONG_RISE, wet))
    assert item.question.key == GUEST


@pytest.mark.parametrize("change", [{"locus": ""}, {"group": ""}, {"examples": WET_DOUGH.examples[:1]}])
def test_no_odd_one_out_without_locus_group_or_cases(change: dict[str, object]) -> None:
    wet = replace(WET_DOUGH, **change)  # type: ignore[arg-type]
    assert made("T06", wet, deck_of(SHORT_RISE, LONG_RISE, wet)) == []


def test_cases_of_three_are_matched_with_four_names() -> None:
    expected = Item(
        key="bread/short-rise/recognise#T10.match.rush",
        card="bread/short-rise/recognise",
        deck="bread",
        concept="short-rise",
        skill="recognise",
        question=Matching(
            ask="Which baking fault does each of these cases show? One name is left over.",
            pairs={GUEST: "Underproofing", CUP: "Overhydration", TOM: "Overproofing"},
            extra=("A slow oven",),
            why="The point lies in the hours before the oven, which are too few (underproofing), "
            "in the mix from the very start (overhydration), "
            "in walls that have been stretched too far (overproofing).",
            feedback={
                GUEST: "The rolls had too little time to fill with gas.",
                CUP: "Her flour could not bind what the second cup had added.",
                TOM: "Its walls had been stretched beyond what they could carry.",
            },
        ),
        level="apply",
        template="T10",
        concepts=("short-rise", "wet-dough", "long-rise", "cool-oven"),
        case="rush",
        source=CRUMB,
    )
    assert made(t10_matching.build, SHORT_RISE) == [expected]


def test_a_case_that_fits_the_name_left_over_is_not_matched() -> None:
    assert [item.case for item in made(t10_matching.build, SHORT_RISE)] == ["rush"]
    assert {also for case in SHORT_RISE.examples for also in case.also or ()} == {"cool-oven"}


def test_a_case_that_shares_a_word_with_a_name_is_not_matched() -> None:
    leaking = changed(LONG_RISE, "lunch", text="Tom forgets his loaf in the oven.")
    deck = deck_of(SHORT_RISE, leaking, WET_DOUGH, COOL_OVEN)
    assert made(t10_matching.build, SHORT_RISE, deck) == []


def test_without_a_name_left_over_there_is_no_matching() -> None:
    assert made(t10_matching.build, SHORT_RISE, deck_of(SHORT_RISE, LONG_RISE, WET_DOUGH)) == []


def test_the_name_left_over_may_come_from_the_category() -> None:
    outside = replace(COOL_OVEN, group="")
    (item,) = made(t10_matching.build, SHORT_RISE, deck_of(SHORT_RISE, LONG_RISE, WET_DOUGH, outside))
    assert isinstance(item.question, Matching)
    assert item.question.extra == ("A slow oven",)


def test_a_matching_without_loci_says_why_its_first_case_is_one() -> None:
    (item,) = made(t10_matching.build, replace(SHORT_RISE, locus=""))
    assert item.question.why == "Underproofing: The rolls had too little time to fill with gas."
