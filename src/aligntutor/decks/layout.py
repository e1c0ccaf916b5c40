"""What files a deck is made of, told by their names alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

DECK_FILE = "deck.yaml"
ENDINGS = (".yaml", ".yml")
FINGERPRINT = ".fingerprint"
OUTLINE = "outline.yaml"


def is_folder_deck(path: Path, folder: bool) -> bool:
    """Whether the deck is a folder with chapters; so it is when its `deck.yaml` itself is named."""
    return folder or path.name == DECK_FILE


def stamp(path: Path) -> str:
    """What changes whenever a file of the deck does: the names, sizes and times of change.

    Looks at the deck's file (or every `.yaml` and `.yml` file of its folder) and the fingerprint
    files beside it, without opening any. Empty where there is no deck to be read.
    """
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
        home = path if folder else path.parent
        endings = (*ENDINGS, FINGERPRINT) if is_folder_deck(path, folder) else (FINGERPRINT,)
        names = {name for name in names_in(home) if name.casefold().endswith(endings)}
        seen = [_seen(home, name) for name in sorted(names if folder else names | {path.name})]
    except (OSError, ValueError):
        return ""
    return "\n".join(seen)


def names_in(folder: Path) -> list[str]:
    """The names of a folder's files. Raises OSError."""
    return os.listdir(folder)  # noqa: PTH208 - names are wanted, and cost a tenth of what paths do


def _seen(home: Path, name: str) -> str:
    try:
        status = (home / name).stat()
    except OSError:
        return f"{name!a}: gone"
    return f"{name!a}: {status.st_size} {status.st_mtime_ns}"
