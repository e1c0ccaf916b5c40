"""Rollback journals: whether one was written for the file that it lies beside.

Formats: "Database File Format" at sqlite.org, sections 1.3 and 3.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

HEADER = 100
"""Bytes of a database's header."""
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_FIELDS = struct.Struct(">8sIIIII")
"""Magic, number of records (`_ALL`: all that follow), nonce, pages before, size of a sector and of a page."""
_ALL = 0xFFFFFFFF
_CHANGES = slice(24, 28)
_PAGES = slice(28, 32)
"""Where a database's header has its count of changes, and its number of pages."""


def beside(path: Path) -> Path:
    """Where the journal of a database lies."""
    return path.with_name(path.name + "-journal")


def fits(path: Path, header: bytes) -> bool:
    """Whether the journal can be that of a write to the database with this header. Raises OSError.

    The write began at the state that the database is in, or ended one change later. Where the journal
    does not hold the first page, the write left it alone, and with it the number of pages before; or it
    began in an empty file.
    """
    with path.open("rb") as file:
        before, first = _read(file)
    if before is None:
        return True
    if before and not first:
        return _number(header[_PAGES]) == before
    began = _number(first[_CHANGES])
    return _number(header[_CHANGES]) in (began, began + 1 & _ALL)


def _read(file: BinaryIO) -> tuple[int | None, bytes]:
    """The number of pages before the write, and the header of the first page as it was.

    None where this is no journal to be rolled back, empty where it does not hold the first page.
    """
    before, start = None, 0
    while True:
        file.seek(start)
        fields = file.read(_FIELDS.size)
        if len(fields) < _FIELDS.size or not fields.startswith(_MAGIC):
            return before, b""
        _, records, _, pages, sector, size = _FIELDS.unpack(fields)
        if not sector or not size:
            return before, b""
        before = pages if before is None else before
        at = start + sector
        while records:
            file.seek(at)
            record = file.read(4 + HEADER)
            if len(record) < 4 + HEADER:
                return before, b""
            if _number(record[:4]) == 1:
                return before, record[4:]
            at += size + 8
            records -= records != _ALL
        start = -(-at // sector) * sector


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
