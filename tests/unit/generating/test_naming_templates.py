"""T01, T02 and T09: the term is named from a definition or a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.identity import text_id
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.typed import Typed

from .bread import COOLING, CRUMB, DECK, FOLDING, LONG_RISE, MIXING, RATIO, RESTING, SHORT_RISE, deck_of, made

WHY = "Two things mark underproofing: few bubbles have formed; the dough springs back when poked."
WET = "A wet dough spreads however long it waits. Time is what a short rise lacks."
LONG = "There the bubbles grew too many and burst; here too few of them had grown."
SLOW = "A slow oven: the heat is so low that the crust closes late."
AUTHORED = "It is the other way round: the loaf had waited too little."


def test_term_is_typed_from_the_definition() -> None:
    expected = Item(
        key="bread/short-rise/name#T01.write.definition",
        card="bread/short-rise/name",
        deck="bread",
        concept="short-rise",
        skill="name",
        question=Typed(
            ask="Which baking fault is this? The loaf meets the heat before enough gas has gathered in it.",
            answer="underproofing",
            accept=("underproving",),
            also_accept={"too short a rise": "Yes. Bakers call it underproofing."},
            near_miss={
                "overproofing": AUTHORED,
                "overproving": AUTHORED,
                "overhydration": WET,
                "too wet a dough": WET,
                "a slow oven": SLOW,
            },
            rivals=("overproofing", "overproving"),
            why=WHY,
        ),
        level="remember",
        template="T01",
        concepts=("short-rise",),
        source=CRUMB,
    )
    assert expected == made("T01", SHORT_RISE)[0]


def test_each_variant_is_an_item_of_the_same_card() -> None:
    items = made("T01", SHORT_RISE)
    variant = text_id("dough is baked while its bubbles are still few and small")
    assert ["bread/short-rise/name#T01.write.definition", f"bread/short-rise/name#T01.write.{variant}"] == [
        item.key for item in items
    ]
    assert {"bread/short-rise/name"} == {item.card for item in items}


def test_a_definition_that_fits_another_concept_as_well_is_not_asked() -> None:
    twin = replace(LONG_RISE, definition="gas enough has gathered before the loaf meets its heat")
    deck = deck_of(SHORT_RISE, twin)
    assert [item.key.rpartition(".")[2] for item in made("T01", SHORT_RISE, deck)] == ["hd963fe9ec0a3"]
    assert made("T02", SHORT_RISE, deck) == []


def test_a_category_that_tells_a_word_of_the_term_gives_way() -> None:
    named = replace(RESTING, aliases=("resting step",))
    deck = deck_of(named, FOLDING, MIXING)
    assert (
        made("T01", named, deck)[0].question.stem
    ) == "Which idea is this? Flour and water stand together before salt and leaven go in."


def test_a_category_that_tells_a_word_of_another_option_gives_way_too() -> None:
    beside = replace(COOLING, aliases=("cold step",))
    (item,) = made("T02", RESTING, deck_of(RESTING, FOLDING, beside))
    assert item.question.stem.startswith("Which idea is this?")


def test_without_category_an_idea_is_asked_for() -> None:
    alone = replace(RATIO, category="")
    assert (
        made("T01", alone, deck_of(alone))[0].question.stem
    ) == "Which idea is this? Every ingredient is told as a share of the flour."


def test_the_deck_says_the_language_of_the_answer() -> None:
    deck = deck_of(SHORT_RISE, LONG_RISE, language="nl")
    question = made("T01", SHORT_RISE, deck)[0].question
    assert isinstance(question, Typed)
    assert question.language == "nl"


def test_term_is_chosen_among_siblings() -> None:
    expected = Item(
        key="bread/short-rise/name#T02.choose.definition",
        card="bread/short-rise/name",
        deck="bread",
        concept="short-rise",
        skill="name",
        question=Choice(
            ask="Which baking fault is this? The loaf meets the heat before enough gas has gathered in it.",
            options=(
                Option("Underproofing", correct=True, feedback=WHY),
                Option("A slow oven", feedback=SLOW, names="cool-oven"),
                Option("Overproofing", feedback=LONG, names="long-rise"),
                Option("Overhydration", feedback=WET, names="wet-dough"),
            ),
            why=WHY,
        ),
        level="remember",
        template="T02",
        concepts=("short-rise", "cool-oven", "long-rise", "wet-dough"),
        source=CRUMB,
    )
    assert expected == made("T02", SHORT_RISE)[0]


def test_fewer_than_two_siblings_make_no_choice() -> None:
    assert made("T02", RATIO) == []


def test_a_whole_is_no_distractor_for_its_part() -> None:
    (item,) = made("T02", FOLDING)
    assert {"folding", "resting", "cooling"} == set(item.concepts)


def test_a_sibling_whose_name_is_accepted_is_no_distractor() -> None:
    lenient = replace(SHORT_RISE, also_accept={"too wet a dough": "Nearly."})
    deck = replace(
        DECK, chapters=(replace(DECK.chapters[0], concepts=(lenient, *DECK.chapters[0].concepts[1:])),)
    )
    assert {"short-rise", "cool-oven", "long-rise"} == set(made("T02", lenient, deck)[0].concepts)


def test_term_is_filled_into_a_sentence_after_the_one_it_leans_on() -> None:
    (item,) = made("T09", SHORT_RISE)
    question = item.question
    assert isinstance(question, Cloze)
    assert (
        question.ask == "Which baking fault is missing? Heat sets the crumb within minutes. "
        "___ leaves it dense, as late gas tears the crust."
    )
    assert (question.answer, question.accept, question.why) == ("underproofing", ("underproving",), WHY)
    sentence = text_id("Underproofing leaves it dense, as late gas tears the crust.")
    assert ("remember", f"bread/short-rise/name#T09.write.{sentence}") == (item.level, item.key)


def test_the_article_before_the_gap_does_not_tell() -> None:
    assert [i.question.stem for i in made("T09", RESTING)] == [
        "Which step is missing? A(n) ___ saves kneading."
    ]


def test_either_apostrophe_finds_the_term() -> None:
    assert [item.question.stem for item in made("T09", RATIO)] == [
        "Which measure is missing? By the ___ one recipe serves any batch."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kneading is saved.",
        "Autolyse is autolyse.",
        "An autolyse-like rest saves kneading.",
        "Autolyses save kneading.",
        "It lets an autolyse save kneading.",
        "Autolysis is slow. So an autolyse takes patience.",
    ],
)
def test_no_gap_without_one_clear_place_for_the_term(text: str) -> None:
    concept = replace(RESTING, why_it_matters=text)
    assert made("T09", concept, deck_of(concept)) == []
