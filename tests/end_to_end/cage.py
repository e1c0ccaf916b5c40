"""A tutor on a pseudo-terminal in a sandbox, and everything that must hold whatever is done to it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pyte

from tests.end_to_end.terminal import ALLOWED, status

START = datetime(2026, 5, 14, 9, tzinfo=UTC)
PATIENCE = 30.0
"""Seconds until an app that says nothing counts as hanging."""
GONE = {"quit": 0, "SIGTERM": 143, "SIGHUP": 129, "hang up": 129, "SIGKILL": -9}
"""How an app is made to end -> its exit code."""
SPY = """
import asyncio, os, signal, threading, traceback
from textual.app import App
apps = []
def waiting(number, frame):
    with open(os.environ["SPY"], "a") as file:
        traceback.print_stack(frame, file=file)
        for task in asyncio.all_tasks():
            frames = task.get_stack()
            if not frames or frames[-1].f_code.co_name not in ("_process_messages", "_run_timer"):
                print(task.get_name(), file=file)
                task.print_stack(file=file)
        for app in apps:
            for name in "is_running screen_stack _batch_count _size _resize_event _resize_timer".split():
                print(name, getattr(app, name), file=file)
            for name in "_compositor _layout_required _repaint_required _dirty_widgets _callbacks".split():
                print(name, getattr(app.screen_stack[-1], name), file=file)
        print(*threading.enumerate(), signal.getsignal(signal.SIGWINCH), sep="\\n", file=file)
signal.signal(signal.SIGUSR1, waiting)
known, begun = App._handle_exception, App.__init__
def begin(self, *args, **more):
    apps.append(self)
    begun(self, *args, **more)
App.__init__ = begin
def told(self, error):
    with open(os.environ["SPY"], "a") as file:
        traceback.print_exception(error, file=file)
    known(self, error)
App._handle_exception = told
"""
"""Keeps how a crash came about, since a small terminal shows little of it, and what a hanging app awaits."""
COPIED = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""What was selected with the mouse, for the clipboard."""
READY = re.compile(rb"keys|Please|Search")
"""On every page, where there is no room for one, and in the palette."""


class Trouble(AssertionError):
    """Something that must hold does not."""


class Cage:
    """The home, and all else that the tutor may believe it can reach, lies in one folder."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder, self.home = folder, folder / "home"
        for name in ("work", "user", "tmp", "spy"):
            (folder / name).mkdir(parents=True)
        (folder / "spy" / "sitecustomize.py").write_text(SPY, encoding="utf-8")
        self.day = 0
        self.size = size
        self.events = 0
        """How many the log held when it was last read."""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._written = b""
        self._process: pexpect.spawn | None = None
        self._tree = self._outside()

    @property
    def environment(self) -> dict[str, str]:
        """What the tutor is told of the world; a lone Escape is known sooner than usual."""
        user = str(self.folder / "user")
        return {
            "PATH": os.environ["PATH"], "HOME": user, "XDG_DATA_HOME": user, "XDG_CONFIG_HOME": user,
            "XDG_CACHE_HOME": user, "XDG_STATE_HOME": user, "TMPDIR": str(self.folder / "tmp"),
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "EDITOR": "true",
            "PYTHONDONTWRITEBYTECODE": "1", "ESCDELAY": "20",
            "ALIGNTUTOR_NOW": (START + timedelta(days=self.day)).isoformat(),
            "PYTHONPATH": os.pathsep.join([str(self.folder / "spy"), os.environ.get("PYTHONPATH", "")]),
            "SPY": str(self.folder / "crash"),
        }  # fmt: skip

    # -- the app ---------------------------------------------------------------

    def open(self, *arguments: str) -> None:
        """Start the app and wait for its first page."""
        self._written, (columns, rows) = b"", self.size
        self._process = pexpect.spawn(
            sys.executable, ["-m", "aligntutor", "--home", str(self.home), *arguments], env=self.environment,
            cwd=str(self.folder / "work"), dimensions=(rows, columns), timeout=PATIENCE,
        )  # fmt: skip
        self._process.delaybeforesend = None
        self._process.ptyproc.delayafterclose = 0.001
        self._wait(lambda: b"\x1b[?1049h" in self._written and bool(READY.search(self._written)))

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and bool(self._process.isalive())

    @property
    def process(self) -> pexpect.spawn:
        """The one that was started last."""
        assert self._process
        return self._process

    def read(self, seconds: float) -> bool:
        """What it writes within this time; whether it wrote anything."""
        try:
            data = self.process.read_nonblocking(1 << 16, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._written += data
        self._stream.feed(data)
        return True

    def send(self, text: str | bytes) -> None:
        """What a terminal sends; it may just have ended."""
        try:
            self.process.send(text)
        except OSError:
            return

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size."""
        self.screen.resize(rows, columns)
        if self.alive:
            self.process.setwinsize(rows, columns)

    def wake(self) -> None:
        """Bring it back where it was sent to the background."""
        if status(self.process.pid) == "T":
            self.process.kill(signal.SIGCONT)

    def settle(self) -> None:
        """It still answers: another size is painted, and something stands on the screen."""
        before = len(self._written)
        columns, rows = self.size
        self.resize(columns + 1, rows)
        self._wait(lambda: len(self._written) > before)
        self.resize(columns, rows)
        self._wait(lambda: any(line.strip() for line in self.screen.display))
        self.mind(b"Traceback" not in self._written, "a traceback")

    def leave(self, how: str) -> None:
        """End it in this way, unless that was done already; then everything must be in order."""
        ended = not self.alive
        if how == "SIGKILL":
            self.count()
        end = time.monotonic() + PATIENCE
        self.wake()
        while not ended and self.read(0.1):
            pass  # it may just come back from the background
        self._urge(how)
        while self.alive:
            self.mind(time.monotonic() < end, f"it does not end by {how}")
            self.wake()
            if how == "quit":
                self._urge(how)
            elif how == "hang up":
                time.sleep(0.01)
            else:
                self.read(0.1)
        self._judge("quit" if ended else how)
        self.count()
        outside = self._outside()
        self.mind(outside == self._tree, f"written outside: {sorted(outside ^ self._tree)}")

    def _urge(self, how: str) -> None:
        """Once is enough, but for keys, which lead to another page first."""
        if not self.alive:
            return
        if how == "quit":
            for key in ("\x1b", "\x1b", "\x11"):
                self.send(key)
                self.read(0.05)
        elif how == "hang up":
            self.process.ptyproc.fileobj.close()
            self.process.closed = self.process.ptyproc.closed = True
        else:
            self.process.kill(getattr(signal, how))

    def _judge(self, how: str) -> None:
        """How it ended, and what it wrote until then."""
        if how != "hang up":
            while self.read(0.02):
                pass
            self.process.close()
        code = self.process.exitstatus if self.process.signalstatus is None else -self.process.signalstatus
        ends, begins = (self._written.rfind(mode) for mode in (b"\x1b[?1049l", b"\x1b[?1049h"))
        good = {0, GONE[how]}  # 0: it was leaving at that moment
        if how == "hang up":
            good.add(120)  # Python had no terminal to say so
        if ends > begins:
            good |= {128 - GONE[how], -signal.SIGINT}  # it had left, and so took signals as any process does
        self.mind(code in good, f"ended with {code} by {how}")
        self.mind(b"Traceback" not in self._written, "a traceback")
        if how in ("hang up", "SIGKILL"):
            return  # its last words are lost
        steering = ALLOWED.sub(b"", COPIED.sub(b"", self._written))
        self.mind(b"\x1b" not in steering, f"steered the terminal: {steering[steering.find(27) :][:80]!r}")
        self.mind(ends > begins, "the terminal is not as it was before")

    def _wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            self.mind(time.monotonic() < end, "the app does not answer")
            if not self.read(0.5) and not self.alive:
                return
            self.wake()

    # -- beside the app --------------------------------------------------------

    def call(self, *arguments: str) -> str:
        """A command in the same home, which may be in use; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "aligntutor", "--home", str(self.home), *arguments], capture_output=True,
            cwd=self.folder / "work", env=self.environment, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        self.mind(done.returncode == 0, f"{arguments} gave {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def count(self) -> None:
        """Read the log, which only ever grows."""
        events = [json.loads(line) for line in self.call("log", "--json").splitlines()]
        self.mind(len(events) >= self.events, f"{self.events} events were recorded, now {len(events)}")
        self.events = len(events)

    def _outside(self) -> set[tuple[str, int]]:
        """Every file but those of the home, with its size."""
        return {
            (str(path.relative_to(self.folder)), path.stat().st_size)
            for path in self.folder.rglob("*")
            if path.is_file() and self.home not in path.parents and path.name != "crash"
        }

    def mind(self, good: bool, what: str) -> None:
        """Raise Trouble, with the screen and what the app was doing, where something does not hold."""
        if good:
            return
        if self._process is not None:
            if self.alive:
                self._process.kill(signal.SIGUSR1)
                time.sleep(0.5)
            self._process.close(force=True)
        screen = "\n".join(line.rstrip() for line in self.screen.display)
        crash = self.folder / "crash"
        where = crash.read_text("utf-8") if crash.exists() else ""
        before, trace, after = self._written.partition(b"Traceback")
        told = (before[-1000:] + trace + after[:8000]).decode("utf-8", "replace") if trace else ""
        raise Trouble(f"{what}\nday {self.day}\n{screen}\n{where}\n{told!a}")
