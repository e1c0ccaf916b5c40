"""What ties an item to its source and its deck: provenance, hedges, figures, distractors, pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aligntutor.core.concepts import Case, Certainty, Contrast, Figure, Misconception
from aligntutor.core.decks import Chapter
from aligntutor.core.items import Item, Option, Source
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.lint import Desk, check, entry
from aligntutor.lint.likeness import Likeness

from .clean import (
    ARCHED,
    CHOICE,
    CLEAN,
    DECK,
    DESK,
    HANGING,
    LEVEL,
    STAYED,
    item,
    own,
    spoilt,
    with_option,
)

KEY, TOWERS, ANCHORS, _ = CHOICE.options
WHY = CHOICE.why


def desk(**changes: Any) -> Desk:
    """The desk with the first concept changed in these fields."""
    concepts = (replace(HANGING, **changes), ARCHED, LEVEL, STAYED)
    return Desk.of(replace(DECK, chapters=(Chapter("types", "Types", concepts),)))


def told(flawed: Item, at: Desk = DESK) -> list[tuple[str, str]]:
    return sorted({(one.rule, one.severity) for one in check(flawed, at)})


# R20


@pytest.mark.parametrize("source", [Source(), Source(("of-bridges",)), Source(footnotes=("1",))])
def test_an_item_rests_where_its_entry_rests(source: Source) -> None:
    assert told(CLEAN["choice"]._replace(source=source))[0] == ("R20", "error")


def test_a_shared_section_or_a_shared_note_is_enough() -> None:
    at = desk(source=Source(("long-spans", "of-bridges"), ("1",)))
    for source in (Source(("long-spans",)), Source(("long-spans", "of-bridges"))):
        assert told(CLEAN["choice"]._replace(source=source), at) == []


def test_an_entry_without_a_source_needs_one_only_where_there_is_a_fingerprint() -> None:
    bare = CLEAN["choice"]._replace(source=Source())
    assert told(bare, desk(source=Source())) == [("R20", "error")]
    assert told(bare, replace(desk(source=Source()), fingerprint=None)) == []


def test_a_concept_that_is_not_in_the_deck() -> None:
    assert told(CLEAN["choice"]._replace(concepts=("hanging", "hangign"))) == [("R20", "error")]
    (found,) = check(CLEAN["choice"]._replace(concepts=("hanging", "hangign")), DESK)
    assert found.hint == "Did you mean “hanging”?"


def test_a_card_of_its_own_may_rest_on_nothing_but_not_on_what_is_not_there() -> None:
    assert told(own(CHOICE)) == []
    nowhere = own(CHOICE)._replace(source=Source(("long-span",), ("9",)))
    found = check(nowhere, DESK)
    assert [(one.rule, one.severity) for one in found] == [("R20", "warning")] * 2
    assert [one.message for one in found] == [
        "The source has no section “long-span”.", "The source has no footnote “9”.",
    ]  # fmt: skip
    assert found[0].hint == "Did you mean “long-spans”?"
    assert told(nowhere, replace(DESK, fingerprint=None)) == []


def test_an_entry_whose_section_is_not_there_is_told_once() -> None:
    wrong = replace(HANGING, source=Source(("long-span",)))
    assert [(one.rule, one.severity, one.entry) for one in entry(wrong, DESK)] == [
        ("R20", "error", "hanging")
    ]
    assert entry(HANGING, DESK) == ()


DATED = "The neighbours on both sides currently take it over."


@pytest.mark.parametrize(
    "flawed",
    [
        with_option("choice", 0, text=DATED),
        spoilt("typed", ask="Which type is this? Today's crossings are carried this way.")._replace(
            skill="name"
        ),
        spoilt("false", answer=True, ask="True or false? A heavier roadway is rare nowadays."),
    ],
)
def test_a_claim_bound_to_its_time_is_dated(flawed: Item) -> None:
    assert told(flawed) == [("R20", "error")]
    assert told(flawed._replace(source=replace(flawed.source, as_of="1826-01"))) == []
    assert told(flawed, replace(DESK, language="nl")) in ([], [("R18", "error")])


@pytest.mark.parametrize(
    "harmless",
    [
        spoilt("choice", ask="Suppose that currently a cable tears. What carries it from now on?"),
        with_option("choice", 0, text=DATED)._replace(skill="recognise"),
        with_option("choice", 0, text="The neighbours, as “currently” says, take it over."),
        with_option("choice", 0, text="The neighbours on both sides concurrently take it over."),
        with_option("choice", 1, text="The towers currently sink until they reach across."),
    ],
)
def test_suppositions_cases_quotations_and_wrong_options_are_of_no_date(harmless: Item) -> None:
    assert told(harmless) == []


# R21


def stated(text: str, skill: str = "infer") -> Item:
    """A clean choice whose right option is this text."""
    return with_option("choice", 0, text=text)._replace(skill=skill)


def test_each_group_of_must_mention_is_in_question_or_answer() -> None:
    at = desk(must_mention=(("cable", "rope"), ("neighbours", "half the load")))
    assert told(CLEAN["choice"], at) == []
    lost = stated("The ropes on both sides take over what it held.")
    assert told(lost, at) == [("R21", "error")]
    inflected = stated("The ropes at hand take half the loads it held.")._replace(skill="name")
    assert told(inflected, at) == [("R09", "warning")]
    assert told(lost, replace(at, language="nl")) == [("R21", "error")]


@pytest.mark.parametrize("skill", ["recognise", "contrast", "attribute", "map", "presuppose"])
def test_what_states_no_claim_needs_no_mention(skill: str) -> None:
    at = desk(must_mention=(("toll",),), certainty="hedged")
    assert told(CLEAN["choice"]._replace(skill=skill), at) == []
    assert told(CLEAN["choice"], at) == [("R21", "error")]


@pytest.mark.parametrize("certainty", ["hedged", "open", "reported"])
def test_a_claim_that_is_not_plainly_so_keeps_its_hedge_or_its_speaker(certainty: Certainty) -> None:
    at = desk(certainty=certainty)
    assert told(CLEAN["choice"], at) == [("R21", "error")]
    for ask in (
        "A cable tears in a storm. By the essay's account, what carries its share of it?",
        "A cable tears in a storm. What carries its share, as Telford has it?",
    ):
        assert told(spoilt("choice", ask=ask), at) == []
    assert told(stated("The neighbours on both sides are likely to take it."), at) == [("R12", "warning")]
    for plain in ("definition", "asserted"):
        assert told(CLEAN["choice"], desk(certainty=plain)) == []


def test_the_correction_of_a_false_statement_may_carry_the_hedge() -> None:
    claim = "A heavier roadway swings more."
    for correction, found in (
        ("Weight seems to steady a roadway, and light ones swing more.", []),
        ("Weight steadies a roadway, and the light ones swing more.", [("R21", "error")]),
    ):
        at = desk(certainty="hedged", misconceptions=(Misconception(claim, correction, id="heavier"),))
        false = TrueFalse(
            f"True or false? {claim}", False, correction, "Heavy things hit harder when they move.", "heavier"
        )
        assert told(item(false, "T08", "heavier")._replace(skill="refute"), at) == found


@pytest.mark.parametrize(
    "text",
    [
        "The neighbours on both sides certainly take it over.",
        "The neighbours on both sides will inevitably hold it.",
        "The neighbours prove that a river stays in its place.",
        "The neighbours are proven to hold what one of them held.",
    ],
)
def test_an_answer_says_no_more_than_a_source_can(text: str) -> None:
    assert {rule for rule, _ in told(stated(text))} - {"R11"} == {"R21"}
    assert {rule for rule, _ in told(stated(text, "recognise"))} <= {"R11"}


@pytest.mark.parametrize(
    "text",
    [
        "The neighbours do not prove that anything holds it.",
        "The neighbours prove useful and take over what it held.",
        "The neighbours, as “certainly” says, take over.",
        "The uncertainly hung neighbours take over what it held.",
    ],
)
def test_what_is_denied_quoted_or_turns_out_so_claims_nothing(text: str) -> None:
    assert told(stated(text)) == []


def test_of_sentences_with_a_slip_the_others_are_held_to_be_so() -> None:
    slip = Choice(
        "Think of a hanging roadway. Which of these sentences has a slip in it?",
        (
            replace(KEY, text="The ropes at hand certainly give way one by one."),
            replace(TOWERS, text="The towers may be squeezed from the top down."),
            replace(ANCHORS, text="The anchors may be pulled towards the water."),
        ),
        WHY,
    )
    found = item(slip, "T20")._replace(skill="find-slip")
    assert told(found, desk(certainty="hedged")) == []
    assert told(found._replace(question=replace(slip, options=slip.options[:1] + CHOICE.options[1:3])),
                desk(certainty="hedged")) == [("R21", "error")]  # fmt: skip


# R23


def number(text: str) -> Item:
    return stated(f"The neighbours on both sides hold {text} of it.")


@pytest.mark.parametrize("foreign", ["95", "95 %", "1,500", "1 500", "3.5", "95–99"])
def test_a_number_that_stands_nowhere_in_its_entry(foreign: str) -> None:
    assert told(number(foreign)) == [("R23", "warning")]
    assert told(
        spoilt("choice", ask=f"Of {foreign} cables one snaps. What carries its share of the load?")
    ) == [("R23", "warning")]


def test_numbers_are_licensed_by_figures_ratios_cases_and_dates() -> None:
    figure = Figure(738, "answers, of 4271 asked in 1990", "people", id="f", derive={"share": "162/738"})
    at = desk(figures=(figure,), examples=(Case("A roadway of 60 m hangs.", "It hangs.", id="c", also=()),))
    for licensed in ("738", "162", "22 %", "21.95 %", "22.0 %", "4,271", "4 271", "1990", "60"):
        assert (licensed, told(number(licensed), at)) == (licensed, [])
    for foreign in ("23 %", "21.9 %", "737", "600"):
        assert (foreign, told(number(foreign), at)) == (foreign, [("R23", "warning")])


@pytest.mark.parametrize(
    "harmless", ["a GPT-4", "an R2D2", "a 4th part", "a one-third part", "a 3.5th", "90s music"]
)
def test_digits_inside_names_are_no_numbers(harmless: str) -> None:
    assert told(number(harmless)) == []


def test_numbers_in_wrong_options_and_without_a_source_are_let_be() -> None:
    assert told(with_option("choice", 1, text="The towers sink by 95 m until they reach across.")) == []
    assert told(number("95"), replace(DESK, fingerprint=None)) == []
    assert told(own(number("95").question)) == []


# R24


def test_a_distractor_drawn_from_another_entry_says_which() -> None:
    for template, expected in (("T03", [("R24", "error")]), ("T13", []), ("T20", [])):
        assert told(CLEAN["choice"]._replace(template=template)) == expected
    assert told(own(CHOICE)) == []


def test_a_distractor_that_names_nothing_known() -> None:
    flawed = with_option("choice", 1, names="levle")
    assert told(flawed) == [("R24", "error")]
    assert check(flawed, DESK)[0].hint == "Did you mean “level”?"
    assert told(own(flawed.question)) == [("R24", "warning")]
    assert told(with_option("choice", 1, names="heavier")) == []


def test_a_distractor_may_be_two_look_alikes_away_and_no_more() -> None:
    def chain(*links: Contrast) -> Desk:
        apart = [replace(one, category="") for one in (HANGING, ARCHED, LEVEL, STAYED)]
        apart[0] = replace(apart[0], group="", contrasts=(Contrast("stayed"),))
        apart[2] = replace(apart[2], contrasts=links)
        return Desk.of(replace(DECK, chapters=(Chapter("types", "Types", tuple(apart)),)))

    only_level = spoilt("choice", options=(KEY, TOWERS, replace(ANCHORS, names="")))
    assert told(only_level, chain(Contrast("stayed"))) == []
    assert told(only_level, chain(Contrast("arched"))) == [("R24", "warning")]
    related = (
        replace(KEY, text="Beam"),
        replace(TOWERS, text="Arch", names="arched"),
        replace(ANCHORS, text="Stays", names="arched"),
    )
    other = only_level._replace(concepts=("hanging", "level", "arched"), skill="presuppose")
    other = other._replace(question=Choice("Which idea does it build on, by the account?", related, WHY))
    assert told(other, chain(Contrast("arched"))) == []
    near = replace(DECK.concepts["level"], near_miss={"hanging": "That is another type."})
    both = Desk.of(replace(DECK, chapters=(Chapter("t", "T", (HANGING, near)),))).likeness
    assert both.links == {"hanging": {"hanging", "level"}, "level": {"hanging", "level"}}


def test_what_is_kept_of_likeness_grows_with_the_concepts_and_not_with_their_pairs() -> None:
    def kept(size: int) -> int:
        concepts = {
            f"c{n}": replace(LEVEL, id=f"c{n}", category="bridge", contrasts=(), near_miss={})
            for n in range(size)
        }
        found = Likeness.of(concepts)
        assert found.near("c0", f"c{size - 1}")
        tables = (found.links, found.kinds, found.beside)
        return sum(len(tied) for table in tables for tied in table.values())

    assert kept(400) - kept(200) == kept(600) - kept(400)


SNAPPED = Case("A rope tears and the road stays up.", "Others take over.", id="torn", also=("level",))


def test_a_case_that_fits_a_distractor_too() -> None:
    names = Choice(
        "A rope tears and the road stays up. Which type does this show best?",
        (Option("Suspension bridge", True, WHY), Option("Beam", False, TOWERS.feedback, "level"),
         Option("Arch", False, ANCHORS.feedback, "arched")),
        WHY,
    )  # fmt: skip
    asked = item(names, "T04", "torn")._replace(case="torn", skill="recognise")
    assert told(asked, desk(examples=(SNAPPED,))) == [("R24", "error")]
    assert told(asked, desk(examples=(replace(SNAPPED, also=("stayed",)),))) == []


def test_a_distractor_case_that_fits_the_concept_too() -> None:
    plank = Case("A plank gives way and nobody is hurt.", "It lies flat.", id="plank", also=("hanging",))
    level = replace(LEVEL, examples=(plank,))
    at = Desk.of(replace(DECK, chapters=(Chapter("types", "Types", (HANGING, ARCHED, level, STAYED)),)))
    cases = Choice(
        "In which of these do we see it most clearly?",
        (Option(SNAPPED.text, True, WHY), Option(plank.text, False, TOWERS.feedback, "level"),
         Option("A stone is lost and the gate falls in.", False, ANCHORS.feedback, "arched")),
        WHY,
    )  # fmt: skip
    asked = item(cases, "T05")._replace(skill="recognise")
    assert told(asked, at) == [("R24", "error")]
    assert told(asked) == []


def matched(pairs: dict[str, str], *extra: str) -> Item:
    question = Matching("Which type does each of these cases show?", pairs, extra, WHY)
    return item(question, "T10")._replace(skill="recognise", concepts=("hanging", "level", "arched"))


PAIRS = {
    "A rope tears and the road stays up.": "Suspension bridge",
    "A stone drops out and all falls.": "Arch",
}


def test_a_matched_case_that_fits_a_second_name() -> None:
    at = desk(examples=(SNAPPED,))
    assert told(matched(PAIRS, "Beam"), at) == [("R24", "error")]
    assert told(matched(PAIRS, "Cable stays"), at) == []


# all nine kinds


def test_an_echo_within_a_pair() -> None:
    assert told(matched(PAIRS, "Beam")) == []
    one = {**PAIRS, "A tired mule crosses on a plank.": "Mule track"}
    assert told(matched(one, "Beam")) == [("R09", "warning")]
    assert told(matched({"An arch of stone stands in a field.": "Arch"}, "Beam", "Rope bridge")) == [
        ("R09", "error")
    ]
    assert told(matched({"An arch of stone stands in a field.": "Arch"}, "Flat arch", "Rope bridge")) == []


def test_right_sides_and_parts_that_say_the_same() -> None:
    assert told(matched(PAIRS, "arch")) == [("R03", "error")]
    assert told(matched(PAIRS, "None of these")) == [("R04", "error")]
    steps = {"a": "A rope tears", "b": "A rope tears", "c": "The rest of them hold"}
    order = Ordering("In which order do these steps come?", steps, (("a", "c"),), WHY)
    assert told(own(order)) == [("R03", "error")]
    told_apart = {**steps, "b": "A rope tears and the deck tilts", "c": "All of them hold"}
    assert told(own(replace(order, items=told_apart))) == []


def test_a_flashcard_states_its_back() -> None:
    card = item(Flashcard("Explain a hanging roadway: what is it?", "Ropes hold it up."), "T18")
    assert told(card, desk(certainty="reported")) == [("R21", "error")]
    said = Flashcard("Explain a hanging roadway.", "Telford says that ropes hold it.")
    assert told(card._replace(question=said), desk(certainty="reported")) == []
