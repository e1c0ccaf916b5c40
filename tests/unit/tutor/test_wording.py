"""Times in words."""

from __future__ import annotations

import pytest

from aligntutor.core.states import Mark
from aligntutor.tutor.wording import when_due

CARD = Mark("d/c")


@pytest.mark.parametrize(
    ("phase", "due_day", "mark", "said"),
    [
        ("new", 0, CARD, "new"),
        ("review", 100, CARD, "due"),
        ("review", 90, CARD, "due"),
        ("learning", 100, CARD, "learning"),
        ("relearning", 99, CARD, "learning"),
        ("review", 101, CARD, "tomorrow"),
        ("review", 106, CARD, "in 6 days"),
        ("review", 90, CARD._replace(suspended="asked"), "set aside"),
        ("review", 90, CARD._replace(suspended="leech"), "leech"),
        ("review", 90, CARD._replace(until=101), "buried"),
    ],
)
def test_when_a_card_comes_is_a_word_or_two(phase: str, due_day: int, mark: Mark, said: str):
    assert when_due(phase, due_day, 100, mark) == said
