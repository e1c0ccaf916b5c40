"""A full entry, plain cards and the shortest deck read to the nouns they stand for."""

from __future__ import annotations

from pathlib import Path

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
from aligntutor.core.decks import Passage, Place
from aligntutor.core.identity import text_id
from aligntutor.core.items import Option, Source
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.kinds.typed import Typed
from tests.unit.decks.files import one

ENTRY = """\
lesson:
- text: |
    A loaf is shaped, then left alone.

    *Proofing* is that second wait.
  introduces: [proofing, baking]
- {text: The first wait came before.}
concepts:
- id: proofing
  term: proofing
  phrase: the proofing
  aliases: [proving, second rise]
  also_accept: {resting: That word is used for batters as well.}
  near_miss:
    kneading: That comes before it.
    an oven spring: That happens in the heat.
  category: stage
  group: before-the-oven
  priority: core
  certainty: reported
  attribution:
    by: the baker
    mode: quotes
    claim: A loaf that waits too little tears.
    why: The baker says it of his own loaves.
    not_by: {author: The author passes it on., "the miller, of old": He speaks of flour.}
    not_so: {open: He is sure of it., asserted: It is said by another.}
  must_mention: [[notes, baker], [10%]]
  definition: the last wait of a shaped loaf, in which gas stretches the crumb
  definition_variants:
  - the wait between shaping and heat
  features:
    shaped: the loaf has its form
    waiting: nobody touches it
  locus: between the bench and the oven
  why_it_matters: >-
    Without proofing
    a loaf tears.

    With it, *the crust* opens where it was cut.
  examples:
  - {id: roll, text: Rolls double on a tray., novelty: essay, domain: home, has: [shaped, waiting],
     also: [fermenting], why: They wait in their form.}
  - {text: "A loaf sits: basket, cloth.", why: It waits., also: []}
  - {text: A tin is left in the sun., why: Warmth hastens it.}
  non_examples:
  - {id: bulk, text: A bowl of dough stands overnight., lacks: shaped, is: fermenting,
     why: It has no form yet., change: The dough is shaped and stands again.,
     not_change: [{text: The bowl is covered., because: A cover gives no form., names: longer},
       {text: Salt is added., because: Salt slows the wait.}]}
  misconceptions:
  - {id: longer, claim: Longer is better., correction: The crumb collapses.,
     tempting: It keeps growing at first., truth: Every dough has an end.}
  contrasts:
  - {with: fermenting, note: That is before shaping.}
  relations: {prerequisites: [fermenting], part_of: baking, leads_to: [baking],
    because: {baking: Heat sets what the wait has raised., fermenting: Gas has to be there.}}
  sequences:
  - id: order
    items: {mix: Flour meets water, shape: A form is given, wait: It stands}
    constraints: [[mix, shape], [shape, wait]]
    ask: How does a loaf come about?
    why: A form must be there to wait in.
  figures:
  - {id: hours, value: 1.5, of: a white loaf, unit: hours, tolerance: 0.5, derive: {share: 3/24},
     slips: {15: the point was lost}}
  consequences:
  - id: cold
    if: the room is cold
    then: the wait is longer
    not_then:
    - {text: the loaf is larger, because: Cold slows the gas., names: longer}
  analogies:
  - {id: likeness, source: balloon, maps: {skin: crumb, breath: gas}, not: {string: nothing},
     why: Both hold what is blown into them.}
  traps:
  - {id: before, claim: Shaping comes first., slip: Waiting comes first., why: A form is needed.}
  skip: [T8, T12]
  source: {sections: [the-last-wait], footnotes: [4], as_of: 2023-05}
- {id: fermenting, term: fermenting, definition: the first long wait}
- {id: baking, term: baking, definition: the heat}
"""

PROOFING = Concept(
    id="proofing",
    term="proofing",
    definition="the last wait of a shaped loaf, in which gas stretches the crumb",
    phrase="the proofing",
    aliases=("proving", "second rise"),
    also_accept={"resting": "That word is used for batters as well."},
    near_miss={"kneading": "That comes before it.", "an oven spring": "That happens in the heat."},
    category="stage",
    group="before-the-oven",
    priority="core",
    certainty="reported",
    attribution=Attribution(
        "the baker",
        "quotes",
        "A loaf that waits too little tears.",
        "The baker says it of his own loaves.",
        {"author": "The author passes it on.", "the miller, of old": "He speaks of flour."},
        {"open": "He is sure of it.", "asserted": "It is said by another."},
    ),
    must_mention=(("notes", "baker"), ("10%",)),
    definition_variants=("the wait between shaping and heat",),
    features={"shaped": "the loaf has its form", "waiting": "nobody touches it"},
    locus="between the bench and the oven",
    why_it_matters="Without proofing a loaf tears.\nWith it, *the crust* opens where it was cut.",
    examples=(
        Case(
            "Rolls double on a tray.",
            "They wait in their form.",
            "roll",
            "essay",
            "home",
            ("shaped", "waiting"),
            ("fermenting",),
        ),
        Case("A loaf sits: basket, cloth.", "It waits.", also=()),
        Case("A tin is left in the sun.", "Warmth hastens it.", also=None),
    ),
    non_examples=(
        NonCase(
            "A bowl of dough stands overnight.",
            "It has no form yet.",
            "bulk",
            "shaped",
            "fermenting",
            "The dough is shaped and stands again.",
            (
                WrongConsequent("The bowl is covered.", "A cover gives no form.", "longer"),
                WrongConsequent("Salt is added.", "Salt slows the wait."),
            ),
        ),
    ),
    misconceptions=(
        Misconception(
            "Longer is better.",
            "The crumb collapses.",
            "longer",
            "It keeps growing at first.",
            "Every dough has an end.",
        ),
    ),
    contrasts=(Contrast("fermenting", "locus", "That is before shaping."),),
    relations=Relations(
        prerequisites=("fermenting",),
        part_of=("baking",),
        leads_to=("baking",),
        because={"baking": "Heat sets what the wait has raised.", "fermenting": "Gas has to be there."},
    ),
    sequences=(
        Sequence(
            {"mix": "Flour meets water", "shape": "A form is given", "wait": "It stands"},
            (("mix", "shape"), ("shape", "wait")),
            "order",
            "How does a loaf come about?",
            "A form must be there to wait in.",
        ),
    ),
    figures=(
        Figure(
            1.5,
            "a white loaf",
            "hours",
            "hours",
            tolerance=0.5,
            derive={"share": "3/24"},
            slips={"15": "the point was lost"},
        ),
    ),
    consequences=(
        Consequence(
            "the room is cold",
            "the wait is longer",
            (WrongConsequent("the loaf is larger", "Cold slows the gas.", "longer"),),
            "cold",
        ),
    ),
    analogies=(
        Analogy(
            "balloon",
            {"skin": "crumb", "breath": "gas"},
            "likeness",
            {"string": "nothing"},
            "Both hold what is blown into them.",
        ),
    ),
    traps=(Trap("Shaping comes first.", "Waiting comes first.", "A form is needed.", "before"),),
    skip=("T08", "T12"),
    source=Source(("the-last-wait",), ("4",), "2023-05"),
)


def test_a_full_entry_reads_to_what_it_says(tmp_path: Path) -> None:
    assert one(tmp_path, ENTRY).concepts["proofing"] == PROOFING


def test_a_chapter_reads_as_passages_that_introduce_entries(tmp_path: Path) -> None:
    (chapter,) = one(tmp_path, ENTRY).chapters
    assert chapter.lesson == (
        Passage(
            "A loaf is shaped, then left alone.\n\n*Proofing* is that second wait.\n",
            ("proofing", "baking"),
        ),
        Passage("The first wait came before."),
    )


def test_every_entry_and_element_has_its_place(tmp_path: Path) -> None:
    marks = {
        "proofing": "- id: proofing",
        "proofing/roll": "- {id: roll",
        f"proofing/{text_id('A loaf sits: basket, cloth.')}": '- {text: "A loaf sits',
        f"proofing/{text_id('A tin is left in the sun.')}": "- {text: A tin",
        "proofing/bulk": "- {id: bulk",
        "proofing/longer": "- {id: longer",
        "proofing/order": "- id: order",
        "proofing/hours": "- {id: hours",
        "proofing/cold": "- id: cold",
        "proofing/likeness": "- {id: likeness",
        "proofing/before": "- {id: before",
        "fermenting": "- {id: fermenting",
        "baking": "- {id: baking",
    }
    lines = ENTRY.splitlines()
    path = str(tmp_path / "sky.yaml")

    def place_of(mark: str) -> Place:
        (line,) = (n for n, line in enumerate(lines, 1) if line.strip().startswith(mark))
        return Place(path, line, lines[line - 1].index(mark) + len("- ") + 1)

    assert one(tmp_path, ENTRY).places == {id: place_of(mark) for id, mark in marks.items()}


def test_a_deck_of_two_lines_works(tmp_path: Path) -> None:
    deck = one(tmp_path, "cards:\n- {front: Why is the sky blue?, back: Air scatters short waves more.}\n")
    (card,) = deck.cards
    assert card.question == Flashcard("Why is the sky blue?", "Air scatters short waves more.")
    assert (card.id, card.own_id) == (text_id("Why is the sky blue?"), False)
    assert (deck.id, deck.title, deck.language, deck.version) == ("sky", "sky", "en", "")
    assert [(chapter.id, chapter.title) for chapter in deck.chapters] == [("sky", "sky")]


def test_each_kind_of_card_reads_to_its_question(tmp_path: Path) -> None:
    deck = one(
        tmp_path,
        """\
cards:
- {id: f, front: a, back: b, checklist: [c, d], why: w}
- id: c
  kind: choice
  ask: Which?
  options:
  - {text: this, correct: true, feedback: yes indeed}
  - {text: that, feedback: no, names: some-idea}
  why: w
- {id: m, kind: multiple, ask: Which?, options: [{text: a, correct: true}, {text: b, correct: true},
    {text: c, correct: false}]}
- {id: t, kind: true-false, ask: It is., answer: false, why: w, feedback: f}
- {id: y, kind: typed, ask: Who?, answer: no, accept: [nobody], also_accept: {none: n}, near_miss: {some: s}}
- {id: z, kind: cloze, ask: It is ___., answer: 007}
- {id: n, kind: numeric, ask: How many?, answer: 162, unit: people, tolerance: 2, slips: {17: why}}
""",
    )
    assert [card.question for card in deck.cards] == [
        Flashcard("a", "b", ("c", "d"), "w"),
        Choice("Which?", (Option("this", True, "yes indeed"), Option("that", False, "no", "some-idea")), "w"),
        Multiple("Which?", (Option("a", True), Option("b", True), Option("c"))),
        TrueFalse("It is.", False, "w", "f"),
        Typed("Who?", "no", ("nobody",), {"none": "n"}, {"some": "s"}),
        Cloze("It is ___.", "007"),
        Numeric("How many?", 162.0, "people", 2.0, {"17": "why"}),
    ]
    assert all(card.own_id for card in deck.cards)


def test_what_belongs_to_any_card_is_kept_apart_from_its_question(tmp_path: Path) -> None:
    deck = one(
        tmp_path,
        ENTRY + "cards:\n- {id: c, kind: true-false, ask: Is it?, answer: true, concept: proofing, "
        "skill: infer/cold, source: {sections: [s], footnotes: [1]}}\n",
    )
    (card,) = deck.cards
    assert (card.id, card.concept, card.skill) == ("c", "proofing", "infer/cold")
    assert card.source == Source(("s",), ("1",))
    assert card.question == TrueFalse("Is it?", True)


def test_typed_answers_are_in_the_language_of_the_deck(tmp_path: Path) -> None:
    text = """\
language: de
cards:
- {kind: typed, ask: Wer?, answer: ich}
- {kind: cloze, ask: Ich ___., answer: bin, language: en}
"""
    questions = [vars(card.question) for card in one(tmp_path, text).cards]
    assert [question["language"] for question in questions] == ["de", "en"]


def test_paragraphs_emphasis_and_code_are_left_as_they_are(tmp_path: Path) -> None:
    text = "cards:\n- front: What does `a[0]` do?\n  back: |\n    It *indexes*.\n\n    `[/x]` is text.\n"
    assert one(tmp_path, text).cards[0].question.key == "It *indexes*.\n\n`[/x]` is text.\n"
