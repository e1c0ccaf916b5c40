"""What counts as slow: thinking, not reading, and not being away."""

from __future__ import annotations

import pytest

from aligntutor.core.asks import Choose, Shown, Write
from aligntutor.memory.pace import AWAY, READING, slow, words_shown

ASK = Choose("Which tree stands there?", (Shown("key", "a lime"), Shown("other", "the old plane")))
READ = round(9 / READING * 60_000)
"""Milliseconds to read its nine words."""


def test_the_words_of_stem_and_options_are_read():
    assert words_shown(ASK) == 9
    assert words_shown(Write("Which tree\nstands  there?", "two words")) == 4


@pytest.mark.parametrize(
    ("latency", "expected"),
    [
        (0, False),
        (READ + 29_900, False),
        (READ + 30_100, True),
        (READ + AWAY * 1_000 - 100, True),
        (READ + AWAY * 1_000 + 100, False),
        (9 * 3_600_000, False),
    ],
)
def test_slow_is_between_the_limit_and_being_away(latency: int, expected: bool):
    assert slow("choice", ASK, latency, 30) is expected


def test_a_long_question_takes_longer_to_read():
    long = ASK._replace(stem="word " * 175)
    assert slow("choice", ASK, 80_000, 30)
    assert not slow("choice", long, 80_000, 30)


def test_a_limit_of_nothing_is_no_limit():
    assert not slow("choice", ASK, 100_000, 0)


@pytest.mark.parametrize("kind", ["choice", "multiple", "true-false", "typed", "cloze"])
def test_recall_is_timed(kind: str):
    assert slow(kind, ASK, 100_000, 30)


@pytest.mark.parametrize("kind", ["numeric", "matching", "ordering", "flashcard"])
def test_working_out_and_judging_oneself_are_not(kind: str):
    assert not slow(kind, ASK, 100_000, 30)
