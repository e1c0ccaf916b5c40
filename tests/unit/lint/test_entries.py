"""An entry's own texts are looked at before anything is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Case, Concept, Contrast, Misconception
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


def test_without_a_fingerprint_nothing_is_called_copied() -> None:
    assert told(replace(HANGING, why_it_matters=COPIED), Desk(DECK)) == []
