"""What compiled rows depend on besides a deck's files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from aligntutor import __version__

SOURCES = Path(__file__).parents[1]
COMPILING = ("core", "decks", "generating", "kinds", "lint", "tutor")
"""Packages that have a part in compiling."""


def engine(seed: str) -> str:
    """Name of what compiles; rows of another one are stale."""
    return f"{__version__}/{modules(SOURCES)}/{seed}"


@cache
def modules(sources: Path) -> str:
    """Names, sizes and times of the modules in a folder of sources.

    So a checkout that was pulled compiles anew without a new version.
    """
    # By scandir, since every start waits for this.
    states = [
        f"{package}/{file.name} {(state := file.stat()).st_mtime_ns} {state.st_size};"
        for package in COMPILING
        for file in os.scandir(sources / package)
        if file.name.endswith(".py")
    ]
    return " ".join(sorted(states))
