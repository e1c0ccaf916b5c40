"""Prints the table of all ratios, measured in one run: `./run bench`."""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import (
    answering,
    browsing,
    commands,
    committing,
    crowd,
    crowding,
    reading,
    reloading,
    scheduling,
    simulating,
    starting,
)  # fmt: skip
from .learner import DECK, environment, settle, tutor
from .rows import Row

CARDS = 10_000


def rows(folder: Path) -> Iterator[Row]:
    """Every row, as soon as it is measured."""
    course, large, crowded = folder / "course", folder / "large", folder / "crowded"
    where = settle(large, CARDS, CARDS)
    subprocess.run(tutor(large, "due"), env=environment(), check=True, stdout=subprocess.DEVNULL)
    yield from starting.measure(course, large)
    yield from answering.measure(large, CARDS, 400)
    yield from browsing.browsing(large, CARDS)
    yield from committing.measure(folder)
    yield from commands.measure(course, large)
    yield from scheduling.measure()
    yield from simulating.measure()
    yield from reading.measure(where.installed / DECK)
    yield from reloading.measure(where.installed / DECK, folder / "reloading")
    crowd.settle(crowded)
    subprocess.run(tutor(crowded, "due"), env=environment(), check=True, stdout=subprocess.DEVNULL)
    yield from crowding.measure(crowded, folder / "anki")
    yield from browsing.plotting(crowded, crowd.CARDS * crowd.ANSWERS)


def machine() -> str:
    """What this ran on, in one line."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Print the table, line by line."""
    print(f"{machine()}\n\n| what | budget | ratio | measured |\n|---|---|---|---|", flush=True)
    # In the working directory, as the temporary one may be in memory, where syncing costs nothing.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        for row in rows(Path(folder)):
            print(f"| {row.what} | {row.budget} | {row.ratio} | {row.told} |", flush=True)


if __name__ == "__main__":
    main()
