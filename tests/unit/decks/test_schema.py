"""Every kind of fault is told with its place, its path and what to do; all of a file at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.unit.decks.files import faults, hints, one, problems, put

CARD = "cards:\n- front: Why?\n  back: So.\n"
ENTRY = "concepts:\n- id: a\n  term: thing\n  definition: what it is\n"


def test_a_boolean_is_true_or_false(tmp_path: Path) -> None:
    text = """\
cards:
- kind: choice
  ask: Which?
  options:
  - {text: this, correct: true}
  - {text: that, correct: ja}
  - {text: these, correct: no}
  - {text: those, correct: True}
"""
    assert faults(tmp_path, text) == [
        "6:27: cards[1].options[2].correct: expected true or false, got 'ja'",
        "7:28: cards[1].options[3].correct: expected true or false, got 'no'",
        "8:28: cards[1].options[4].correct: expected true or false, got 'True'",
    ]
    assert hints(tmp_path, text) == ["Write true or false.", "Write false.", "Write true."]


def test_a_problem_says_all_there_is_to_say(tmp_path: Path) -> None:
    path = put(tmp_path, sky="cards:\n- {id: red, kind: true-false, ask: Is it?, answer: yes}\n") / "sky.yaml"
    (problem,) = problems(path)
    assert problem.message == "cards[1].answer: expected true or false, got 'yes'"
    assert (problem.path, problem.line, problem.column) == (str(path), 2, 52)
    assert (problem.rule, problem.severity, problem.entry) == ("schema", "error", "red")
    assert problem.hint == "Write true."
    assert problem.excerpt == (
        "   2 | - {id: red, kind: true-false, ask: Is it?, answer: yes}\n"
        "     |                                                    ^"
    )


@pytest.mark.parametrize(
    ("text", "fault", "hint"),
    [
        (CARD + "card: []\n", "4:1: unknown key 'card'", "Did you mean 'cards'?"),
        ("cards:\n- {fornt: a, back: b}\n", "2:4: cards[1]: unknown key 'fornt'", "Did you mean 'front'?"),
        (
            "cards:\n- {front: a, back: b, concpt: c}\n",
            "2:23: cards[1]: unknown key 'concpt'",
            "Did you mean 'concept'?",
        ),
        (
            ENTRY + "  examples:\n  - {text: t, why: w, novelity: essay}\n",
            "6:23: concepts[1].examples[1]: unknown key 'novelity'",
            "Did you mean 'novelty'?",
        ),
        (
            ENTRY + "  contrasts:\n  - {with: b, other: b}\n",
            "6:15: concepts[1].contrasts[1]: unknown key 'other'",
            "Known here: with, dimension, note.",
        ),
        (
            "cards:\n- {front: one, back: two, which is more}\n",
            "2:27: cards[1]: unknown key 'which is more'",
            "If it belongs to the text before it, quote that text: inside braces a comma ends a text.",
        ),
    ],
)
def test_unknown_keys(tmp_path: Path, text: str, fault: str, hint: str) -> None:
    told = dict(zip(faults(tmp_path, text), hints(tmp_path, text), strict=True))
    assert told.get(fault) == hint


def test_keys_that_begin_with_x_are_let_pass_everywhere(tmp_path: Path) -> None:
    text = """\
x-editor: {font: any}
cards:
- front: Why?
  back: So.
  x-seen: [1, 2]
- kind: choice
  ask: Which?
  x-note: hm
  options:
  - {text: this, correct: true, x-weight: 3}
  - {x-first: 1, text: that, correct: false}
concepts:
- id: a
  term: thing
  definition: what it is
  x-origin: nobody
  near_miss: {x-ray: a text like any other}
"""
    deck = one(tmp_path, text)
    assert deck.concepts["a"].near_miss == {"x-ray": "a text like any other"}
    assert [option.text for option in deck.cards[1].question.options] == ["this", "that"]


def test_places_stay_right_beside_keys_that_are_let_pass(tmp_path: Path) -> None:
    text = "cards:\n- {x-a: 1, front: a, back: b}\n- kind: choice\n  ask: Which?\n"
    text += "  options: [{x-b: 1, text: a, correct: maybe}]\n"
    assert faults(tmp_path, text) == [
        "5:40: cards[2].options[1].correct: expected true or false, got 'maybe'",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("cards:\n- front: a\n", "2:3: cards[1]: the key 'back' is missing"),
        ("cards:\n- {back: a}\n", "2:3: cards[1]: the key 'front' is missing"),
        ("cards:\n- {kind: typed, ask: a}\n", "2:3: cards[1]: the key 'answer' is missing"),
        ("concepts:\n- {id: a, term: t}\n", "2:3: concepts[1]: the key 'definition' is missing"),
        (ENTRY + "  contrasts: [{note: n}]\n", "5:15: concepts[1].contrasts[1]: the key 'with' is missing"),
        ("cards:\n- {front: a, back: }\n", "2:20: cards[1].back: expected a text, got nothing"),
        ("cards:\n- {front: a, back: ' '}\n", "2:20: cards[1].back: the text is empty"),
        ("cards:\n- {front: a, back: [b]}\n", "2:20: cards[1].back: expected a text, got a list"),
        (
            "cards:\n- {front: a, back: {b: c}}\n",
            "2:20: cards[1].back: expected a text, got keys with values",
        ),
        ("cards:\n- just text\n", "2:3: cards[1]: expected keys with values, got 'just text'"),
        ("cards: none\n", "1:8: cards: expected a list, got 'none'"),
        ("cards:\n", "1:7: cards: expected a list, got nothing"),
        ("cards: {front: a}\n", "1:8: cards: expected a list, got keys with values"),
        (ENTRY + "  aliases: other\n", "5:12: concepts[1].aliases: expected a list, got 'other'"),
        (ENTRY + "  features: [f]\n", "5:13: concepts[1].features: expected keys with values, got a list"),
        (
            ENTRY + "  must_mention: [essay]\n",
            "5:18: concepts[1].must_mention[1]: expected a list, got 'essay'",
        ),
        (
            ENTRY + "  sequences: [{items: {a: b}, constraints: [[a]]}]\n",
            "5:45: concepts[1].sequences[1].constraints[1]: expected one entry more",
        ),
        (
            ENTRY + "  sequences: [{items: {a: b}, constraints: [[a, a, a]]}]\n",
            "5:45: concepts[1].sequences[1].constraints[1]: more than 2 entries",
        ),
        (
            ENTRY + "  examples: [{text: t, why: w, also: }]\n",
            "5:38: concepts[1].examples[1].also: expected a list, got nothing",
        ),
        (
            ENTRY + "  figures: [{of: people, value: many}]\n",
            "5:33: concepts[1].figures[1].value: expected a number, got 'many'",
        ),
        (
            ENTRY + "  near_miss: {a b: [c]}\n",
            "5:20: concepts[1].near_miss['a b']: expected a text, got a list",
        ),
        (
            "cards:\n- {kind: numeric, ask: a, answer: 1, tolerance: -1}\n",
            "2:49: cards[1].tolerance: expected a number that is not negative, got '-1'",
        ),
        (CARD + "language: English\n", "4:11: language: expected a language code, got 'English'"),
        (
            CARD + "source: {url: 'file:///etc'}\n",
            "4:15: source.url: expected a web address, got 'file:///etc'",
        ),
        (
            ENTRY + "  source: {as_of: May}\n",
            "5:19: concepts[1].source.as_of: expected a year and month, got 'May'",
        ),
        (
            ENTRY + "  skip: [eight]\n",
            "5:10: concepts[1].skip[1]: expected a template such as T08, got 'eight'",
        ),
    ],
)
def test_values_of_the_wrong_shape(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text) == [fault]


@pytest.mark.parametrize(
    ("text", "fault", "hint"),
    [
        (
            "cards:\n- {kind: chioce, ask: a}\n",
            "2:10: cards[1].kind: expected {kinds}, got 'chioce'",
            "Did you mean 'choice'?",
        ),
        (
            "cards:\n- {kind: , ask: a}\n",
            "2:10: cards[1].kind: expected {kinds}, got nothing",
            "Write one of these.",
        ),
        (
            "cards:\n- {ask: a, answer: b}\n",
            "2:3: cards[1]: the key 'kind' is missing: {kinds}",
            "A card with `front` and `back` needs none: it is a flashcard.",
        ),
        (
            ENTRY + "  priority: cor\n",
            "5:13: concepts[1].priority: expected core, supporting or detail, got 'cor'",
            "Did you mean 'core'?",
        ),
        (
            ENTRY + "  attribution: {mode: Quotes}\n",
            "5:23: concepts[1].attribution.mode: expected asserts, reports, quotes or ironic, got 'Quotes'",
            "Did you mean 'quotes'?",
        ),
    ],
)
def test_names_out_of_a_fixed_set(tmp_path: Path, text: str, fault: str, hint: str) -> None:
    kinds = "choice, multiple, true-false, typed, cloze, numeric, matching, ordering or flashcard"
    assert faults(tmp_path, text) == [fault.format(kinds=kinds)]
    assert hints(tmp_path, text) == [hint]


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        ("a/b", "not made of letters, digits, '-', '_' and '.'"),
        ("a b", "not made of letters, digits, '-', '_' and '.'"),
        ("-a", "not made of letters, digits, '-', '_' and '.'"),
        ("''", "not made of letters, digits, '-', '_' and '.'"),
        ("cafe\u0301", "not in composed form (NFC)"),
    ],
)
def test_ids_that_are_none(tmp_path: Path, id: str, reason: str) -> None:
    shown = repr("" if id == "''" else id)
    assert faults(tmp_path, f"cards:\n- {{id: {id}, front: a, back: b}}\n") == [
        f"2:8: cards[1].id: {shown} is no id: {reason}"
    ]


def test_an_id_has_at_most_eighty_characters(tmp_path: Path) -> None:
    assert one(tmp_path, f"cards:\n- {{id: {'a' * 80}, front: a, back: b}}\n").cards[0].id == "a" * 80
    assert faults(tmp_path, f"cards:\n- {{id: {'a' * 81}, front: a, back: b}}\n") == [
        f"2:8: cards[1].id: '{'a' * 39}…' is no id: longer than 80 characters"
    ]


def test_ids_may_be_in_any_script(tmp_path: Path) -> None:
    assert [card.id for card in one(tmp_path, "cards:\n- {id: каша_2.б, front: a, back: b}\n").cards] == [
        "каша_2.б"
    ]


def test_everything_wrong_with_a_file_is_told_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    text = """\
titel: Sky
cards:
- {front: a}
- {kind: numeric, ask: how many?, answer: "1,000"}
concepts:
- {id: a, term: t, definition: d, relations: {prerequisites: [b], builds: [c]}}
- {id: b, term: t, definition: d, relations: {prerequisites: [missing]}}
"""
    assert faults(tmp_path, text) == [
        "1:1: unknown key 'titel'",
        "3:3: cards[1]: the key 'back' is missing",
        "4:43: cards[2].answer: expected a number, got '1,000'",
        "6:67: concepts[1].relations: unknown key 'builds'",
        "7:63: concepts[2].relations.prerequisites[1]: no concept 'missing' in this deck",
    ]


def test_a_fault_in_the_head_hides_none_in_the_entries(tmp_path: Path) -> None:
    assert faults(tmp_path, "title: [a]\ncards:\n- {front: a, back: b, concept: c}\n") == [
        "1:8: title: expected a text, got a list",
        "3:32: cards[1].concept: no concept 'c' in this deck",
    ]


def test_a_newer_format_is_all_that_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "format: 2\nnews: [a]\n") == [
        "1:9: format: made for a newer aligntutor; this one reads format 1"
    ]
    assert hints(tmp_path, "format: 2\n") == ["Update aligntutor to read it."]


@pytest.mark.parametrize("number", ["0.5", "one", "-1", "²"])
def test_a_format_is_a_whole_number(tmp_path: Path, number: str) -> None:
    assert faults(tmp_path, f"format: {number}\n{CARD}") == [
        f"1:9: format: expected a whole number, got '{number}'"
    ]


def test_numbers_are_read_from_text(tmp_path: Path) -> None:
    text = """\
cards:
- {kind: numeric, ask: a, answer: 162}
- {kind: numeric, ask: b, answer: "-1.5e3", tolerance: .5}
- {kind: true-false, ask: c, answer: "true"}
"""
    numbers = [vars(card.question) for card in one(tmp_path, text).cards]
    assert [numbers[0]["answer"], numbers[1]["answer"], numbers[1]["tolerance"]] == [162.0, -1500.0, 0.5]
    assert numbers[2]["answer"] is True


def test_a_file_full_of_faults_is_told_quickly_and_in_part(tmp_path: Path) -> None:
    text = ENTRY + "cards:\n" + "".join(f"- {{fromt{n}: a, concept: a{n}, back: b}}\n" for n in range(4_000))
    began = time.perf_counter()
    told = faults(tmp_path, text)
    assert time.perf_counter() - began < 20
    assert len(told) == 201
    assert told[0] == "0:0: only the first 200 problems of this file are told"


def test_many_references_that_lead_nowhere_are_told_quickly(tmp_path: Path) -> None:
    entries = "".join(f"- {{id: idea-{n}, term: t, definition: d}}\n" for n in range(4_000))
    cards = "".join(f"- {{front: f{n}, back: b, concept: idea+{n}}}\n" for n in range(4_000))
    began = time.perf_counter()
    told = faults(tmp_path, f"concepts:\n{entries}cards:\n{cards}")
    assert time.perf_counter() - began < 20
    assert len(told) == 201


@pytest.mark.parametrize("language", ["[en]", "English"])
def test_a_language_that_is_none_is_told_once_and_not_at_every_card(tmp_path: Path, language: str) -> None:
    text = f"language: {language}\ncards:\n- {{kind: typed, ask: Who?, answer: me}}\n"
    assert [fault.partition(": ")[0] for fault in faults(tmp_path, text)] == ["1:11"]
