"""The tutor as a process: what goes in, what comes out, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

Run = Callable[..., subprocess.CompletedProcess[str]]
"""Calls the tutor with arguments, `lines` for its stdin, and more environment as keywords."""
NOW = "2026-05-14T09:00:00Z"
VERDICTS = ("Correct", "Partly correct", "Wrong")


def begin(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    """A tutor that goes on while the test talks to it; killed after a minute, lest a test wait for ever."""
    tutor = subprocess.Popen(
        [sys.executable, "-m", "aligntutor", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
    )  # fmt: skip
    end = threading.Timer(60, tutor.kill)
    end.daemon = True
    end.start()
    return tutor


def wait_for(stream: Any, starts: Sequence[str]) -> str:
    """The next line that starts with one of these."""
    for line in stream:
        if line.startswith(tuple(starts)):
            return str(line)
    raise AssertionError(f"the output ended without {starts}")


def verdicts(text: str) -> list[str]:
    """The lines of an output that tell how an answer was graded."""
    return [line for line in text.splitlines() if line.startswith(VERDICTS)]


def logged(run: Run, kind: str = "review") -> list[dict[str, Any]]:
    """The events of one type in the log."""
    events = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    return [event for event in events if event["type"] == kind]
