"""What holds for all templates: order, skipping, determinism, ranking."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aligntutor.core.concepts import (
    Analogy,
    Attribution,
    Case,
    Concept,
    Consequence,
    Contrast,
    Figure,
    Misconception,
    NonCase,
    Relations,
    Sequence,
    Trap,
    WrongConsequent,
)
from aligntutor.core.identity import digest
from aligntutor.core.items import Item, Question
from aligntutor.generating import TEMPLATES, generate
from aligntutor.generating.drawing import MOST, Drawing
from aligntutor.kinds.codec import decode, encode
from aligntutor.kinds.typed import Typed
from aligntutor.lint import Desk, settle

from .bread import DECK, LONG_RISE, SHORT_RISE, deck_of

PRINT = """
from bread import DECK
from aligntutor.core.identity import canonical, digest
from aligntutor.generating import generate
print(digest(*(canonical([i.key, i.content, i.concepts]) for i in generate(DECK, "7"))))
"""


def shown(item: Item) -> tuple[str, ...]:
    """The key and the two distractors that a beginner sees."""
    return tuple(option.text for option in item.question.options[:3])


def question_of(item: Item) -> Question:
    """The question after a way through storage."""
    return decode(encode(item.question))


def _crowd(count: int) -> list[Concept]:
    """So many siblings, each with a definition and two cases in invented words."""
    return [
        Concept(
            id=f"c{n}",
            term=f"{digest(str(n))[:8]}",
            definition=f"{digest('d', str(n))[:9]} is {digest('e', str(n))[:9]}",
            category="thing",
            examples=tuple(
                Case(f"{digest('x', str(n), str(m))[:9]} happens.", "It does.", id=str(m), also=())
                for m in range(2)
            ),
        )
        for n in range(count)
    ]


def test_items_come_in_the_order_of_concepts_and_templates() -> None:
    order = [(item.concept, item.template) for item in generate(DECK, "7")]
    concepts, templates = list(DECK.concepts), list(TEMPLATES)
    assert sorted(order, key=lambda pair: (concepts.index(pair[0]), templates.index(pair[1]))) == order
    assert set(concepts) == {concept for concept, _ in order}


def test_item_keys_are_unique() -> None:
    keys = [item.key for item in generate(DECK, "7")]
    assert len(set(keys)) == len(keys)


def test_a_skipped_template_makes_nothing() -> None:
    whole, deck = (deck_of(replace(SHORT_RISE, skip=skip), LONG_RISE) for skip in ((), ("T01", "T04")))
    items, kept = (
        [item for item in generate(one, "7") if item.concept == "short-rise"] for one in (whole, deck)
    )
    assert kept == [item for item in items if item.template not in ("T01", "T04")] != items


def test_one_concept_alone_gets_the_items_it_has_in_the_deck() -> None:
    whole = [item for item in generate(DECK, "7") if item.concept == "long-rise"]
    assert whole == list(generate(DECK, "7", only=LONG_RISE))


def test_output_does_not_hang_on_hash_seed_or_locale() -> None:
    here = str(Path(__file__).parent)
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4711", "POSIX"))
    }
    assert len(printed) == 1


def test_another_seed_draws_another_order() -> None:
    deck = deck_of(*_crowd(12))
    assert list(map(shown, generate(deck, "1"))) != list(map(shown, generate(deck, "2")))
    assert [item.key for item in generate(deck, "1")] == [item.key for item in generate(deck, "2")]


def test_key_and_distractors_come_from_the_same_field() -> None:
    concepts = DECK.concepts.values()
    terms = {concept.term for concept in concepts}
    definitions = {concept.definition for concept in concepts}
    variants = {variant for concept in concepts for variant in concept.definition_variants}
    for item in generate(DECK, "7"):
        texts = {option.text for option in item.question.options}
        if item.template == "T02" or "#T04.choose" in item.key:
            assert texts <= {term[0].upper() + term[1:] for term in terms}
        if item.template == "T03":
            field = definitions if item.key.endswith(".definition") else variants
            assert texts <= {text[0].upper() + text[1:] + "." for text in field}


def test_a_new_sibling_takes_its_place_and_moves_no_other() -> None:
    crowd = _crowd(8)
    before = {item.key: item for item in generate(deck_of(*crowd[:7]), "7")}
    after = {item.key: item for item in generate(deck_of(*crowd), "7")}
    assert before.keys() == {key for key, item in after.items() if item.concept != "c7"}
    for key, item in before.items():
        kept = tuple(option for option in after[key].question.options if option.names != "c7")
        assert item.question.options == kept


def test_a_new_sibling_changes_few_of_the_items_shown() -> None:
    """Of n siblings 2 are shown: the share that changes is 2 in n on average, here 2 in 12."""
    crowd = _crowd(13)
    before = {item.key: item for item in generate(deck_of(*crowd[:12]), "7") if item.question.options}
    after = {item.key: item for item in generate(deck_of(*crowd), "7")}
    changed = [key for key, item in before.items() if shown(item) != shown(after[key])]
    assert (len(before), len(changed)) == (72, 8)


def test_a_look_alike_is_drawn_more_often() -> None:
    crowd = _crowd(12)
    fond = replace(crowd[0], near_miss={"c5": "They are easily confused."})
    drawing = Drawing(deck_of(fond, *crowd[1:]), "7")
    first = [drawing.ranked(str(n), fond, drawing.siblings(fond))[0].id for n in range(300)]
    assert (first.count("c5"), first.count("c6")) == (80, 21)


def test_at_most_eight_distractors_are_offered_and_the_key_comes_first() -> None:
    choices = [item.question for item in generate(deck_of(*_crowd(13)), "7") if item.question.options]
    assert {MOST + 1} == {len(question.options) for question in choices}
    assert {(True, 1)} == {(q.options[0].correct, sum(o.correct for o in q.options)) for q in choices}


def test_each_case_is_named_so_that_reviews_can_turn_to_another() -> None:
    items = [item for item in generate(DECK, "7") if item.concept == "short-rise" and item.case]
    cases = {code: [item.case for item in items if item.template == code] for code in ("T04", "T05")}
    assert cases == {
        "T04": ["cold-kitchen", "cold-kitchen", "rush", "rush"],
        "T05": ["cold-kitchen", "rush"],
    }


def test_every_card_belongs_to_one_skill_of_one_concept() -> None:
    cards = {item.card for item in generate(DECK, "7") if item.concept == "short-rise"}
    refuted = next(item.card for item in generate(DECK, "7") if item.template == "T08")
    skills = (
        "name", "meaning", "recognise", "infer/poke", "contrast/long-rise", "contrast/wet-dough",
    )  # fmt: skip
    assert {refuted, *(f"bread/short-rise/{skill}" for skill in skills)} == cards


HOSTILE = (
    "",
    " ",
    "…",
    "___",
    "a",
    "[/b]",
    "(?P<x>",
    "\\1",
    "“",
    "0/0",
    "ﬁ",
    "ß",
    "a\u0301" * 9,
    "word " * 300,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_template(text: str) -> None:
    wrong = (WrongConsequent(text, text), WrongConsequent(text, text))

    def spoilt(number: int) -> Concept:
        return Concept(
            id=f"c{number}",
            term=text,
            definition=f"{text}{number}",
            aliases=(text,),
            also_accept={text: text},
            near_miss={text: text},
            category=text,
            group=text,
            definition_variants=(text, text),
            features={"x": text, text: text},
            why_it_matters=f"{text}. Of {text} we speak.",
            examples=(Case(text, text, also=(text,)), Case(text, text)),
            misconceptions=(Misconception(text or "x", text or "x", tempting=text, truth=text),),
            contrasts=(Contrast("c1", note=text),),
            figures=(Figure(1.5, text, text, derive={text: text, "x": "1e308/1e-308"}, slips={text: text}),),
            consequences=(Consequence(text, text, wrong),),
            attribution=Attribution(text, claim=text, why=text, not_by={"a": text, "b": text, text: text}),
            non_examples=(
                NonCase(text, text, lacks="x", names="c1", change=text, not_change=wrong),
                NonCase(text, text, lacks=text),
            ),
            relations=Relations(part_of=("c1", text), leads_to=("c2",), because={"c1": text, "c2": "So."}),
            traps=(Trap(text, text, text), Trap(f"{text}!", text, text)),
            locus=text,
            sequences=(
                Sequence({"a": text, "b": text, text: "C"}, (("a", "b"), ("b", text)), ask=text, why=text),
            ),
            analogies=(Analogy(text, {"a": text, text: "b", "c": text}, unlike={text: text}, why=text),),
        )

    deck = deck_of(*map(spoilt, range(4)))
    desk = Desk.of(deck)
    items = list(generate(deck, "7"))
    assert len({item.key for item in items}) == len(items) > 0
    for item in items:
        kept, found = settle(item, desk)
        assert (kept is None) == any(problem.severity == "error" for problem in found)
        assert question_of(item) == item.question


def test_of_two_elements_with_one_id_the_first_counts() -> None:
    twice = replace(
        SHORT_RISE, examples=(SHORT_RISE.examples[0], replace(SHORT_RISE.examples[1], id="cold-kitchen"))
    )
    typed = [item for item in generate(deck_of(twice), "7") if item.case]
    assert [(item.case, item.question.why) for item in typed] == [
        ("cold-kitchen", "In the cold the yeast had needed more than the usual hour.")
    ]


def test_a_large_category_keeps_its_items_small() -> None:
    deck = deck_of(*_crowd(40))
    assert {MOST} == {
        len(item.question.near_miss) for item in generate(deck, "7") if isinstance(item.question, Typed)
    }
