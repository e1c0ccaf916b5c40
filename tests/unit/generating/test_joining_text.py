"""Authors' clauses put into sentences, and feedback of a good length."""

from __future__ import annotations

import pytest

from aligntutor.generating.explaining import fitting, grounds
from aligntutor.generating.wording import amount, clause, sentence, sentences

from .bread import COOL_OVEN, MIXING, RESTING, SHORT_RISE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bread rises", "Bread rises."),
        ("Bread rises.", "Bread rises."),
        ("does it rise?", "Does it rise?"),
        ("“rise” is a word", "“Rise” is a word."),
        ("he said “rise.”", "He said “rise.”"),
        ("*slow* dough", "*Slow* dough."),
        ("élan helps", "Élan helps."),
        ("`x` rises", "`x` rises."),
        ("flour, water,", "Flour, water."),
        ("", ""),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert expected == sentence(text)


def test_clause_loses_its_stop_but_no_dots() -> None:
    assert [clause("bread rises."), clause("and so on...")] == ["bread rises", "and so on..."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One rises. Two sink!  Three?", ["One rises.", "Two sink!", "Three?"]),
        ("Use rye, e.g. Danish rye. Then wait.", ["Use rye, e.g. Danish rye.", "Then wait."]),
        ("J. Beard baked. He wrote.", ["J. Beard baked.", "He wrote."]),
        ("It costs 3.5 coins. Cheap.", ["It costs 3.5 coins.", "Cheap."]),
        ("She said “rise.” It rose.", ["She said “rise.”", "It rose."]),
        ("Over\ntwo lines. Done.", ["Over two lines.", "Done."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert expected == sentences(text)


@pytest.mark.parametrize(
    ("number", "expected"), [(17.0, "17"), (4271, "4,271"), (3.8, "3.8"), (-0.25, "-0.25")]
)
def test_amount(number: float, expected: str) -> None:
    assert expected == amount(number)


def test_feedback_is_the_first_of_a_good_length() -> None:
    long = "word " * 60
    good = "one two three four five six seven eight"
    assert good == fitting(["too short", long, good, "a b c d e f g h"])
    assert fitting(["too short", long]) == "too short"
    assert fitting([]) == ""


def test_feedback_does_not_repeat_what_was_asked() -> None:
    asked = "the heat is so low that the crust closes late"
    other = "a weak fire leaves the top of the loaf open for long"
    assert other == fitting([asked, other], unlike=asked)


def test_reasons_are_features_then_why_it_matters_then_another_definition() -> None:
    features = "Two things mark underproofing: few bubbles have formed; the dough springs back when poked."
    assert features == grounds(SHORT_RISE)
    assert grounds(RESTING) == "What marks autolyse: nothing but flour and water has met yet."
    oven = grounds(COOL_OVEN, COOL_OVEN.definition)
    assert oven == "A slow oven: the fire is too weak to set the crust in time."
    assert grounds(MIXING) == "Mixing: everything that belongs in the bread is brought together."
