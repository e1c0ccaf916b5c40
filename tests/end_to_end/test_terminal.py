"""The tutor on a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import kitchen
from tests.end_to_end.terminal import ALLOWED, Terminal

HOSTILE = (
    "[@click=app.quit]leave[/]",
    "[@click=app.screenshot('stolen.svg', '.')]look[/]",
    "[ @click=app.quit]leave[/]",
    "[link=file:///etc/passwd]the list[/link]",
    "[/foo]",
    "a[0] = b[i] [a-z]+ [$x]",
    "ends in \\",
    ":smile: List<int> [open](vscode://x) [--help](--help)",
)


def reviews(home: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "aligntutor", "--home", str(home), "log", "--json"],
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    return [event for line in done.stdout.splitlines() if (event := json.loads(line))["type"] == "review"]


def test_a_new_learner_answers_the_first_question_within_two_key_presses(tmp_path: Path):
    home = tmp_path / "new"
    with Terminal(home) as terminal:
        terminal.see("Welcome.")
        terminal.press("enter")
        terminal.see("A new idea")
        terminal.press("enter")
        terminal.see("Enter answer")
        terminal.press("b", "enter")
        terminal.see("Enter go on")
        assert len(reviews(home)) == 1
        terminal.press("escape")
        terminal.see("That is all for now")
        terminal.press("enter")
        terminal.see("Decks")
        terminal.press("q")
        assert terminal.end() == 0


def test_bytes_that_are_no_text_end_nothing(home: Path):
    with Terminal(home) as terminal:
        terminal.see("Welcome.")
        terminal.process.send(b"\xe9\xff\xc3")
        terminal.press("enter")
        terminal.see("A new idea")
        terminal.press("escape")
        terminal.see("Welcome.")
        terminal.press("q")
        assert terminal.end() == 0


def test_it_goes_to_the_background_and_back_and_minds_no_second_call(home: Path):
    with Terminal(home) as terminal:
        terminal.see("Welcome.")
        for number in (signal.SIGCONT, signal.SIGCONT):
            os.kill(terminal.process.pid, number)
        terminal.press("\x1a")
        terminal.stopped()
        assert terminal.written.rstrip().rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
        terminal.screen.erase_in_display(2)
        for number in (signal.SIGCONT, signal.SIGCONT):
            os.kill(terminal.process.pid, number)
        terminal.see("Welcome.")
        terminal.press("enter")
        terminal.see("A new idea")
        terminal.press("escape")
        terminal.see("Welcome.")
        terminal.press("q")
        assert terminal.end() == 0


INTERRUPTED = """
import os, queue, signal
known, signals = queue.Queue._put, [signal.SIGTSTP]
def put(self, item):
    known(self, item)
    if signals and isinstance(item, str) and "Welcome." in item:
        os.kill(os.getpid(), signals.pop())
queue.Queue._put = put
"""
"""Stops the app while it puts a page into the queue of what is to be written, which is locked then."""


def test_it_goes_to_the_background_from_the_middle_of_a_page(home: Path, tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED, encoding="utf-8")
    with Terminal(home, PYTHONPATH=str(tmp_path)) as terminal:
        terminal.stopped()
        assert terminal.written.rfind(b"\x1b[?1049l") > terminal.written.find(b"Welcome.") > 0
        terminal.screen.erase_in_display(2)
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.see("Welcome.")
        terminal.press("q")
        assert terminal.end() == 0


SLOWLY = """
import time
from textual.drivers import _writer_thread
class Slow:
    def __init__(self, file):
        self._file = file
    def __getattr__(self, name):
        return getattr(self._file, name)
    def write(self, text):
        for char in text if "\x1b[?1049l" in text else [text]:
            self._file.write(char)
            self._file.flush()
            time.sleep(0.01)
known = _writer_thread.WriterThread.__init__
_writer_thread.WriterThread.__init__ = lambda self, file: known(self, Slow(file))
"""
"""Writes what gives the terminal back character by character."""


def test_what_is_typed_while_it_leaves_breaks_no_sequence_that_gives_the_terminal_back(
    home: Path, tmp_path: Path
):
    (tmp_path / "sitecustomize.py").write_text(SLOWLY, encoding="utf-8")
    with Terminal(home, PYTHONPATH=str(tmp_path)) as terminal:
        terminal.see("Welcome.")
        terminal.settled()
        terminal.press("q")
        while terminal.process.isalive():
            terminal.press("typed")
            terminal.see("keys")
        assert terminal.end() == 0
        assert b"\x1b[?1049l" in terminal.written


ONE = 'cards:\n- {id: a, front: "One?", back: "Uno."}\n'


def open_source(terminal: Terminal) -> None:
    """Answer the one card, then open the file that it is written in."""
    terminal.see("One?")
    terminal.press("enter")
    terminal.see("Uno.")
    terminal.press("3")
    terminal.see("Enter go on")
    terminal.press("e")


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that shows what it was given, adds a line to it, and waits for a key."""
    path = tmp_path / "an editor"
    path.write_text(
        f"#!{sys.executable}\nimport sys\nprint('EDITING', *sys.argv[1:], flush=True)\n"
        "open(sys.argv[-1], 'a').write('\\n# edited\\n')\nsys.stdin.readline()\n",
        encoding="utf-8",
    )
    path.chmod(0o755)
    return path


def test_a_card_is_opened_in_the_editor_and_the_page_comes_back(home: Path, tmp_path: Path, editor: Path):
    deck = kitchen.write(tmp_path, "k.yaml", ONE)
    with Terminal(home, "study", str(deck), EDITOR=f"'{editor}' --calm", VISUAL="") as terminal:
        open_source(terminal)
        terminal.see("EDITING --calm +2")
        terminal.screen.erase_in_display(2)
        terminal.press("enter")
        terminal.see("Enter go on", "The deck was changed.")
        terminal.press("u")
        terminal.see("Space show", "One?")
        terminal.press("\x11")
        assert terminal.end() == 0
    assert deck.read_text("utf-8").endswith("# edited\n")


def test_an_editor_that_is_not_there_is_told_and_the_page_comes_back(home: Path, tmp_path: Path):
    deck = kitchen.write(tmp_path, "k.yaml", ONE)
    with Terminal(home, "study", str(deck), EDITOR="/no/such/editor", VISUAL="") as terminal:
        open_source(terminal)
        terminal.see("/no/such/editor cannot be started: no such file or directory.")
        terminal.press("\x11")
        assert terminal.end() == 0


def test_an_answer_is_on_disk_when_its_verdict_shows_and_survives_a_kill(home: Path, tmp_path: Path):
    deck = str(kitchen.write(tmp_path))
    with Terminal(home, "study", deck) as terminal:
        terminal.see("A new idea")
        terminal.press("enter")
        terminal.see("Enter answer")
        terminal.press("a", "enter")
        terminal.see("Enter go on")
        os.kill(terminal.process.pid, signal.SIGKILL)
    assert len(reviews(home)) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal(home: Path, number: signal.Signals):
    with Terminal(home) as terminal:
        terminal.see("Welcome.")
        os.kill(terminal.process.pid, number)
        assert terminal.end() == 128 + number
        assert terminal.written.rstrip().rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
        assert b"\x1b[?25h" in terminal.written[terminal.written.rfind(b"\x1b[?1049h") :]


def test_any_size_is_lived_through_in_the_middle_of_a_question(home: Path, tmp_path: Path):
    with Terminal(home, "study", str(kitchen.write(tmp_path))) as terminal:
        terminal.see("A new idea")
        terminal.press("enter")
        terminal.see("Enter answer")
        for columns, rows, seen in (
            (40, 15, "Enter answer"), (20, 5, "bigger"), (1, 1, ""), (200, 60, "Enter answer"),
            (80, 24, "Enter answer"),
        ):  # fmt: skip
            terminal.resize(columns, rows)
            terminal.see(seen)
        terminal.press("a", "enter")
        terminal.see("Enter go on")
        assert len(reviews(home)) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_deck_text_is_shown_literally_and_steers_nothing(home: Path, tmp_path: Path, text: str):
    quoted = json.dumps(text)
    deck = tmp_path / "hostile.yaml"
    deck.write_text(
        f"""\
title: {quoted}
cards:
- id: choice
  kind: choice
  ask: {quoted}
  why: {quoted}
  options:
  - {{text: {quoted}, correct: true, feedback: {quoted}}}
  - {{text: other, feedback: {quoted}}}
  - {{text: third}}
- {{id: flash, front: {quoted}, back: {quoted}, checklist: [{quoted}]}}
""",
        encoding="utf-8",
    )
    with Terminal(home, "study", str(deck), rows=48) as terminal:
        terminal.see(text, "Enter answer")
        terminal.press("a", "enter")
        assert terminal.see("Enter go on").count(text) >= 3
        terminal.press("enter")
        terminal.see(text, "show the answer")
        terminal.press("escape")
        terminal.see("That is all for now")
        terminal.press("enter")
        terminal.see("Decks", text[:20])
        terminal.press("q")
        assert terminal.end() == 0
        assert b"\x1b" not in ALLOWED.sub(b"", terminal.written)
    assert list(tmp_path.rglob("*.svg")) == []
