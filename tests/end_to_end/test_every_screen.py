"""Hostile deck text on every screen, on a real pseudo-terminal, and through every command that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.processes import Run
from tests.end_to_end.terminal import ALLOWED, Terminal

STEERING = ("[@click=app.quit]go[/]", "[b]x[/b] $mark \\", "אבג 漢字 :smile:", "{x} %s [/]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The deck of the kitchen, with steering text in whatever it shows."""
    text = kitchen.TEXT
    for plain, steering in (
        ("title: In the kitchen", STEERING[0]),
        ("term: resting", STEERING[0]),
        ("term: basting", STEERING[1]),
        ("definition: the pause", STEERING[2]),
        ("why_it_matters: A roast", STEERING[3]),
        ("note: Basting", STEERING[1]),
        ("front: When", STEERING[2]),
        ("back: Long", STEERING[0]),
        ("ask: Where", STEERING[3]),
    ):
        key, _, start = plain.partition(": ")
        end = text.index("\n" if key != "note" else "}", text.index(plain))
        whole = text[text.index(plain) : end].partition(": ")[2]
        said = steering if start == whole else f"{steering} {whole}"
        text = text.replace(f"{key}: {whole}", f"{key}: {json.dumps(said, ensure_ascii=False)}", 1)
    text += "".join(
        f"lesson:\n- text: {json.dumps(STEERING[0] + ' is how it begins.')}\n  introduces: [resting]\n"
    )
    return kitchen.write(tmp_path, "hostile.yaml", text)


CLICK, BOLD, WIDE, FORMAT = STEERING
SCREENS = (
    ("", ("A new idea", CLICK, BOLD, FORMAT)),
    ("enter", ("Enter answer", CLICK, BOLD)),
    ("a enter", ("Enter go on", CLICK, "In the notebook")),
    ("x", ("Easily taken for each other", CLICK, BOLD)),
    ("escape ?", ("Set aside", "Keys")),
    ("escape f x \x1b]0;y\x07 enter", ("Flagged.",)),
    ("escape", ("That is all for now", CLICK)),
    ("enter down h down down", ("Decks", f"›   {CLICK}")),
    ("m", ("Map   " + CLICK, BOLD)),
    ("enter", ("Enter study it", FORMAT)),
    ("x", ("Easily taken for each other", CLICK)),
    ("escape escape escape r", ("chapter 1 of 1", f"{CLICK} is how it begins.")),
    ("q / g o down", ("Browse", CLICK, "Enter open")),
    ("enter", ("Asks", WIDE, "kitchen/salt")),
    ("escape escape t", ("Statistics   " + CLICK,)),
    ("t", ("t plots", "week of", "Hardest ideas")),
    ("q , down", ("Settings", "New ideas a day")),
    ("q \x10", ("Search for commands", "What is due")),
    ("escape", ("Decks",)),
)
"""What is pressed, by spaces, and what stands on the screen then; every page is among them."""


def test_no_screen_is_steered_by_a_deck(home: Path, hostile: Path):
    with Terminal(home, "study", str(hostile), columns=110, rows=60) as terminal:
        for keys, shown in SCREENS:
            for key in keys.split():
                terminal.press(key)
                terminal.settled()
            terminal.see(*shown)
        terminal.press("\x11")
        assert terminal.end() == 0
        assert b"\x1b" not in ALLOWED.sub(b"", terminal.written)


def test_no_command_is_steered_by_a_deck(run: Run, hostile: Path, tmp_path: Path):
    assert run("study", "--plain", str(hostile), lines="\na\n\n:f \x1b[2Jcleared\n").returncode == 0
    page = tmp_path / "page.html"
    for command in (
        "browse", "browse --json", "card kitchen/resting", "card --json kitchen/resting", "changes kitchen",
        "check {deck}", "compare kitchen/resting", "decks", "due", "generate {deck}", "log", "log --flags",
        "log --json", "map kitchen", "map kitchen/resting", "read kitchen", "stats", "stats hardest tempting",
        "stats --html {page}", "study --plain kitchen --mode cram", "undo",
    ):  # fmt: skip
        done = run(*[part.format(deck=hostile, page=page) for part in command.split()])
        assert done.returncode in (0, 1), (command, done.stderr)
        assert "Traceback" not in done.stderr, command
        assert not {*(done.stdout + done.stderr)} & {"\x1b", "\x07", "\x9b"}, command
    assert "<script" not in page.read_text("utf-8")
