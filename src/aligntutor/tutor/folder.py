"""The files that devices keep in a folder they share: found, read and continued, whatever else lies there.

Each device writes to files of its own alone, so that no two write to the same one: `aligntutor-WRITER.jsonl`
holds its own events, `aligntutor-WRITER-from-DEVICE.jsonl` those of another writer that no file there tells
any more (or not yet: the events of a copied home's former writer, or what came by another folder).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from aligntutor.core.chains import LONGEST, LONGEST_FIRST, Chain, first_line, line_of, prove, writer_of
from aligntutor.store import Log

MOST_FILES = 1000
"""Files of events that are looked at in one folder."""
LARGEST = 1 << 32
"""Bytes of a file that is looked at."""
BATCH = 50_000
"""New events that are read before they are recorded."""
_NAME = re.compile(r"aligntutor-([0-9a-f]{32})(-from-[0-9a-f]{32})?\.jsonl")
_LIKE = re.compile(r"aligntutor-.*\.jsonl", re.DOTALL)


class Unfit(Exception):
    """Something that has the name of a file of events and cannot be one; says what it is."""


class Seen(NamedTuple):
    """What a file of events showed."""

    writer: str
    """Empty where its first line does not tell."""
    chain: Chain
    start: int
    """Bytes of its first line."""


def name_of(writer: str, device: str) -> str:
    """The name of the file in which a device keeps a writer's events."""
    return f"aligntutor-{writer}.jsonl" if writer == device else f"aligntutor-{writer}-from-{device}.jsonl"


def named(path: Path) -> str:
    """The writer that the name of a file tells; empty where a device would name no file so."""
    found = _NAME.fullmatch(path.name)
    return found[1] if found else ""


def found_in(folder: Path) -> list[Path]:
    """What has, or nearly has, the name of a file of events: those of devices first. Raises OSError."""
    with os.scandir(folder) as entries:
        paths = [folder / entry.name for entry in entries if _LIKE.fullmatch(entry.name)]
    return sorted(paths, key=lambda path: (not named(path), len(path.name), path.name))


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[BinaryIO]:
    """An open regular file of a size that can be; made where it is to be written. Raises Unfit, OSError."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Unfit("no regular file")
    except FileNotFoundError:
        if not writing:
            raise
    flags = os.O_RDWR | os.O_CREAT if writing else os.O_RDONLY
    for more in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not every platform has each
        flags |= getattr(os, more, 0)
    with os.fdopen(os.open(path, flags, 0o666), "r+b" if writing else "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise Unfit("no regular file")
        if state.st_size > LARGEST:
            raise Unfit("too large")
        yield file


def look(file: BinaryIO, log: Log, most: int = BATCH) -> Seen:
    """What an open file proves, with its next events beyond those of the log, at most `most`."""
    first = file.readline(LONGEST_FIRST + 2)
    writer, fault = writer_of(first)
    if fault:
        return Seen("", Chain(0, "", 0, (), fault), 0)
    known = log.head(writer)
    chain = prove(iter(lambda: file.readline(LONGEST + 1), b""), writer, known, most)
    if 0 < chain.n < known.n and chain.hash != log.head(writer, chain.n).hash:
        chain = chain._replace(fault="forked")
    return Seen(writer, chain, len(first))


def complete(path: Path, writer: str, log: Log) -> tuple[int, Seen]:
    """Bring a device's own file up to what the log tells of a writer; gives how many events were added.

    What lies after the last line that is proven is replaced; a file that tells more than the log is left as
    it is. Raises Unfit for a file that cannot be this device's, OSError.
    """
    if not os.path.lexists(path):
        seen = Seen("", Chain(0, "", 0), 0)
    else:
        with opened(path) as file:  # which may lie where nothing can be written, and be whole
            seen = look(file, log, 1)
        chain = seen.chain
        if chain.fault in _STRANGE or seen.writer not in ("", writer):
            raise Unfit(_STRANGE.get(chain.fault, "the file of another device"))
        lacking = log.head(writer).n - chain.n
        if chain.events or lacking < 0 or (lacking == 0 and chain.fault != "broken"):
            return 0, seen
    return _continued(path, writer, log, seen), seen


_STRANGE: dict[str | None, str] = {
    "foreign": "no file of events",
    "newer": "from a newer version of aligntutor",
    "forked": "at odds with what is known here",
}


def _continued(path: Path, writer: str, log: Log, seen: Seen) -> int:
    with opened(path, writing=True) as file:
        file.seek(seen.start + seen.chain.size)
        file.truncate()
        if not seen.start:
            file.write(first_line(writer))
        sent = 0
        for event in log.chain(writer, seen.chain.n):
            if len(line := line_of(event)) > LONGEST:
                break
            file.write(line)
            sent += 1
        file.flush()
        os.fsync(file.fileno())
    return sent
