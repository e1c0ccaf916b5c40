"""Cases 1 to 15: markup in a deck is text, and passes the reader character for character."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard

from .making import read

MARKUP = {
    "01-click-quit": "[@click=app.quit]leave[/]",
    "02-click-screenshot": "[@click=app.screenshot('stolen.svg', '.')]look[/]",
    "03-space-before-click": "[ @click=app.quit]leave[/]",
    "04-bad-action-arguments": "[@click=app.nothing(1,]press[/]",
    "05-file-link": "[link=file:///etc/passwd]the list[/link]",
    "06-closing-tag": "[/foo]",
    "07-lone-opening-of-a-closing-tag": "ends in [/",
    "08-index": "a[0] = b[i]",
    "09-character-class": "[a-z]+",
    "10-variable": "[$x] and [$primary]",
    "11-trailing-backslash": "ends in \\",
    "12-emoji-code": ":smile: and :warning:",
    "13-angle-brackets": "List<int> and <b>bold</b>",
    "14-editor-link": "[open](vscode://file/etc/passwd)",
    "15-option-link": "[--help](--help)",
}


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP.keys())
def test_markup_is_read_as_it_is_written(tmp_path: Path, text: str) -> None:
    quoted = text.replace("'", "''")
    escaped = text.replace("\\", "\\\\")
    deck = read(
        tmp_path,
        f"""\
id: marked
title: '{quoted}'
cards:
- id: one
  front: '{quoted}'
  back: |-
    {text}
- id: two
  kind: choice
  ask: "{escaped}"
  options:
  - {{text: '{quoted}', correct: true, feedback: '{quoted}'}}
  - {{text: other}}
  why: >-
    {text}
""",
    )
    card, choice = deck.cards[0].question, deck.cards[1].question
    assert isinstance(card, Flashcard)
    assert isinstance(choice, Choice)
    assert (deck.title, card.front, card.back) == (text, text, text)
    assert (choice.ask, choice.options[0].text, choice.options[0].feedback, choice.why) == (
        text,
        text,
        text,
        text,
    )
