"""What compiled rows depend on besides a deck's files."""

from __future__ import annotations

from aligntutor import __version__

FORMAT = 2
"""Raise it when the rows change, so that caches are made anew."""


def engine(seed: str) -> str:
    """Name of what compiles: rows of another one are stale."""
    return f"{__version__}/{FORMAT}/{seed}"
