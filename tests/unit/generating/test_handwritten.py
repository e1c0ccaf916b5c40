"""Cards written by hand become items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.decks import Chapter, Deck, Written
from aligntutor.core.items import Item, Option, Question, Source
from aligntutor.generating import written
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.kinds.typed import Typed

from .bread import COOL_OVEN, CRUMB, DECK, LONG_RISE, SHORT_RISE

FLASH = Flashcard("Why does bread rise?", "Yeast makes gas.")


def deck_with(*cards: Written) -> Deck:
    return replace(DECK, chapters=(*DECK.chapters, Chapter("own", "Own", cards=cards)))


def test_a_card_without_concept_stands_for_itself() -> None:
    expected = Item(
        key="bread/rise#own.recall.rise",
        card="bread/rise",
        deck="bread",
        concept="",
        skill="",
        question=FLASH,
        level="remember",
    )
    assert [expected] == list(written(deck_with(Written("rise", FLASH))))


def test_a_card_with_concept_and_skill_joins_that_rotation() -> None:
    choice = Choice(
        "What sinks?", (Option("A loaf", True), Option("A slow oven", names="cool-oven"), Option("Air"))
    )
    (item,) = written(deck_with(Written("sinks", choice, "short-rise", "infer/poke")))
    assert (
        item.card,
        item.key,
    ) == ("bread/short-rise/infer/poke", "bread/short-rise/infer/poke#own.choose.sinks")
    assert (item.skill, item.level, item.template) == ("infer", "analyse", "")
    assert item.concepts == ("short-rise", "cool-oven")
    assert item.source == CRUMB


def test_a_card_with_a_concept_alone_keeps_its_own_key() -> None:
    source = Source(sections=("yeast",))
    (item,) = written(deck_with(Written("rise", FLASH, "short-rise", source=source)))
    assert ("bread/rise", "short-rise", source) == (item.card, item.concept, item.source)


@pytest.mark.parametrize("kind", [Typed, Cloze])
def test_entry_ids_among_near_misses_become_names(kind: type[Typed] | type[Cloze]) -> None:
    question = kind(
        ask="Gas ran out: ___?",
        answer="underproofing",
        near_miss={
            "long-rise": "Too long.",
            "short bake": "Baking came later.",
            "cool-oven": "Heat was fine.",
        },
    )
    (item,) = written(deck_with(Written("out", question)))
    assert isinstance(item.question, Typed | Cloze)
    assert {
        LONG_RISE.term: "Too long.",
        LONG_RISE.aliases[0]: "Too long.",
        "short bake": "Baking came later.",
        COOL_OVEN.term: "Heat was fine.",
    } == item.question.near_miss


@pytest.mark.parametrize(
    ("question", "form"),
    [
        (Choice("Which?", ()), "choose"),
        (Multiple("Which?", ()), "choose"),
        (TrueFalse("Bread floats.", False), "choose"),
        (Typed("Which?", "yeast"), "write"),
        (Cloze("___ rises.", "dough"), "write"),
        (Numeric("How many?", 3), "write"),
        (Matching("Which?", {"yeast": "gas"}), "match"),
        (Ordering("When?", {"rise": "Dough rises"}, ()), "arrange"),
        (FLASH, "recall"),
    ],
)
def test_form_by_kind(question: Question, form: str) -> None:
    assert [f"bread/q#own.{form}.q"] == [item.key for item in written(deck_with(Written("q", question)))]


def test_written_cards_come_in_file_order() -> None:
    cards = [Written(id, FLASH) for id in ("b", "a", "c")]
    assert [item.key.rpartition(".")[2] for item in written(deck_with(*cards))] == ["b", "a", "c"]


def test_the_deck_is_left_as_it_is() -> None:
    question = Typed("Which?", "underproofing", near_miss={"long-rise": "Too long."})
    list(written(deck_with(Written("out", question))))
    assert question.near_miss == {"long-rise": "Too long."}
    assert SHORT_RISE is DECK.concepts["short-rise"]
