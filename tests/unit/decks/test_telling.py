"""Problems as they are printed: the place, the line with a caret, what to do."""

from __future__ import annotations

from aligntutor.core.decks import Problem
from aligntutor.decks.pointing import File, excerpt
from aligntutor.decks.telling import render


def test_a_problem_is_printed_with_its_line_and_what_to_do() -> None:
    file = File("sky.yaml", "cards:\n- {ask: Is it?, answer: ja}\n")
    problem = file.problem(
        "schema", "cards[1].answer: expected true or false, got 'ja'", 2, 26, "Write true."
    )
    assert render(problem) == (
        "sky.yaml:2:26: cards[1].answer: expected true or false, got 'ja'\n"
        "   2 | - {ask: Is it?, answer: ja}\n"
        "     |                          ^\n"
        "       Write true."
    )


def test_what_a_problem_lacks_is_left_out() -> None:
    assert render(Problem("file", "error", "not a deck", path="sky.txt")) == "sky.txt: not a deck"
    assert render(Problem("file", "error", "no decks")) == "no decks"


def test_a_warning_and_the_rule_of_an_item_are_named() -> None:
    problem = Problem("R07", "warning", "the key is the longest option", path="sky.yaml", line=3, column=1)
    assert render(problem) == "sky.yaml:3:1: warning: the key is the longest option [R07]"


def test_nothing_that_drives_a_terminal_is_printed() -> None:
    problem = Problem("entry", "error", "a\x1b[2Jb\u202e", "c\x9bd", "sk\x07y.yaml", 1, 1)
    assert render(problem) == "sk\\x07y.yaml:1:1: a\\x1b[2Jb\\u202e\n       c\\x9bd"


def test_the_caret_stands_under_wide_and_combining_characters() -> None:
    assert excerpt("漢字 e\u0301 x", 7, 7) == "   7 | 漢字 e\u0301 x\n     |        ^"


def test_tabs_count_as_one_space() -> None:
    assert excerpt("a\tb", 12, 3) == "  12 | a b\n     |   ^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "a" * 100 + "X" + "b" * 100
    shown, caret = excerpt(line, 1, 101).split("\n")
    assert shown == "   1 | …" + "a" * 50 + "X" + "b" * 25 + "…"
    assert caret.index("^") == shown.index("X")


def test_a_long_line_is_cut_at_its_end_where_the_caret_is_near_its_beginning() -> None:
    shown, caret = excerpt("X" + "b" * 200, 1, 1).split("\n")
    assert shown == "   1 | X" + "b" * 75 + "…"
    assert caret.index("^") == shown.index("X")


def test_the_caret_may_stand_behind_the_last_line() -> None:
    file = File("sky.yaml", "cards: {a: b\n")
    assert file.problem("yaml", "m", 2, 1).excerpt == "   2 | \n     | ^"
    assert file.problem("yaml", "m", 9, 1).excerpt == "   9 | \n     | ^"
