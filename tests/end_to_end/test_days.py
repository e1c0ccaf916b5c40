"""A whole day and the next ones, on a real pseudo-terminal with the clock moved between them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.end_to_end.terminal import Terminal

MORNING = datetime(2026, 5, 14, 9, tzinfo=UTC)
DECK = """\
id: sums
concepts:
- id: twice
  term: twice
  category: sum
  definition: the sum of a number with itself
  skip: [T01, T02, T03]
cards:
- {id: one, concept: twice, front: One and one?, back: Two.}
- {id: two, concept: twice, front: Two and two?, back: Four.}
- {id: three, front: Three and three?, back: Six.}
- id: four
  kind: choice
  ask: Four and four?
  options:
  - {text: eight, correct: true, feedback: Four and four are eight.}
  - {text: six, feedback: Six is three and three.}
  - {text: seven, feedback: Seven is odd.}
"""
STEPS = (
    ("That is all for now", ()),
    ("Enter go on", ("enter",)),
    ("Enter try it", ("enter",)),
    ("show the answer", (" ",)),
    ("Did you say this?", ("enter",)),
    ("How did it come back?", ("3",)),
)
"""What may stand on the screen, and what is pressed then."""


def sit(terminal: Terminal, *, slip: bool = False) -> None:
    """Go through a sitting to its summary, all right but perhaps for the first choice."""
    for _ in range(100):
        terminal.see("? keys")
        seen = terminal.settled()
        keys = next((keys for text, keys in STEPS if text in seen), None)
        if keys is None:
            found = re.search(rf"([A-C])  {'six' if slip else 'eight'}\b", seen)
            assert found, seen
            keys, slip = (found[1].lower(), "enter"), False
        if not keys:
            return
        terminal.press(*keys)
        terminal.changed(seen)
    raise AssertionError(f"no end:\n{terminal.text}")


def events(home: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "aligntutor", "--home", str(home), "log", "--json"],
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_day_its_evening_the_next_day_and_a_month_later(home: Path, tmp_path: Path):
    deck = tmp_path / "sums.yaml"
    deck.write_text(DECK, encoding="utf-8")

    def at(moment: datetime) -> Terminal:
        return Terminal(home, "study", str(deck), ALIGNTUTOR_NOW=moment.isoformat())

    with at(MORNING) as terminal:
        terminal.see("A new idea", "Twice")
        sit(terminal, slip=True)
        terminal.press("enter")
        terminal.see("Decks")
        terminal.press("q")
        assert terminal.end() == 0
    first = answers(home)
    assert {event["card"] for event in first} == {"sums/one", "sums/two", "sums/three", "sums/four"}
    assert next(event["correct"] for event in first if event["card"] == "sums/four") is False
    assert sum(not event["correct"] for event in first) == 1

    with at(MORNING + timedelta(hours=9)) as terminal:
        sit(terminal)
        terminal.press("enter")
        terminal.see("Decks", "Nothing is due.")
        terminal.press("q")
        assert terminal.end() == 0
    assert answers(home) == first

    with at(MORNING + timedelta(days=31)) as terminal:
        terminal.see("? keys")
        assert "A new idea" not in terminal.text
        sit(terminal)
        summary = terminal.settled()
        terminal.press("u")
        terminal.changed(summary)
        terminal.see("leave")
        terminal.settled()
        terminal.press("escape")
        terminal.see("That is all for now")
        terminal.press("enter")
        terminal.see("Decks")
        terminal.press("t")
        terminal.see("Statistics", "Days of study")
        terminal.press("escape")
        terminal.see("Decks")
        terminal.press("q")
        assert terminal.end() == 0
    month = answers(home)
    assert {event["day"] - first[0]["day"] for event in month} == {0, 31}
    assert events(home)[-1]["type"] == "undo"
    late = [event for event in month if event["day"] > first[0]["day"]]
    assert {event["card"] for event in late} >= {"sums/three", "sums/four"}  # and one of two siblings
    assert all(event["retrievability"] < 0.95 for event in late)


def answers(home: Path) -> list[dict[str, Any]]:
    return [event for event in events(home) if event["type"] == "review"]
