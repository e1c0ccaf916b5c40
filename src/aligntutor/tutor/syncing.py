"""The use case of syncing: devices exchange what was recorded through a folder, however that gets around."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from aligntutor.core.chains import Fault
from aligntutor.core.days import Moment
from aligntutor.settings import Places, remember_sync_folder
from aligntutor.store import Log

from .folder import MOST_FILES, Seen, Unfit, complete, found_in, look, name_of, named, opened
from .refusal import Refused


class Device(NamedTuple):
    """Who recorded events, as far as this device knows now; a restored or copied home counts anew."""

    writer: str
    events: int
    received: int
    this: bool
    """Whether it is the one at hand."""


class Notice(NamedTuple):
    """What is to be told about the folder."""

    text: str
    problem: bool = True
    """Whether there is something to be done about it."""


class Synced(NamedTuple):
    """What a sync did."""

    folder: Path
    sent: int
    received: int
    devices: tuple[Device, ...]
    notices: tuple[Notice, ...]


def sync(log: Log, places: Places, folder: Path, at: Moment) -> Synced:
    """Take in what other devices left in the folder, then leave there what they lack; remembers the folder.

    Whatever is not proven is told and let be. Safe to be broken off anywhere and to be done again. Raises
    Refused where there is no such folder, StoreError where the log cannot be written.
    """
    folder = folder.absolute()
    try:
        paths = found_in(folder)
    except OSError as error:
        raise _no_folder(folder, error) from error
    exchange = _Exchange(log, at)
    for path in paths[:MOST_FILES]:
        exchange.receive(path)
    if len(paths) > MOST_FILES:
        exchange.tell(
            f"{folder} holds {len(paths)} files of events; only {MOST_FILES} of them were looked at."
        )
    exchange.send(folder)
    try:
        remember_sync_folder(places, folder)
    except OSError as error:
        exchange.tell(f"The folder could not be remembered for the next time ({error.strerror or error}).")
    received = exchange.received
    devices = tuple(
        Device(writer, events, received[writer], writer == exchange.writer)
        for writer, events in log.lengths().items()
    )
    return Synced(folder, exchange.sent, received.total(), devices, tuple(exchange.notices))


class _Exchange:
    """One sync, and what it has found so far."""

    def __init__(self, log: Log, at: Moment) -> None:
        self._log = log
        self._at = at
        self.writer = log.writer(at)
        self.sent = 0
        self.received: Counter[str] = Counter()
        self.notices: list[Notice] = []
        self._told: Counter[str] = Counter()
        """How many of each writer's events, as the log has them, a file tells that a device wrote."""

    def tell(self, text: str, problem: bool = True) -> None:
        self.notices.append(Notice(text, problem))

    def receive(self, path: Path) -> None:
        """Take in what a file proves and the log lacks."""
        own = path.name == name_of(self.writer, self.writer)  # whose faults are told where it is written
        try:
            seen = self._take_in(path)
        except Unfit as error:
            if not own:
                self.tell(f"{path} is {error}. It was left alone.")
            return
        except OSError as error:
            self.tell(f"{path} could not be read ({error.strerror or error}).")
            return
        writer, chain = seen.writer, seen.chain
        if chain.fault == "forked":
            self._forked(path, writer)
            return
        if chain.fault and not own:
            self.tell(_told_of(path, chain.fault, chain.n + 2), chain.fault != "unfinished")
        if named(path):
            self._told[writer] = max(self._told[writer], chain.n)
        elif not chain.fault and self._told[writer] >= chain.n:
            self.tell(f"{path} is a copy, as sync tools make them. It is not needed: it may go.", False)

    def _take_in(self, path: Path) -> Seen:
        while True:
            with opened(path) as file:
                seen = look(file, self._log)
            writer, chain = seen.writer, seen.chain
            if not chain.events:
                return seen
            self.received[writer] += self._log.unite(chain.events, self._at)
            known = self._log.head(writer).n
            if known < chain.n:  # what comes next does not go with what is recorded
                return seen._replace(chain=chain._replace(n=known, fault="broken"))
            if not chain.full:
                return seen

    def _forked(self, path: Path, writer: str) -> None:
        """The same writer went on in two places, neither of which knew of the other.

        Of its events each device keeps those it knew first: to put others in their place would break what is
        append-only, and to number them anew would make them other events on every device.
        """
        text = f"{path} and this device know different events under the same number of the same writer"
        if writer != self.writer:
            self.tell(f"{text}. What was known here stays; the rest of that file was not taken in.", False)
            return
        self._log.take_new_writer(self._at)
        self.writer = self._log.writer(self._at)
        self.tell(
            f"{text}, as when a disk was copied whole. All that is recorded here stays. "
            "From now on this device writes under another name, so that nothing more is at odds."
        )

    def send(self, folder: Path) -> None:
        """Leave in the folder what no file there tells; no other process of this home does so meanwhile."""
        with self._log.held(self._at) as self.writer:
            for writer, events in self._log.lengths().items():
                if writer == self.writer or self._told[writer] < events:
                    self._complete(folder / name_of(writer, self.writer), writer)

    def _complete(self, path: Path, writer: str) -> None:
        try:
            sent, seen = complete(path, writer, self._log)
        except Unfit as error:
            self.tell(f"{path} is {error}. Nothing was sent. Move it away, then sync again.")
            return
        except OSError as error:
            self.tell(
                f"{path} could not be written ({error.strerror or error}). "
                "All that was recorded is safe on this device. See to the folder, then sync again."
            )
            return
        self.sent += sent
        fault, line = seen.chain.fault, seen.chain.n + 2
        if fault == "broken":
            self.tell(f"{path} was not as it was written, from line {line} on. It was mended.", False)
        elif seen.chain.n + sent < self._log.head(writer).n:
            self.tell(f"What comes after line {line + sent - 1} of {path} is too long to be sent.")


def _told_of(path: Path, fault: Fault, line: int) -> str:
    if fault == "unfinished":
        return f"{path} is still being copied; the rest comes next time."
    if fault == "foreign":
        return f"{path} is not a file of events. It was left alone."
    if fault == "newer":
        return (
            f"{path} was written by a newer version of aligntutor, from line {line} on. "
            "Update aligntutor here, then sync again."
        )
    return (
        f"{path} is not as it was written, from line {line} on. What comes before was taken in, the rest was "
        "not. The device that writes it mends it when it syncs; if that is no more, delete the file."
    )


def _no_folder(folder: Path, error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        # It is not made: where a stick or a drive is not mounted, all would be left in a place nobody syncs.
        return Refused(
            f"There is no folder {folder}.", "Check the path, or make the folder, then sync again."
        )
    return Refused(
        f"{folder} could not be read ({error.strerror or error}).", "Nothing was sent or taken in."
    )
