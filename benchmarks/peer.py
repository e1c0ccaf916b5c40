"""An Anki collection of the same size as the crowded home; needs the extra `bench`.

`python -m benchmarks.peer FILE` opens it and prints the first card that is due.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from anki.collection import Collection

from .crowd import ANSWERS, CARDS, DECKS, SPREAD

DAY = 86_400
AGE = 400
"""Days since the collection was made."""


def make(path: Path) -> None:
    """Cards in review that fall due over the same days, each with as many answers.

    Rows are written past the library, which takes about a millisecond for each.
    """
    now = int(time.time())
    collection = Collection(str(path))
    decks = [collection.decks.id(f"Ward {n}") for n in range(DECKS)]
    kind = collection.models.by_name("Basic")
    assert kind is not None
    collection.close()
    first = 1_000 * (now - 300 * DAY)
    ids = range(first, first + CARDS)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE col SET crt = crt - ?", (AGE * DAY,))
        db.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, '', ?, ?, 0, 0, '')",
            ((id, f"{id:x}", kind["id"], now, f"Street {id}?\x1fThe lime", f"Street {id}?") for id in ids),
        )
        db.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 2, 2, ?, 30, 2500, ?, 0, 0, 0, 0, 0, '{}')",
            (
                (id, id, decks[n % DECKS], now, AGE - 1 + n // DECKS % SPREAD, ANSWERS)
                for n, id in enumerate(ids)
            ),
        )
        db.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, 3, ?, ?, 2500, 5000, 1)",
            (
                (1_000 * (now - ago * DAY) + n, id, 3 * answer, 3 * answer - 3)
                for answer, ago in enumerate(range(10 + 20 * ANSWERS, 10, -20), 1)
                for n, id in enumerate(ids)
            ),
        )


def main() -> None:
    """Open a collection and fetch the first due card, as a face would before it draws anything."""
    collection = Collection(sys.argv[1])
    for deck in collection.decks.all_names_and_ids():
        collection.decks.set_current(deck.id)
        queued = collection.sched.get_queued_cards(fetch_limit=1).cards
        if queued:
            print(collection.get_card(queued[0].card.id).question()[-40:])
            return


if __name__ == "__main__":
    main()
