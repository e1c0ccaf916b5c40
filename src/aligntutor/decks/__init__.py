"""Decks from YAML: the bounded reader and the schema; nothing else in the house knows YAML or pydantic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .layout import stamp

if TYPE_CHECKING:
    from aligntutor.core.decks import Deck


def read(path: Path) -> Deck:
    """The deck at a path: a `.yaml` or `.yml` file, or a folder with `deck.yaml`.

    Entries with faults are left out, and told in `left_out`. Where a file cannot be used at all, or
    nothing is left, raises DeckError with every problem of every file, in their order; nothing else.
    """
    from .reader import read as reading  # costs the imports of YAML and pydantic, so only where needed

    return reading(path)


__all__ = ["read", "stamp"]
