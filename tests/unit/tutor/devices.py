"""Devices that share a folder, each with a home of its own."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from aligntutor.core.chains import line_of
from aligntutor.core.events import Event
from aligntutor.settings import Places
from aligntutor.store import Log
from aligntutor.tutor.syncing import Synced, sync
from tests.unit.store.answering import DAY, live, moment, opened, tables

LATE = moment(DAY + 400)


class Device:
    """One learner's home on one machine."""

    def __init__(self, home: Path) -> None:
        self.places = Places(home / "data", home / "config", home / "cache")

    def open(self) -> Log:
        return opened(self.places.progress)

    def live(self, seed: int, steps: int) -> None:
        with self.open() as log:
            live(log, Random(seed), steps)

    def sync(self, folder: Path) -> Synced:
        with self.open() as log:
            return sync(log, self.places, folder, LATE)

    def events(self) -> list[Event]:
        with self.open() as log:
            return list(log.events())

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        return tables(self.places.progress)

    def rebuilt(self) -> dict[str, list[tuple[Any, ...]]]:
        with self.open() as log:
            log.rebuild()
        return self.tables()

    def writer(self) -> str:
        with self.open() as log:
            return log.writer(LATE)

    def cloned(self, home: Path) -> Device:
        """The same home on a disk that was copied whole, which nothing in it shows."""
        clone = Device(home)
        shutil.copytree(self.places.data, clone.places.data)
        with closing(sqlite3.connect(clone.places.progress)) as db, db:
            place = str(clone.places.progress.stat().st_ino)
            db.execute("UPDATE meta SET value = ? WHERE key = 'place'", (place,))
        time.sleep(0.01)
        clone.places.progress.with_name(clone.places.progress.name + "-journal").touch()
        return clone

    def put(self, progress: Path) -> None:
        """Put a copy of a progress file in the place of this one, some time after the last answer."""
        time.sleep(0.01)  # clocks of file systems tick slowly
        fresh = self.places.data / "fresh"
        shutil.copy(progress, fresh)
        fresh.replace(self.places.progress)


def file_of(folder: Path, writer: str) -> Path:
    return folder / f"aligntutor-{writer}.jsonl"


def remade(event: Event, **changes: Any) -> bytes:
    """The line of an event with other fields, as its writer would have written it."""
    return line_of(event._replace(**changes))
