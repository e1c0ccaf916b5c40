"""Ids are unique, references lead somewhere, and nothing runs in a circle."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor import decks
from tests.unit.decks.files import faults, hints, one, problems, put

TWO = """\
concepts:
- id: rain
  term: rain
  definition: water that falls
  features: {wet: it wets, falls: it falls}
  misconceptions: [{id: tears, claim: It is sad., correction: It is water.}]
  consequences: [{id: flood, if: it lasts, then: rivers rise, not_then: []}]
- id: snow
  term: snow
  definition: flakes that fall
"""


def entry(lines: str) -> str:
    """Two sound concepts, and a third with the lines to be tested from line 14 on."""
    return TWO + f"- id: hail\n  term: hail\n  definition: ice that falls\n{lines}\n"


@pytest.mark.parametrize(
    ("line", "fault", "hint"),
    [
        (
            "  contrasts: [{with: snwo}]",
            "14:22: concepts[3].contrasts[1].with: no concept 'snwo' in this deck",
            "Did you mean 'snow'?",
        ),
        (
            "  relations: {prerequisites: [rain, sno]}",
            "14:37: concepts[3].relations.prerequisites[2]: no concept 'sno' in this deck",
            "Did you mean 'snow'?",
        ),
        (
            "  relations: {part_of: weather}",
            "14:24: concepts[3].relations.part_of: no concept 'weather' in this deck",
            "Add that concept, or leave the reference out.",
        ),
        (
            "  examples: [{text: t, why: w, also: [snow, rian]}]",
            "14:45: concepts[3].examples[1].also[2]: no concept 'rian' in this deck",
            "Did you mean 'rain'?",
        ),
        (
            "  non_examples: [{text: t, why: w, is: rains}]",
            "14:40: concepts[3].non_examples[1].is: no concept 'rains' in this deck",
            "Did you mean 'rain'?",
        ),
        (
            "  contrasts: [{with: hail}]",
            "14:22: concepts[3].contrasts[1].with: the entry names itself",
            "Leave it out.",
        ),
        (
            "  examples: [{text: t, why: w, has: [icy]}]",
            "14:38: concepts[3].examples[1].has[1]: no feature 'icy' in this entry",
            "There are none.",
        ),
        (
            "  non_examples: [{text: t, why: w, lacks: ice}]\n  features: {icy: i, falls: f}",
            "14:43: concepts[3].non_examples[1].lacks: no feature 'ice' in this entry",
            "Known: icy, falls.",
        ),
        (
            "  sequences: [{items: {a: A, b: B}, constraints: [[a, c]]}]",
            "14:55: concepts[3].sequences[1].constraints[1][2]: no item 'c' in this entry",
            "Known: a, b.",
        ),
        (
            "  sequences: [{items: {a: A, b: B}, constraints: [[a, b], [b, a]]}]",
            "14:50: concepts[3].sequences[1].constraints: the order runs in a circle: a before b before a",
            "Take one pair out.",
        ),
        (
            "  relations: {leads_to: [snow], because: {snwo: It is cold.}}",
            "14:43: concepts[3].relations.because: no relation to 'snwo' in this entry",
            "Did you mean 'snow'?",
        ),
        (
            "  relations: {leads_to: [snow], because: {rain: It is wet.}}",
            "14:43: concepts[3].relations.because: no relation to 'rain' in this entry",
            "Known: snow.",
        ),
        (
            "  consequences: [{if: i, then: t, not_then: [{text: n, because: b, names: tears}]}]",
            "14:75: concepts[3].consequences[1].not_then[1].names: "
            "no concept 'tears' in this deck, and no misconception or trap in this entry",
            "Name one of either, or leave the key out.",
        ),
        (
            "  non_examples: [{text: t, why: w, not_change: [{text: n, because: b, names: rian}]}]",
            "14:78: concepts[3].non_examples[1].not_change[1].names: "
            "no concept 'rian' in this deck, and no misconception or trap in this entry",
            "Did you mean 'rain'?",
        ),
        (
            "  non_examples: [{text: t, why: w, not_change: [{text: n, because: b, names: hail}]}]",
            "14:78: concepts[3].non_examples[1].not_change[1].names: the entry names itself",
            "Leave it out.",
        ),
        (
            "  figures: [{value: 1, of: o, derive: {share: 1/0}}]",
            "14:47: concepts[3].figures[1].derive.share: expected two numbers, got '1/0'",
            "Such as 162/4271.",
        ),
        (
            "  figures: [{value: 1, of: o, slips: {2: two, a lot: many}}]",
            "14:47: concepts[3].figures[1].slips: expected a number before the colon, got 'a lot'",
            "Such as `17: why it tempts`.",
        ),
        (
            "  traps: [{id: t, claim: c, slip: s, why: w}, {id: t, claim: d, slip: s, why: w}]",
            "14:52: concepts[3].traps[2].id: the id 't' stands twice in this entry",
            "Choose another id.",
        ),
        (
            "  examples: [{text: t, why: w}, {text: t, why: v}]",
            "14:33: concepts[3].examples[2]: the same text twice in this entry",
            "Choose another id.",
        ),
    ],
)
def test_what_an_entry_says_of_others_and_of_itself(tmp_path: Path, line: str, fault: str, hint: str) -> None:
    assert faults(tmp_path, entry(line)) == [fault]
    assert hints(tmp_path, entry(line)) == [hint]


def test_near_misses_and_names_may_be_any_text(tmp_path: Path) -> None:
    text = entry("  near_miss: {nothing like it: no, snow: yes}") + (
        "cards:\n- {kind: choice, ask: a, options: [{text: b, correct: true}, {text: c, names: sleet}]}\n"
    )
    assert one(tmp_path, text).concepts["hail"].near_miss == {"nothing like it": "no", "snow": "yes"}


def test_a_wrong_answer_is_named_for_a_concept_or_for_a_misconception_or_trap_of_its_entry(
    tmp_path: Path,
) -> None:
    text = entry(
        "  misconceptions: [{id: dry, claim: It is dry., correction: It is ice.}]\n"
        "  traps: [{id: warm, claim: It is cold., slip: It is warm., why: Ice is cold.}]\n"
        "  consequences: [{if: i, then: t, not_then: [{text: n, because: b, names: dry},\n"
        "    {text: m, because: b, names: snow}, {text: o, because: b, names: warm}]}]"
    )
    (consequence,) = one(tmp_path, text).concepts["hail"].consequences
    assert [wrong.names for wrong in consequence.not_then] == ["dry", "snow", "warm"]


def test_a_lesson_introduces_concepts_of_the_deck(tmp_path: Path) -> None:
    text = TWO + "lesson:\n- {text: It falls., introduces: [rain]}\n- {text: So., introduces: [snow, snoe]}\n"
    assert faults(tmp_path, text) == [
        "13:34: lesson[2].introduces[2]: no concept 'snoe' in this deck",
    ]
    assert hints(tmp_path, text) == ["Did you mean 'snow'?"]


def test_a_lesson_may_introduce_what_another_chapter_holds(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="chapters: [one.yaml, two.yaml]\n",
        one="lesson:\n- {text: It falls., introduces: [rain]}\n",
        two=TWO,
    )
    assert decks.read(tmp_path).chapters[0].lesson[0].introduces == ("rain",)


@pytest.mark.parametrize(
    ("fields", "fault", "hint"),
    [
        ("concept: rian", "12:39: cards[1].concept: no concept 'rian' in this deck", "Did you mean 'rain'?"),
        (
            "skill: name",
            "12:37: cards[1].skill: a skill without a concept",
            "Add `concept:`, or leave the skill out.",
        ),
        (
            "concept: rain, skill: infr/flood",
            "12:52: cards[1].skill: unknown skill 'infr'",
            "Did you mean 'infer'?",
        ),
        (
            "concept: rain, skill: infer",
            "12:52: cards[1].skill: the skill 'infer' needs a fact",
            "Write infer/ and the id of one of the entry's consequences.",
        ),
        (
            "concept: rain, skill: infer/floods",
            "12:52: cards[1].skill: no 'floods' among the consequences of rain",
            "Did you mean 'flood'?",
        ),
        (
            "concept: rain, skill: name/rain",
            "12:52: cards[1].skill: the skill 'name' takes no fact",
            "Write name.",
        ),
        (
            "concept: rain, skill: contrast/rain",
            "12:52: cards[1].skill: no other concept 'rain' in this deck",
            "Name the look-alike.",
        ),
        (
            "concept: rain, skill: contrast",
            "12:52: cards[1].skill: the skill 'contrast' needs a fact",
            "Write contrast/ and the id of the other concept.",
        ),
    ],
)
def test_what_a_card_says_of_concepts(tmp_path: Path, fields: str, fault: str, hint: str) -> None:
    text = TWO + f"cards:\n- {{id: c, front: a, back: b, {fields}}}\n"
    assert faults(tmp_path, text) == [fault]
    assert hints(tmp_path, text) == [hint]


@pytest.mark.parametrize(
    "skill", ["name", "meaning", "recognise", "refute/tears", "infer/flood", "contrast/snow"]
)
def test_skills_that_lead_to_a_card(tmp_path: Path, skill: str) -> None:
    text = TWO + f"cards:\n- {{front: a, back: b, concept: rain, skill: {skill}}}\n"
    assert one(tmp_path, text).cards[0].skill == skill


def test_a_slip_of_a_numeric_card_is_a_number(tmp_path: Path) -> None:
    text = "cards:\n- {kind: numeric, ask: a, answer: 1, slips: {2: x, two hands: y}}\n"
    assert faults(tmp_path, text) == [
        "2:52: cards[1].slips: expected a number before the colon, got 'two hands'"
    ]


def test_circles_of_prerequisites_are_named(tmp_path: Path) -> None:
    def concept(id: str, needs: str) -> str:
        return f"- {{id: {id}, term: t, definition: d, relations: {{prerequisites: [{needs}]}}}}\n"

    text = "concepts:\n" + concept("a", "b") + concept("b", "c") + concept("c", "d, a") + concept("d", "")
    text += concept("e", "f") + concept("f", "e, d")
    told = faults(tmp_path, text)
    assert [fault.partition(": ")[0] for fault in told] == ["2:63", "6:63"]
    assert told[0].endswith("the prerequisites run in a circle: a needs b needs c needs a")
    assert told[1].endswith("the prerequisites run in a circle: e needs f needs e")


def test_an_id_is_taken_once_in_the_whole_deck_and_both_places_are_named(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="id: d\nchapters: [one.yaml, two.yaml]\n",
        one="concepts:\n- {id: rain, term: t, definition: d}\ncards:\n- {id: x, front: a, back: b}\n",
        two="cards:\n- {id: x, front: c, back: d}\n- {id: rain, front: e, back: f}\n",
    )
    assert [(p.path, p.line, p.column, p.message) for p in problems(tmp_path)] == [
        (f"{tmp_path}/two.yaml", 2, 8, f"cards[1].id: the id 'x' is taken, by {tmp_path}/one.yaml:4"),
        (f"{tmp_path}/two.yaml", 3, 8, f"cards[2].id: the id 'rain' is taken, by {tmp_path}/one.yaml:2"),
    ]


def test_two_cards_of_one_text_need_ids(tmp_path: Path) -> None:
    text = "cards:\n- {front: a, back: b}\n- {kind: typed, ask: a, answer: c}\n- {id: x, front: a, back: d}\n"
    assert faults(tmp_path, text) == [
        f"3:3: cards[2]: the same text as the card at {tmp_path}/sky.yaml:2",
    ]
    assert hints(tmp_path, text) == ["Give each of them an id."]


def test_a_faulty_concept_is_known_all_the_same(tmp_path: Path) -> None:
    text = TWO + "- {id: hail, term: hail}\ncards:\n- {front: a, back: b, concept: hail}\n"
    assert faults(tmp_path, text) == ["11:3: concepts[3]: the key 'definition' is missing"]


def test_references_are_let_pass_where_a_chapter_cannot_be_read(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="chapters: [one.yaml, two.yaml]\ncards:\n- {front: a, back: b, concept: sleet, skill: odd}\n",
        one="concepts:\n- {id: sleet, term: @}\n",
        two="cards:\n- {front: c, back: d, concept: sleet}\n",
    )
    assert [(Path(p.path).name, p.rule, p.line) for p in problems(tmp_path)] == [
        ("deck.yaml", "entry", 3),
        ("one.yaml", "yaml", 2),
    ]


def test_references_may_lead_to_another_chapter(tmp_path: Path) -> None:
    put(
        tmp_path,
        deck="chapters: [one.yaml, two.yaml]\n",
        one="concepts:\n- {id: sleet, term: sleet, definition: d, relations: {prerequisites: [rain]}}\n",
        two=TWO,
    )
    assert list(decks.read(tmp_path).concepts) == ["sleet", "rain", "snow"]


def test_references_of_faulty_entries_and_cards_are_told_with_their_faults(tmp_path: Path) -> None:
    text = (
        TWO
        + """\
- id: hail
  trem: hail
  definition: ice that falls
  examples:
  - {text: t}
  - {text: t, why: w, also: [snwo]}
  contrasts: [{with: rian}, {note: n}]
  relations: {part_of: weather, prerequisites: [rain, sno], odd: [x]}
cards:
- {front: a, concept: rian, skill: nmae}
- {front: b, skill: name}
- {front: c, concept: rain, skill: infer/floods}
"""
    )
    assert faults(tmp_path, text) == [
        "11:3: concepts[3]: the key 'term' is missing",
        "12:3: concepts[3]: unknown key 'trem'",
        "15:5: concepts[3].examples[1]: the key 'why' is missing",
        "16:30: concepts[3].examples[2].also[1]: no concept 'snwo' in this deck",
        "17:22: concepts[3].contrasts[1].with: no concept 'rian' in this deck",
        "17:29: concepts[3].contrasts[2]: the key 'with' is missing",
        "18:24: concepts[3].relations.part_of: no concept 'weather' in this deck",
        "18:55: concepts[3].relations.prerequisites[2]: no concept 'sno' in this deck",
        "18:61: concepts[3].relations: unknown key 'odd'",
        "20:3: cards[1]: the key 'back' is missing",
        "20:23: cards[1].concept: no concept 'rian' in this deck",
        "20:36: cards[1].skill: unknown skill 'nmae'",
        "21:3: cards[2]: the key 'back' is missing",
        "21:21: cards[2].skill: a skill without a concept",
        "22:3: cards[3]: the key 'back' is missing",
        "22:36: cards[3].skill: no 'floods' among the consequences of rain",
    ]
