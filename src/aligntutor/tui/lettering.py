"""What options and ratings are called, and which options were right."""

from __future__ import annotations

from aligntutor.core.asks import Answer, Arrange, Arranged, Ask, Choose, Chosen, Match
from aligntutor.tutor.shown import Told

LETTERS = "ABCDEFGHIJKLMNOPQRST"
"""At most 20 options are shown."""
RATINGS = ("Again", "Hard", "Good", "Easy")
"""Of a self-graded answer, from 1 to 4."""


def places(ask: Ask, answer: Answer) -> dict[str, str]:
    """Id of an option -> its letter; of a part in the order given, or of a left side -> its number."""
    if isinstance(ask, Choose):
        return {option.id: letter for option, letter in zip(ask.options, LETTERS, strict=False)}
    if isinstance(ask, Match):
        return {side.id: str(n) for n, side in enumerate(ask.left, 1)}
    if isinstance(ask, Arrange):
        given = answer.ids if isinstance(answer, Arranged) and answer.ids else [part.id for part in ask.parts]
        return {id: str(n) for n, id in enumerate(given, 1)}
    return {}


def right_ones(ask: Choose, told: Told) -> set[int]:
    """Numbers of the right options: those picked where all was right, else found by the key's text."""
    if told.verdict.correct and isinstance(told.answer, Chosen):
        return {n for n, option in enumerate(ask.options) if option.id in told.answer.ids}
    if not ask.many:
        named = [n for n, option in enumerate(ask.options) if option.text == told.verdict.key]
        return set(named[:1])
    # several right options are joined by semicolons, their full stops taken off
    key = f"; {told.verdict.key}; "
    return {n for n, option in enumerate(ask.options) if f"; {option.text.rstrip('.')}; " in key}
