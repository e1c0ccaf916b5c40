"""A program on a real pseudo-terminal, timed by what it paints."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which something that was never painted is given up."""
ROWS, COLUMNS = 24, 80


class Terminal:
    """Use as a context manager; the program is ended with it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._process, self._handle = pty.fork()
        if not self._process:
            size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(
                command[0], list(command), {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            )
        self.painted = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._handle)

    def peak(self) -> float:
        """The most memory that the program has had, in megabytes; Linux alone tells."""
        told = Path(f"/proc/{self._process}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM")) / 1024

    def press(self, key: str) -> float:
        """Send a key; gives the moment, in seconds."""
        self.painted = b""
        at = time.perf_counter()
        os.write(self._handle, key.encode())
        return at

    def see(self, *wanted: str) -> float:
        """Wait until one of these is painted; gives the moment. Raises TimeoutError."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            ready, _, _ = select.select([self._handle], [], [], 1.0)
            if not ready:
                continue
            try:
                self.painted += os.read(self._handle, 65536)
            except OSError:
                break
            now = time.perf_counter()
            if any(text.encode() in self.painted for text in wanted):
                return now
        raise TimeoutError(f"{wanted} never appeared in {self.painted[-2000:]!r}")

    def rest(self, seconds: float) -> None:
        """Let it paint what else it wants to."""
        while select.select([self._handle], [], [], seconds)[0]:
            self.painted += os.read(self._handle, 65536)
