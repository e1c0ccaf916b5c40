"""A real pseudo-terminal with the tutor in it: keys in, a screen and every byte written out."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pexpect
import pyte

SIZE = {"LINES", "COLUMNS"}
"""Would be believed before the terminal is."""
PATIENCE = 20.0
"""Seconds to wait for something to appear, on a machine that is busy with other tests."""
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m"  # colours and weights
    rb"|\x1b\[[0-9;]*[ABCDGHJK]"  # cursor and erasing
    rb"|\x1b\[\?[0-9;]*[hl]"  # modes of the terminal
    rb"|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*[cntqu]|\x1b\[[<>=?][0-9;]*[uqcm]"  # questions and keyboard protocol
    rb"|\x1b\]22;[a-z-]*\x07"  # shape of the mouse pointer
    rb"|\x1b[78=>]|\x1b\([B0]|\x1bP\+q[0-9a-fA-F;]*\x1b\\"
)
"""All that the tutor may send to a terminal beside text."""


def status(process: int) -> str:
    """What a process does: `R` or `S` for running or waiting, `T` where it was stopped; empty where gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0]
    except OSError:
        return ""


def _hear_interrupts() -> None:
    """As a shell at a terminal leaves it: tests that run in the background inherit deafness to Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """Use as a context manager; what still runs at the end is killed."""

    def __init__(
        self, home: Path, *arguments: str, columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "aligntutor", "--home", str(home), *arguments],
            env={
                **{name: value for name, value in os.environ.items() if name not in SIZE},
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "NO_COLOR": "",
                **environment,
            },
            dimensions=(rows, columns),
            timeout=PATIENCE,
            preexec_fn=_hear_interrupts,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def see(self, *wanted: str) -> str:
        """Wait until all of this stands on the screen; gives the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._read(0.05)
            if all(part in self.text for part in wanted):
                return self.text
            if not self.process.isalive():
                break
        raise AssertionError(f"{wanted} never appeared on:\n{self.text}")

    def settled(self) -> str:
        """The screen, once nothing has been written to it for a moment."""
        size = -1
        while size != len(self.written):
            size = len(self.written)
            self._read(0.15)
        return self.text

    def changed(self, before: str) -> str:
        """Wait until the screen is another one than before."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._read(0.05)
            if self.text != before:
                return self.text
        raise AssertionError(f"nothing changed on:\n{before}")

    def press(self, *keys: str) -> None:
        """Send keys, each as the bytes a terminal sends."""
        for key in keys:
            self.process.send({"enter": "\r", "escape": "\x1b", "down": "\x1b[B"}.get(key, key))

    def stopped(self) -> None:
        """Wait until it is in the background."""
        end = time.monotonic() + PATIENCE
        while status(self.process.pid) != "T":
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self._read(0.05)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size; what stood on it is gone until it is painted again."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self.process.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the process to end; gives its exit code, or minus the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            self._read(0.05)
        self._read(0.05)
        assert not self.process.isalive(), f"still running:\n{self.text}"
        return (
            self.process.exitstatus
            if self.process.exitstatus is not None
            else -(self.process.signalstatus or 0)
        )

    def _read(self, seconds: float) -> None:
        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.written += data
        self._stream.feed(data)
