"""An entry's own texts are looked at before anything is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import (
    Attribution,
    Case,
    Certainty,
    Concept,
    Consequence,
    Contrast,
    Misconception,
    Relations,
)
from aligntutor.core.decks import Chapter, Deck
from aligntutor.lint import Desk, entry

from .clean import DECK, DESK, HANGING

COPIED = "A deck takes the shape of a long and patient bow."
CASE = Case("A road hangs over a gorge.", "It is held from above.", id="snap", also=())


def told(concept: Concept, desk: Desk = DESK) -> list[tuple[str, str]]:
    return [(found.rule, found.severity) for found in entry(concept, desk)]


def test_a_clean_entry_passes() -> None:
    assert entry(replace(HANGING, examples=(CASE,)), DESK) == ()


@pytest.mark.parametrize(
    "copied",
    [
        replace(HANGING, definition=COPIED),
        replace(HANGING, definition_variants=(COPIED,)),
        replace(HANGING, why_it_matters=COPIED),
        replace(HANGING, features={"curve": COPIED}),
        replace(HANGING, near_miss={"arched": COPIED}),
        replace(HANGING, also_accept={"hanging bridge": COPIED}),
        replace(HANGING, contrasts=(Contrast("arched", note=COPIED),)),
        replace(HANGING, examples=(replace(CASE, text=COPIED),)),
        replace(HANGING, examples=(replace(CASE, why=COPIED),)),
        replace(HANGING, misconceptions=(Misconception("It stands.", COPIED),)),
    ],
)
def test_copied_words_are_found_in_every_field(copied: Concept) -> None:
    assert told(copied) == [("R22", "error")]


def test_a_marked_quotation_is_no_copying() -> None:
    quoted = "Telford says: “a rope that hangs between two towers takes the shape of”."
    assert told(replace(HANGING, why_it_matters=quoted)) == []
    assert told(replace(HANGING, why_it_matters=quoted.replace("Telford says", "So"))) == [("R22", "error")]


def test_a_finding_stands_at_its_element() -> None:
    (found,) = entry(replace(HANGING, examples=(replace(CASE, why=COPIED),)), DESK)
    assert (found.path, found.line, found.entry) == ("types.yaml", 20, "hanging")


@pytest.mark.parametrize("field", ["definition", "locus"])
def test_a_word_of_the_name_in_a_field_that_asks_for_it(field: str) -> None:
    assert told(replace(HANGING, **{field: "ropes in suspense hold it"})) == [("entry", "warning")]
    assert told(replace(HANGING, **{field: "ropes in suspense hold it"}), replace(DESK, language="nl")) == []


def test_a_case_of_a_group_says_what_else_it_fits() -> None:
    unclaimed = replace(HANGING, examples=(replace(CASE, also=None),))
    assert told(unclaimed) == [("entry", "warning")]
    assert told(replace(unclaimed, group="")) == []


def beside(concept: Concept, *others: Concept) -> Desk:
    """A desk on which the concept lies among these."""
    return Desk(Deck("bridges", "Bridges", (Chapter("types", "Types", (concept, *others)),)))


def test_a_word_of_the_name_in_a_consequence() -> None:
    told_on = replace(
        HANGING, consequences=(Consequence("a cable tears", "the bridge holds", (), id="snap"),)
    )
    (found,) = entry(told_on, DESK)
    assert (found.rule, found.severity, found.line) == ("entry", "warning", 20)
    assert told(replace(told_on, skip=("T13",))) == []
    assert told(replace(HANGING, consequences=(Consequence("a bridge tears", "the rest holds", ()),))) == []


def test_a_definition_of_another_length_than_its_category() -> None:
    others = [replace(one, category="type") for one in DECK.concepts.values() if one.id != "hanging"]
    usual = "a roadway lies on what bears it from below"
    for length, found in ((20, [("entry", "warning")]), (30, []), (55, []), (75, [("entry", "warning")])):
        odd = replace(HANGING, definition="x" * length)
        assert told(odd, beside(odd, *(replace(one, definition=usual) for one in others))) == found
        assert told(odd, beside(odd, *others[:1])) == []
        assert told(odd, beside(odd, *(replace(one, category="part") for one in others))) == []


def test_a_definition_that_alone_opens_as_it_does() -> None:
    others = [one for one in DECK.concepts.values() if one.id != "hanging"]
    odd = replace(HANGING, definition="to have a roadway held from above by cables")
    assert told(odd, beside(odd, *others)) == [("entry", "warning")]
    assert (
        told(
            odd,
            beside(odd, *others[1:], replace(others[0], definition="to lean stone on stone over a river")),
        )
        == []
    )
    assert told(odd, replace(beside(odd, *others), language="nl")) == []


def test_a_case_of_another_length_than_its_group() -> None:
    def cases(*lengths: int) -> Concept:
        texts = ("x" * length for length in lengths)
        return replace(
            HANGING,
            examples=tuple(Case(text, "So it is.", id=f"c{n}", also=()) for n, text in enumerate(texts)),
        )

    def found(concept: Concept, *others: Concept) -> list[tuple[str, str]]:
        return told(concept, beside(concept, *others))

    assert found(cases(100, 100, 160)) == [("entry", "warning")]
    assert found(cases(100, 100, 40)) == [("entry", "warning")]
    assert found(cases(100, 60, 140)) == []
    assert found(cases(100, 300)) == []
    assert found(replace(cases(100, 100, 160), group="")) == []
    long = replace(cases(160, 160, 160), id="other", term="other")
    assert found(cases(60), long) == [("entry", "warning")]
    assert found(cases(60), replace(long, group="")) == []


def test_cases_come_from_several_walks_of_life() -> None:
    def domains(*names: str) -> Concept:
        return replace(
            HANGING, examples=tuple(replace(CASE, id=f"c{n}", domain=name) for n, name in enumerate(names))
        )

    assert told(domains("sea", "Sea", "war")) == [("entry", "warning")]
    assert told(domains("sea", "war", "sport")) == []
    assert told(domains(*("sea", "war", "sport", "law") * 2)) == []
    assert told(domains(*("sea", "war", "sport") * 2)) == [("entry", "warning")]
    assert told(domains("", "", "")) == []


@pytest.mark.parametrize("certainty", ["hedged", "open", "reported"])
def test_a_claim_that_is_not_plainly_so_is_kept_so(certainty: Certainty) -> None:
    bare = replace(HANGING, certainty=certainty)
    assert told(bare) == [("entry", "warning")]
    assert told(replace(bare, must_mention=(("may",),))) == []
    assert told(replace(bare, definition="the roadway may be held from above by cables")) == []
    half = ("cables seem to bear it", "cables bear it")
    assert told(replace(bare, definition=half[0], definition_variants=half), Desk(DECK)) != []
    assert told(bare, replace(DESK, language="nl")) == []


def test_copied_words_in_the_fields_of_relations_and_attribution() -> None:
    because = Relations(builds_on=("arched",), because={"arched": COPIED})
    assert told(replace(HANGING, relations=because)) == [("R22", "error")]
    said = Attribution(by="Thomas Telford", claim=COPIED)
    assert told(replace(HANGING, attribution=said)) == [("R22", "error")]


def test_without_a_fingerprint_nothing_is_called_copied() -> None:
    assert told(replace(HANGING, why_it_matters=COPIED), Desk(DECK)) == []
