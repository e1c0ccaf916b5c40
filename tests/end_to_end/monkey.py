"""A monkey at a real pseudo-terminal: random keys, clicks, pastes and sizes, the same again for a seed.

By hand: `python -m tests.end_to_end.monkey --events 50000 --seed 7 [DECK]…`
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pyte

START = datetime(2026, 5, 14, 9, tzinfo=UTC)
PATIENCE = 30.0
"""Seconds until an app that says nothing counts as hanging."""
QUIET = 0.004
"""Seconds without output after which the next events follow."""
SETTLED = 150
"""Events after which it is seen whether the app still answers."""
VISIT = 1_200
"""Events after which the app is left and the next day begins."""
SIZES = [(80, 24), (40, 15), (120, 40), (200, 60), (24, 8), (60, 20), (8, 3), (79, 23)]
KEYS = {
    "\r": 16, " ": 7, "\x1b[A": 6, "\x1b[B": 10, "\x1b[C": 5, "\x1b[D": 5, "\x1b": 5, "\t": 2, "\x1b[Z": 1,
    "\x7f": 2, "\x1b[5~": 1, "\x1b[6~": 1, "\x1b[H": 1, "\x1b[F": 1, "\x1bOP": 1, "\x1b[15~": 1, "\x07": 2,
    "\x10": 1, "\x0b": 0.5, "\x15": 0.5, "\x01": 0.5, "?": 1, "+": 1, "-": 1, "/": 1, ",": 1,
    **dict.fromkeys("abcdefghijklmnoprstuvwxyz", 1.2), "q": 0.4, "\x11": 0.05, "\x03": 0.05,
    **dict.fromkeys("1234567890", 0.8), "é": 0.3, "字": 0.3, "\u202e": 0.2, "[": 0.3, "\\": 0.3, "\x00": 0.2,
}  # fmt: skip
"""What is pressed, and how often; not Ctrl+Z, after which Textual, brought back, at times hears no keys."""
PASTES = (
    "[b]x[/b]", "[@click=app.quit]x[/]", "goodhart's law", "\x1b[31mred", "9" * 400, "a\nb\tc",
    "\u202eאבג", "0",
)  # fmt: skip
WORDS = (
    "undo", "map", "browse", "statis", "settings", "exam", "pause", "theme", "study", "card", "keys", "read",
)  # fmt: skip
KINDS = {"key": 80, "mouse": 10, "wheel": 2, "size": 3, "paste": 1, "command": 2}
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m"  # colours and weights
    rb"|\x1b\[[0-9;]*[ABCDGHJK]"  # cursor and erasing
    rb"|\x1b\[\?[0-9;]*[hl]"  # modes of the terminal
    rb"|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*[cntqu]|\x1b\[[<>=?][0-9;]*[uqcm]"  # questions and keyboard protocol
    rb"|\x1b\]22;[a-z-]*\x07"  # shape of the mouse pointer
    rb"|\x1b[78=>]|\x1b\([B0]|\x1bP\+q[0-9a-fA-F;]*\x1b\\"
)
"""All that the tutor may send to a terminal beside text."""

SPY = """
import asyncio, os, signal, traceback
from textual.app import App
def waiting(number, frame):
    with open(os.environ["SPY"], "a") as file:
        traceback.print_stack(frame, file=file)
        for task in asyncio.all_tasks():
            print(task.get_name(), file=file)
            task.print_stack(file=file)
signal.signal(signal.SIGUSR1, waiting)
known = App._handle_exception
def told(self, error):
    with open(os.environ["SPY"], "a") as file:
        traceback.print_exception(error, file=file)
    known(self, error)
App._handle_exception = told
"""
"""Keeps how a crash came about, since a small terminal shows little of it, and what a hanging app awaits."""

READY = re.compile(rb"keys|Please")
"""On every page, and where there is no room for one."""


class Trouble(AssertionError):
    """What the monkey has found."""


class Monkey:
    """Plays with a tutor whose home, and everything else it may reach, lies in a folder of its own."""

    def __init__(self, folder: Path, seed: int, decks: Sequence[Path] = ()) -> None:
        self._random = random.Random(seed)
        self._seed = seed
        self._folder = folder
        self._home = folder / "home"
        for name in ("work", "user", "tmp", "spy"):
            (folder / name).mkdir(parents=True)
        (folder / "spy" / "sitecustomize.py").write_text(SPY, encoding="utf-8")
        self._day = 0
        self._done = 0
        self._last: deque[str] = deque(maxlen=40)
        self._size = SIZES[0]
        self._screen = pyte.Screen(*self._size)
        self._stream = pyte.ByteStream(self._screen)
        self._written = b""
        self._process: pexpect.spawn | None = None
        for deck in decks:
            self._call("decks", "add", str(deck))
        self._call("due")
        self._outside = self._tree()

    def play(self, events: int) -> int:
        """So many events, over as many days as they take; gives how many there were. Raises Trouble."""
        known = 0
        while self._done < events:
            self._open()
            end = min(events, self._done + VISIT)
            while self._done < end and self._alive:
                self._burst(min(self._random.randint(1, 6), end - self._done))
                if self._done % SETTLED < 6:
                    self._settle()
            self._leave()
            now = len(self._call("log", "--json").splitlines())
            self._mind(now >= known, f"{known} events were recorded, now {now}")
            known = now
            self._day += 1
        self._call("doctor")
        self._mind(self._tree() == self._outside, f"written outside: {self._tree() ^ self._outside}")
        return known

    # -- the app ---------------------------------------------------------------

    @property
    def _environment(self) -> dict[str, str]:
        user = str(self._folder / "user")
        return {
            "PATH": os.environ["PATH"], "HOME": user, "XDG_DATA_HOME": user, "XDG_CONFIG_HOME": user,
            "XDG_CACHE_HOME": user, "TMPDIR": str(self._folder / "tmp"), "TERM": "xterm-256color",
            "COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8",
            "ALIGNTUTOR_NOW": (START + timedelta(days=self._day)).isoformat(),
            "PYTHONPATH": os.pathsep.join([str(self._folder / "spy"), os.environ.get("PYTHONPATH", "")]),
            "SPY": str(self._folder / "crash"),
        }  # fmt: skip

    def _call(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "aligntutor", "--home", str(self._home), *arguments], capture_output=True,
            cwd=self._folder / "work", env=self._environment, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        self._mind(done.returncode == 0, f"{arguments} gave {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def _open(self) -> None:
        self._written, (columns, rows) = b"", self._size
        self._process = pexpect.spawn(
            sys.executable, ["-m", "aligntutor", "--home", str(self._home)], env=self._environment,
            cwd=str(self._folder / "work"), dimensions=(rows, columns), timeout=PATIENCE,
        )  # fmt: skip
        self._process.delaybeforesend = None
        self._wait(lambda: b"\x1b[?1049h" in self._written and bool(READY.search(self._written)))

    @property
    def _alive(self) -> bool:
        return self._process is not None and bool(self._process.isalive())

    def _read(self, seconds: float) -> bool:
        assert self._process
        try:
            data = self._process.read_nonblocking(1 << 16, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._written += data
        self._stream.feed(data)
        return True

    def _wait(self, ready: object) -> None:
        assert callable(ready)
        assert self._process
        end = time.monotonic() + PATIENCE
        while not ready():
            self._mind(time.monotonic() < end, "the app does not answer")
            if not self._read(0.5) and not self._alive:
                return

    def _settle(self) -> None:
        """Whether the app still answers: another size is painted."""
        before, end = len(self._written), time.monotonic() + PATIENCE
        columns, rows = self._size
        while len(self._written) == before and self._alive:
            self._mind(time.monotonic() < end, "the app does not answer")
            self._resize(columns + self._random.randint(1, 9), rows)
            self._read(3)
        self._resize(columns, rows)
        self._mind(b"Traceback" not in self._written, "a traceback")

    def _leave(self) -> None:
        """Quit, whatever page is shown; the monkey may have done so itself."""
        end = time.monotonic() + PATIENCE
        while self._alive:
            self._mind(time.monotonic() < end, "the app does not end")
            for key in ("\x1b", "\x1b", "\x11"):
                if self._alive:
                    self._send(key)
                    self._read(0.15)
        while self._read(0.05):
            pass
        assert self._process
        self._process.close()
        self._mind(self._process.exitstatus == 0, f"it ended with {self._process.exitstatus}")
        self._mind(b"Traceback" not in self._written, "a traceback")
        steering = ALLOWED.sub(b"", self._written)
        self._mind(b"\x1b" not in steering, f"steered the terminal: {steering[steering.find(27) :][:80]!r}")

    # -- the monkey ------------------------------------------------------------

    def _burst(self, events: int) -> None:
        for _ in range(events):
            if self._alive:
                self._one()
        while self._read(QUIET):
            pass

    def _one(self) -> None:
        self._done += 1
        kind = self._random.choices(list(KINDS), list(KINDS.values()))[0]
        if kind == "key":
            key = self._random.choices(list(KEYS), list(KEYS.values()))[0]
            self._send(key)
            if key == "\x1b":
                self._read(0.12)  # else it is taken for the beginning of another key
        elif kind == "mouse":
            column, row = self._somewhere()
            self._send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        elif kind == "wheel":
            column, row = self._somewhere()
            self._send(f"\x1b[<{self._random.choice((64, 65))};{column};{row}M")
        elif kind == "size":
            self._size = self._random.choice(SIZES)
            self._resize(*self._size)
        elif kind == "paste":
            self._send(f"\x1b[200~{self._random.choice(PASTES)}\x1b[201~")
        else:
            self._send(f"\x10{self._random.choice(WORDS)}")
            self._read(0.15)
            self._send("\r")

    def _somewhere(self) -> tuple[int, int]:
        """A cell, mostly one with something on it; counted from 1."""
        columns, rows = self._size
        shown = [
            (column + 1, row + 1)
            for row, line in enumerate(self._screen.display[:rows])
            for column, char in enumerate(line[:columns])
            if char != " "
        ]
        if shown and self._random.random() < 0.8:
            return self._random.choice(shown)
        return self._random.randint(1, columns), self._random.randint(1, rows)

    def _send(self, text: str) -> None:
        assert self._process
        self._last.append(repr(text))
        try:
            self._process.send(text)
        except OSError:
            return  # it has just ended

    def _resize(self, columns: int, rows: int) -> None:
        assert self._process
        self._last.append(f"{columns}x{rows}")
        self._screen.resize(rows, columns)
        if self._alive:
            self._process.setwinsize(rows, columns)

    def _tree(self) -> set[tuple[str, int]]:
        """Every file but those of the home, with its size."""
        return {
            (str(path.relative_to(self._folder)), path.stat().st_size)
            for path in self._folder.rglob("*")
            if path.is_file() and self._home not in path.parents
        }

    def _mind(self, good: bool, what: str) -> None:
        if good:
            return
        if self._process is not None:
            if self._alive:
                self._process.kill(signal.SIGUSR1)
                time.sleep(0.3)
            self._process.close(force=True)
        screen = "\n".join(line.rstrip() for line in self._screen.display)
        crash = self._folder / "crash"
        where = crash.read_text("utf-8") if crash.exists() else ""
        last = " ".join(self._last)
        raise Trouble(
            f"{what}\nseed {self._seed}, event {self._done}, day {self._day}; last: {last}\n{screen}\n{where}"
        )


def main() -> None:
    """Play by hand."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("decks", nargs="*", type=Path)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        monkey = Monkey(Path(folder) / "play", wish.seed, [deck.resolve() for deck in wish.decks])
        recorded = monkey.play(wish.events)
        rate = wish.events / (time.monotonic() - began)
        print(json.dumps({"seed": wish.seed, "recorded": recorded, "events_a_second": round(rate)}))


if __name__ == "__main__":
    main()
