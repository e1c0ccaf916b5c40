"""`aligntutor demo`: a home to look around in, of which nothing is left."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.end_to_end.processes import NOW, Run
from tests.end_to_end.terminal import Terminal


@pytest.fixture
def passing(tmp_path: Path) -> Path:
    """Where the demonstration makes its home."""
    folder = tmp_path / "passing"
    folder.mkdir()
    return folder


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_shows_a_lived_in_home_and_leaves_nothing_behind(home: Path, passing: Path, tmp_path: Path):
    before = files(tmp_path)
    with Terminal(home, "demo", TMPDIR=str(passing), ALIGNTUTOR_NOW=NOW) as terminal:
        terminal.see("Preparing the demonstration, day")
        shown = terminal.see("aligntutor  demonstration", "Thursday 14 May", "cards are due", "Decks")
        assert "Welcome." not in shown
        assert len(list(passing.iterdir())) == 1
        terminal.press("q")
        assert terminal.end() == 0
        assert (
            "That was a demonstration; nothing of it is kept. To begin for real: aligntutor" in terminal.text
        )
    assert list(passing.iterdir()) == []
    assert files(tmp_path) == before


@pytest.mark.parametrize("seen", ["Preparing the demonstration, day", "aligntutor  demonstration"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind_either(home: Path, passing: Path, seen: str, number: signal.Signals):
    with Terminal(home, "demo", TMPDIR=str(passing)) as terminal:
        terminal.see(seen)
        os.kill(terminal.process.pid, number)
        assert terminal.end() == 128 + number
    assert list(passing.iterdir()) == []


def test_without_a_terminal_it_says_so_and_makes_nothing(run: Run, passing: Path):
    done = run("demo", TMPDIR=str(passing))
    assert done.returncode == 2
    assert "draws on a terminal" in done.stderr
    assert list(passing.iterdir()) == []
