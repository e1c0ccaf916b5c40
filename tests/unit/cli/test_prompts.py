"""What a line means depends on what is asked; what does not fit is asked again, never graded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from aligntutor.cli.prompts import ask, how_sure
from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Recalled,
    Shown,
    Write,
    Written,
)
from aligntutor.tutor.shown import Asking

ABC = tuple(Shown(id, f"text {id}") for id in "abc")
XYZ = tuple(Shown(id, f"text {id}") for id in "wxyz")
ONE, MANY = Choose("?", ABC), Choose("?", ABC, many=True)
ORDER, PAIRS = Arrange("?", ABC), Match("?", ABC, XYZ)
POINTS = Recall("?", "back", ("one", "two"))


def typing(lines: Sequence[str]) -> Callable[[str], str]:
    left = list(lines)
    return lambda prompt: left.pop(0)


@pytest.mark.parametrize(
    ("asked", "lines", "expected"),
    [
        (ONE, ["", "4", "1 2", "b", "2"], Chosen(("b",))),
        (MANY, ["0", "3, 1"], Chosen(("a", "c"))),
        (Write("?"), ["  ", " 3 "], Written("3")),
        (Write("?", unit="m"), ["far", "3 kg", "3 m"], Written("3 m")),
        (ORDER, ["1 2", "1 1 2", "1 2 4", "3 1 2"], Arranged(("c", "a", "b"))),
        (PAIRS, ["1a 2b", "1a 2b 3e", "1a 2a 3b", "1a 2b 3c x", "1c 2a 3d"],
         Matched((("a", "y"), ("b", "w"), ("c", "z")))),
        (PAIRS, ["1A,2B,3C"], Matched((("a", "w"), ("b", "x"), ("c", "y")))),
        (POINTS, ["", "3", "2", "5", "3"], Recalled(3, (1,))),
        (Recall("?", "back"), ["", "1"], Recalled(1)),
    ],
)  # fmt: skip
def test_a_line_is_read_for_what_is_asked(asked: Ask, lines: list[str], expected: Answer) -> None:
    assert ask(Asking("Chapter", asked, ("1 min", "2 days", "3 days", "4 days")), typing(lines)) == expected


def test_both_sides_are_told_with_numbers_and_letters(capsys: pytest.CaptureFixture[str]) -> None:
    ask(Asking("Chapter", PAIRS), typing(["1 2", "1a 2b 3c"]))
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "?", "1. text a", "2. text b", "3. text c", "a. text w", "b. text x", "c. text y", "d. text z",
        "Give each number a letter of its own, such as 1a 2b 3c.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [([" + "], "sure"), (["-"], "unsure"), ([""], ""), (["1", "++", "sure", "–", "-"], "unsure")],
)
def test_how_sure_one_is_takes_a_sign_or_nothing(lines: list[str], expected: str):
    assert how_sure(typing(lines)) == expected
