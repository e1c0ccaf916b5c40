"""T16 and T17: what a near case lacks, and which change would make it a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Concept, NonCase, Relations
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice

from .bread import deck_of, made
from .tea import COLD_STEEPING, DUST, POT, SCALDING, STEWING, TEA

IN_TIME = "She poured in good time; the dust was to blame."
DUSTY, LARDER, JUICE = STEWING.non_examples


def texts(item: Item) -> list[str]:
    """Its options, the key first."""
    return [option.text for option in item.question.options]


def stewing(*near: NonCase, **changes: object) -> Concept:
    """The same idea with these near cases alone."""
    return replace(STEWING, non_examples=near, **changes)


def test_what_is_missing_is_chosen_among_features_that_are_there() -> None:
    expected = Item(
        key="tea/stewing/recognise#T16.choose.dust",
        card="tea/stewing/recognise",
        deck="tea",
        concept="stewing",
        skill="recognise",
        question=Choice(
            ask="Ida pours out after three minutes. The cup is sharp, for the leaf was dust. "
            "What would still have to be true for this to be a case of stewing?",
            options=(
                Option("The leaves stay in far too long.", True, IN_TIME),
                Option(
                    "The water is hot enough to draw tannin.",
                    feedback="This much is there: the water is hot enough to draw tannin.",
                ),
                Option(
                    "It tastes sharp.",
                    feedback="This much is there: it tastes sharp. Something else is missing.",
                ),
            ),
            why=IN_TIME,
        ),
        level="analyse",
        template="T16",
        concepts=("stewing",),
        case="dust",
        source=POT,
    )
    assert made("T16", STEWING, TEA)[0] == expected


def test_a_case_of_another_idea_is_a_contrast_and_shows_a_mark_of_it() -> None:
    item = made("T16", STEWING, TEA)[1]
    assert item.key == "tea/stewing/contrast/cold-steeping#T16.choose.larder"
    assert (item.skill, item.concepts) == ("contrast", ("stewing", "cold-steeping"))
    assert item.question.options[-1] == Option(
        "Nobody lights a fire.",
        feedback="This is a case of cold steeping, and that marks it. "
        "Cold steeping takes a whole night. Without heat no tannin comes.",
        names="cold-steeping",
    )


def test_near_cases_that_name_no_feature_of_the_entry_make_nothing() -> None:
    assert made("T16", stewing(JUICE, replace(DUSTY, lacks="strainer")), TEA) == []


def test_marks_of_look_alikes_fill_up_where_features_are_few() -> None:
    (item,) = made("T16", SCALDING, TEA)
    assert item.question.stem.endswith(" What would still have to be true for this to be a scald?")
    assert item.question.options == (
        Option("Boiling water meets a tender leaf.", True, "The water was mild, and the dust did the harm."),
        Option(
            "The first sip is harsh at once.",
            feedback="This much is there: the first sip is harsh at once.",
        ),
        Option(
            "It tastes sharp.",
            feedback="That marks stewing. "
            "A scald is over in a second, with water too hot. Stewing takes time.",
            names="stewing",
        ),
    )
    assert item.concepts == ("scald", "stewing")


def test_what_shares_a_word_with_the_missing_feature_could_be_missing_too() -> None:
    """Of stewing the features `long` and `heat` speak of leaves and of water, as the missing one does."""
    (item,) = made("T16", SCALDING, TEA)
    assert "The leaf is broken to crumbs." not in texts(item)
    dry = replace(DUST, features={"small": "all of it is broken to crumbs"})
    (item,) = made("T16", SCALDING, deck_of(SCALDING, STEWING, dry))
    assert set(texts(item)[2:]) == {"It tastes sharp.", "All of it is broken to crumbs."}


def test_what_the_concept_may_rest_on_is_no_distractor() -> None:
    dry = replace(DUST, features={"small": "all of it is broken to crumbs"})
    resting = replace(SCALDING, relations=Relations(prerequisites=("dust",)))
    assert made("T16", resting, deck_of(resting, STEWING, dry))[0].concepts == ("scald", "stewing")
    leading = replace(dry, relations=Relations(leads_to=("scald",)))
    assert made("T16", SCALDING, deck_of(SCALDING, STEWING, leading))[0].concepts == ("scald", "stewing")


def test_a_feature_that_leans_on_another_is_not_taken_out_of_its_entry() -> None:
    leaning = replace(DUST, features={"small": "those crumbs pass through any strainer"})
    assert made("T16", SCALDING, deck_of(SCALDING, STEWING, leaning))[0].concepts == ("scald", "stewing")


def test_a_mark_is_explained_by_the_definition_where_no_note_tells_the_two_apart() -> None:
    near = replace(LARDER, names="dust")
    item = made("T16", stewing(near), TEA)[0]
    assert item.question.options[-1] == Option(
        "The leaf is broken to crumbs.",
        feedback="This is a case of dust, and that marks it. "
        "In other words: the leaf was broken too small to be strained out.",
        names="dust",
    )


def test_the_change_that_would_do_stands_beside_those_that_would_not() -> None:
    added = f"The change adds what was missing: the leaves stay in far too long. As it stood: {IN_TIME}"
    expected = Item(
        key="tea/stewing/recognise#T17.choose.dust",
        card="tea/stewing/recognise",
        deck="tea",
        concept="stewing",
        skill="recognise",
        question=Choice(
            ask="Ida pours out after three minutes. The cup is sharp, for the leaf was dust. "
            "Which change would make this a case of stewing?",
            options=(
                Option("She forgets the pot for an hour.", True, added),
                Option(
                    "She buys a finer leaf.",
                    feedback="A finer leaf would mend the cup. It leaves the time as it is.",
                    names="more-leaf",
                ),
                Option(
                    "She takes a larger pot.",
                    feedback="A larger pot makes more of the same cup in the same time.",
                    names="cold-steeping",
                ),
                Option(
                    "She stirs in some milk.",
                    feedback="Milk hides what is sharp and leaves the time as it was.",
                ),
            ),
            why=added,
        ),
        level="analyse",
        template="T17",
        concepts=("stewing", "cold-steeping"),
        case="dust",
        source=POT,
    )
    assert made("T17", STEWING, TEA) == [expected]


def test_a_change_to_a_case_of_another_idea_is_a_contrast_with_it() -> None:
    (item,) = made("T17", stewing(replace(DUSTY, names="dust")), TEA)
    assert (item.card, item.skill) == ("tea/stewing/contrast/dust", "contrast")
    assert item.concepts == ("stewing", "dust", "cold-steeping")


@pytest.mark.parametrize(
    "near",
    [
        replace(DUSTY, lacks=""),
        replace(DUSTY, change=" "),
        replace(DUSTY, not_change=DUSTY.not_change[:1]),
    ],
)
def test_a_change_is_asked_only_with_its_feature_and_two_others(near: NonCase) -> None:
    assert made("T17", stewing(near), TEA) == []


def test_the_reason_for_a_change_fits_the_window() -> None:
    long = replace(DUSTY, why="She poured out in good time, as the clock on the wall said, " * 3)
    (item,) = made("T17", stewing(long), TEA)
    assert (
        item.question.options[0].feedback
        == "The change adds what was missing: the leaves stay in far too long."
    )


def test_what_the_near_case_is_instead_may_be_joined_to_the_concept() -> None:
    """Its features hold in the story, so none of them can be what is missing."""
    joined = replace(COLD_STEEPING, relations=Relations(leads_to=("stewing",)))
    item = made("T16", STEWING, deck_of(STEWING, joined))[1]
    assert item.question.options[-1].names == "cold-steeping"
