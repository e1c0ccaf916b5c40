"""The only room that knows SQLite: the log of what was learnt, and the cache of compiled decks."""

from .answers import Given
from .compiled import Compiled
from .compiled_rows import CompiledDeck, StoredCard, StoredChapter, StoredConcept, StoredDeck, StoredItem
from .counts import DayTotal, Hold, Stats
from .errors import (
    Busy,
    Damaged,
    Foreign,
    Full,
    Missing,
    Newer,
    ReadOnly,
    Replaced,
    StoreError,
    Strayed,
    Unreadable,
)
from .log import Decide, Log, Recorded

__all__ = [
    "Busy",
    "Compiled",
    "CompiledDeck",
    "Damaged",
    "DayTotal",
    "Decide",
    "Foreign",
    "Full",
    "Given",
    "Hold",
    "Log",
    "Missing",
    "Newer",
    "ReadOnly",
    "Recorded",
    "Replaced",
    "Stats",
    "StoreError",
    "StoredCard",
    "StoredChapter",
    "StoredConcept",
    "StoredDeck",
    "StoredItem",
    "Strayed",
    "Unreadable",
]
