"""Cases 31 to 57: YAML that bombs, hangs, crashes, guesses or hides is refused with its line."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core.asks import Written
from aligntutor.core.decks import DeckError
from aligntutor.core.items import Deal
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.typed import Typed

from .making import read, refused

CARD = "cards:\n- front: so\n  back: so\n"


def place(problem: object) -> tuple[str, int, int]:
    return problem.rule, problem.line, problem.column  # type: ignore[attr-defined]


def test_31_billion_laughs_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    problem = refused(tmp_path, "\n".join(rows))
    assert problem.message == "anchors are not used in decks"
    assert place(problem) == ("yaml", 1, 4)


def test_32_a_merge_bomb_is_refused(tmp_path: Path) -> None:
    rows = ["a: &a {x: 1}"] + [
        f"{b}: &{b} {{<<: [*{a}, *{a}]}}" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ]
    assert refused(tmp_path, "\n".join(rows)).message == "anchors are not used in decks"


def test_32_a_merge_key_is_refused_without_an_anchor(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n- <<: {front: a}\n  back: b\n")
    assert problem.message == "merge keys are not used in decks"
    assert place(problem) == ("yaml", 2, 3)


def test_33_a_node_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "cards: &all [*all]\n").message == "anchors are not used in decks"


def test_33_an_alias_is_refused_with_a_hint_for_emphasis(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n- front: *Why* is it?\n  back: so\n")
    assert problem.message == "a text cannot begin with '*' unless it is quoted"
    assert place(problem) == ("yaml", 2, 10)
    assert refused(tmp_path, "cards: *all\n").message == "aliases are not used in decks"


@pytest.mark.parametrize(
    "text", ["- " * 50_000, "{a: " * 50_000, "? " * 50_000, "a:\n" + "- " * 26_000 + "x\n"]
)
def test_34_depth_is_refused_and_nothing_crashes(tmp_path: Path, text: str) -> None:
    problem = refused(tmp_path, text)
    assert (problem.rule, problem.line) in {("yaml", 1), ("yaml", 2)}


def test_34_sixteen_levels_are_the_limit(tmp_path: Path) -> None:
    deep = "x-deep: " + "[" * 15 + "]" * 15 + "\n"
    assert len(read(tmp_path, CARD + deep).cards) == 1
    problem = refused(tmp_path, CARD + "x-deep: " + "[" * 16 + "]" * 16 + "\n")
    assert problem.message == "nested more than 16 deep"
    assert place(problem) == ("yaml", 4, 24)


def test_35_a_hundred_thousand_brackets_are_refused_at_once(tmp_path: Path) -> None:
    read(tmp_path, CARD)
    began = time.perf_counter()
    problem = refused(tmp_path, "cards: " + "[" * 100_000)
    assert time.perf_counter() - began < 0.1 * 20
    assert problem.message == "nested more than 16 deep"


def test_36_tag_directives_are_refused_before_parsing(tmp_path: Path) -> None:
    text = "".join(f"%TAG !{n}! tag:example.org,2000:\n" for n in range(62_000)) + "---\n" + CARD
    began = time.perf_counter()
    problem = refused(tmp_path, text)
    assert time.perf_counter() - began < 2
    assert problem.message == "a line begins with '%'"
    assert place(problem) == ("yaml", 1, 1)


def test_36_a_directive_further_down_is_refused(tmp_path: Path) -> None:
    assert place(refused(tmp_path, "# note\n%YAML 1.1\n---\n" + CARD)) == ("yaml", 2, 1)


def test_37_a_repeated_key_is_refused_and_both_lines_are_named(tmp_path: Path) -> None:
    problem = refused(tmp_path, "title: a\nid: b\ntitle: c\n" + CARD)
    assert problem.message == "the key 'title' stands twice, in line 1 and in line 3"
    assert place(problem) == ("yaml", 3, 1)


def test_38_a_number_and_its_text_are_one_key(tmp_path: Path) -> None:
    problem = refused(tmp_path, "x-keys:\n  1: a\n  '1': b\n" + CARD)
    assert problem.message == "the key '1' stands twice, in line 2 and in line 3"


def test_39_no_is_a_text(tmp_path: Path) -> None:
    deck = read(tmp_path, "cards:\n- {kind: typed, ask: Does it?, answer: no, accept: [off, ~, null]}\n")
    question = deck.cards[0].question
    assert isinstance(question, Typed)
    assert (question.answer, question.accept) == ("no", ("off", "~", "null"))


@pytest.mark.parametrize(
    "text", ["12:30", "010", "1.10", "2024-02-30", "0b1", "0x1F", "1_000", ".inf", "true", "=", "1e3"]
)
def test_40_and_41_scalars_stay_as_written(tmp_path: Path, text: str) -> None:
    deck = read(tmp_path, f"version: {text}\ncards:\n- front: {text}\n  back: {text}\n")
    question = deck.cards[0].question
    assert isinstance(question, Flashcard)
    assert (deck.version, question.front, question.back) == (text, text, text)


def test_42_and_43_endless_numbers_are_refused(tmp_path: Path) -> None:
    began = time.perf_counter()
    for number in ("0b" + "1" * 70_000, "1" + ":59" * 300_000):
        problem = refused(tmp_path, f"cards:\n- {{kind: numeric, ask: How many?, answer: {number}}}\n")
        assert problem.message == "a text of more than 64 KiB"
        assert place(problem) == ("yaml", 2, 43)
    assert time.perf_counter() - began < 4


@pytest.mark.parametrize(
    "number", ["1" * 60_000 + "x", ".nan", ".inf", "-inf", "1e999", "0b1", "1_000", "1:30", "٣"]
)
def test_42_what_is_no_finite_number_is_refused_quickly(tmp_path: Path, number: str) -> None:
    began = time.perf_counter()
    problem = refused(tmp_path, f"cards:\n- {{kind: numeric, ask: How many?, answer: {number}}}\n")
    assert time.perf_counter() - began < 2
    assert problem.message.startswith("cards[1].answer: expected a number, got '")


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['true']", "!!int abc", "!!binary aGk=", "! x", "!own x"]
)
def test_44_and_45_tags_are_refused(tmp_path: Path, tag: str) -> None:
    problem = refused(tmp_path, f"cards:\n- front: {tag}\n  back: so\n")
    assert problem.message == "tags are not used in decks"
    assert place(problem) == ("yaml", 2, 10)


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_46_a_list_or_table_as_a_key_is_refused(tmp_path: Path, key: str) -> None:
    problem = refused(tmp_path, f"? {key}\n: x\n")
    assert problem.message == "a key must be a text"
    assert place(problem) == ("yaml", 1, 3)


def test_46_an_empty_key_is_refused(tmp_path: Path) -> None:
    assert place(refused(tmp_path, CARD + ": x\n")) == ("yaml", 4, 1)


def test_47_two_documents_are_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, CARD + "---\n" + CARD)
    assert problem.message == "a second document begins"
    assert place(problem) == ("yaml", 4, 1)


def test_47_one_document_may_be_marked(tmp_path: Path) -> None:
    assert len(read(tmp_path, "---\n" + CARD + "...\n").cards) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_48_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    problem = refused(tmp_path, text)
    assert problem.message == "the file is empty"
    assert place(problem) == ("yaml", 1, 1)


def test_49_a_tab_as_indent_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n\t- front: so\n")
    assert problem.message == "a tab stands where spaces are needed"
    assert place(problem) == ("yaml", 2, 1)


def test_50_a_second_colon_gets_the_hint_to_quote(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n- front: first: second\n  back: so\n")
    assert problem.message == "a second ': ' inside an unquoted text"
    assert problem.hint == 'Put the text in quotes: key: "first: second".'
    assert place(problem) == ("yaml", 2, 15)


def test_50_a_second_colon_in_braces_gets_the_hint_to_quote(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n- {front: first: second, back: so}\n")
    assert (problem.message, problem.hint) == (
        "a ': ' inside an unquoted text",
        "Put the whole text in quotes.",
    )


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [("latin-1", "Latin-1"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_51_other_encodings_are_refused(tmp_path: Path, encoding: str, guess: str) -> None:
    problem = refused(tmp_path, "cards:\n- front: Köln\n  back: ja\n".encode(encoding))
    assert problem.message.startswith("the text is not UTF-8")
    assert guess in problem.hint
    assert "save it as UTF-8" in problem.hint
    if encoding == "latin-1":
        assert place(problem) == ("file", 2, 11)
        assert problem.excerpt == "   2 | - front: K\\xf6ln\n     |           ^"


def test_52_a_byte_order_mark_and_windows_lines_are_accepted(tmp_path: Path) -> None:
    deck = read(tmp_path, b"\xef\xbb\xbfcards:\r\n- front: one\r\n  back: |-\r\n    two\r\n    three\r\n")
    assert deck.cards[0].question.key == "two\nthree"
    assert deck.places is not None
    assert deck.places[deck.cards[0].id].line == 2


def test_52_a_byte_order_mark_inside_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, "cards:\n- front: \ufeffone\n  back: two\n")
    assert problem.message == "U+FEFF is not allowed inside a text"
    assert place(problem) == ("yaml", 2, 10)


def test_53_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    began = time.perf_counter()
    with pytest.raises(DeckError) as caught:
        decks.read(path)
    assert time.perf_counter() - began < 1
    assert caught.value.problems[0].message == "the file is larger than 4 MiB"


def test_54_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    with pytest.raises(DeckError) as caught:
        decks.read(path)
    assert caught.value.problems[0].message == "expected a file, found a device or a pipe"


def test_54_a_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zero.yaml"
    path.symlink_to("/dev/zero")
    with pytest.raises(DeckError) as caught:
        decks.read(path)
    assert caught.value.problems[0].message == "expected a file, found a device or a pipe"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket(path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def linked_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))


def linked_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


NO_FILE = "expected a file, found a device or a pipe"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (pipe, NO_FILE),
        (socket, NO_FILE),
        (linked_pipe, NO_FILE),
        (linked_device, "'one.yaml' leads outside the deck's folder"),
    ],
)
def test_54_what_is_no_file_is_no_chapter_either(
    tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    make(tmp_path / "one.yaml")
    problem = refused(tmp_path, "chapters: [one.yaml]\n", "deck.yaml")
    assert problem.message.removeprefix("chapters[1]: ") == message


def test_54_a_pipe_is_no_fingerprint(tmp_path: Path) -> None:
    pipe(tmp_path / "one.fingerprint")
    problem = refused(tmp_path, "source: {fingerprint: one.fingerprint}\n" + CARD)
    assert problem.message == NO_FILE


def test_55_a_hundred_thousand_options_are_refused(tmp_path: Path) -> None:
    options = "".join(f"  - {{text: o{n}}}\n" for n in range(100_000))
    problem = refused(tmp_path, "cards:\n- kind: choice\n  ask: Which?\n  options:\n" + options)
    assert problem.message == "more than 200,000 keys and values"


def test_55_twenty_options_are_the_limit(tmp_path: Path) -> None:
    def text(count: int) -> str:
        options = "".join(f"  - {{text: o{n}}}\n" for n in range(count))
        return "cards:\n- kind: choice\n  ask: Which?\n  options:\n" + options

    assert len(read(tmp_path, text(20)).cards[0].question.options) == 20
    problem = refused(tmp_path, text(21))
    assert problem.message == "cards[1].options: more than 20 entries"
    assert place(problem) == ("schema", 5, 3)


@pytest.mark.parametrize("form", ["quoted", "block"])
def test_56_half_a_million_newlines_are_refused(tmp_path: Path, form: str) -> None:
    gap = "\n" * 500_000
    back = f'"a{gap}b"' if form == "quoted" else f"|\n    a{gap}    b"
    problem = refused(tmp_path, f"cards:\n- front: so\n  back: {back}\n")
    assert problem.message == "a text of more than 64 KiB"
    assert place(problem) == ("yaml", 3, 9)


def test_56_two_hundred_lines_are_the_limit(tmp_path: Path) -> None:
    def text(count: int) -> str:
        return "cards:\n- front: so\n  back: |\n" + "    line\n" * count

    assert read(tmp_path, text(200)).cards[0].question.key == "line\n" * 200
    assert refused(tmp_path, text(201)).message == "a text of more than 200 lines"


def test_57_a_pattern_in_a_deck_is_a_text(tmp_path: Path) -> None:
    deck = read(
        tmp_path,
        "cards:\n- {kind: typed, ask: Which letters?, answer: zebra, accept: ['(a+)+$', '.*']}\n"
        "- {kind: cloze, ask: 'It is ___ here.', answer: cold, near_miss: {'.*': any}}\n"
        "- {kind: numeric, ask: How many?, answer: 3}\n",
    )
    typed, cloze, numeric = (card.question for card in deck.cards)
    assert isinstance(typed, Typed)
    assert isinstance(cloze, Cloze)
    assert isinstance(numeric, Numeric)
    assert typed.accept == ("(a+)+$", ".*")
    began = time.perf_counter()
    ask = typed.pose(Deal("seed"))
    assert not typed.grade(ask, Written("a" * 5000 + "!")).correct
    assert not typed.grade(ask, Written("anything")).correct
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("key", ["pattern", "regex", "code", "path", "include"])
def test_57_there_is_no_key_for_patterns_code_or_paths(tmp_path: Path, key: str) -> None:
    problem = refused(tmp_path, f"cards:\n- {{kind: typed, ask: Who?, answer: me, {key}: x}}\n")
    assert problem.message == f"cards[1]: unknown key '{key}'"
