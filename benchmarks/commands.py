"""Light commands as whole processes against `python -c pass`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from .learner import environment, tutor
from .rows import Row, compared, paired

ROUNDS = 20


def measure(course: Path, large: Path) -> Iterator[Row]:
    """A row a command, in a home with the bundled course alone and in one with a large deck as well."""
    for home, name, told in (
        (course, "--version", ""),
        (course, "due", ", bundled course"),
        (course, "stats", ", bundled course"),
        (large, "due", ", 10,000 cards"),
        (large, "stats", ", 10,000 cards"),
    ):
        ours = partial(_run, tutor(home, name))
        found = paired(ours, partial(_run, (sys.executable, "-c", "pass")), ROUNDS)
        yield compared(f"`{name}`{told}", "≤ 5.5", found, "python -c pass")


def _run(command: Sequence[str]) -> float:
    """Milliseconds of a whole process."""
    start = perf_counter()
    subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return 1000 * (perf_counter() - start)
