"""Run as a program: does something to the log in a file until it is killed.

`answers PATH SEED` answers cards and prints the id of each event once it is stored.
`backs-up PATH` makes one backup after another in the folder beside it, and prints a line for each.
`migrates PATH` changes much in a migration, prints a line, and never comes to its end.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from aligntutor.store.backups import make
from aligntutor.store.schema import MIGRATIONS
from store.answering import DAY, moment, opened, respond


def answers(path: Path, seed: int) -> None:
    random = Random(seed)
    with opened(path) as log:
        for n in range(80):
            at = moment(DAY, n)
            if random.random() < 0.1 and (undone := log.undo_last(at)):
                print("undone", undone[0].event.id, flush=True)
            else:
                card = f"deck/{random.randrange(5)}"
                print("stored", respond(log, card, random.choice((1, 3, 4)), at).event.id, flush=True)
    time.sleep(60)


def backs_up(path: Path) -> None:
    for n in range(200):
        make(path, path.parent / "backups", moment(DAY, n).ms)
        print("made", flush=True)
    time.sleep(60)


def never_ending(db: sqlite3.Connection) -> None:
    # With so small a cache the changed pages must go to the file before the end.
    db.execute("PRAGMA cache_size = 5")
    for n in range(200):
        db.execute("INSERT INTO lessons VALUES ('deck', ?, 0)", (f"{n}" * 300,))
    db.execute("UPDATE card_states SET last_item = 'overwritten'")
    print("in the middle", flush=True)
    time.sleep(60)


if __name__ == "__main__":
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "answers":
        answers(path, int(sys.argv[3]))
    elif what == "backs-up":
        backs_up(path)
    else:
        opened(path, migrations=(*MIGRATIONS, never_ending))
