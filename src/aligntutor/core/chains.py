"""Events as lines of text that prove themselves, for files that other devices read.

Format, version 1. A file holds the events of one writer from its first, one a line, each ended by a newline,
in UTF-8. Its first line is `{"format":"aligntutor events","version":1,"writer":"…"}`. A line is the JSON list
that an event's hash is taken of (see `events`) with that hash as its last element, so that each line shows
whether it is whole, and by `prev` whether it follows the one before. Ids and writers are 32 hex digits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeAlias

from .events import Event, Head
from .identity import canonical, digest
from .payloads import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_MS, REQUIRED, Check, sound, whole

FORMAT = "aligntutor events"
VERSION = 1
LONGEST = 1 << 24
"""Bytes of a line; one that is longer is not ours."""
_ID = re.compile(r"[0-9a-f]{32}")
_HASHED = 68
"""Characters that a hash takes at the end of a line: `,"` 64 digits `"]`."""
_BEFORE_WRITER = 34
"""Characters of a line before what follows the event's id."""
_LAST_ORDER = 1 << 53

Fault: TypeAlias = Literal["unfinished", "foreign", "newer", "broken", "forked"]
"""Why a file was not read on.

- `unfinished`: its end is missing, as while it is copied;
- `foreign`: it does not begin as a file of events does;
- `newer`: a later version wrote it, or the event at hand;
- `broken`: a line is not what its writer wrote, or does not follow the one before;
- `forked`: it tells another event than is known of the same writer and number.
"""


class Chain(NamedTuple):
    """What is proven of a file's events."""

    n: int
    """How many: the first `n` of their writer."""
    hash: str
    """The hash of the last one."""
    size: int
    """Bytes up to the end of its line, the file's first line apart."""
    events: tuple[Event, ...] = ()
    """Those beyond what was known before."""
    fault: Fault | None = None
    """Why no more is proven."""
    full: bool = False
    """Whether there may be more new events than were asked for."""


def first_line(writer: str) -> bytes:
    """The line that a writer's file begins with."""
    told = {"format": FORMAT, "version": VERSION, "writer": writer}
    return canonical(told).encode() + b"\n"


def line_of(event: Event) -> bytes:
    """The line of an event; a lone surrogate, which UTF-8 cannot hold, becomes its JSON escape."""
    text = f'{canonical([*event])[:-1]},"{event.hash}"]\n'
    return text.encode("utf-8", "backslashreplace")


def writer_of(line: bytes) -> tuple[str, Fault | None]:
    """The writer that a first line names, or why there is none."""
    if not line.endswith(b"\n"):
        came = line.rstrip(b"\0")
        ours = len(came) <= LONGEST_FIRST and _BEGINNING.startswith(came[: len(_BEGINNING)])
        return "", "unfinished" if ours else "foreign"
    told = _parsed(line)
    if type(told) is not dict or told.get("format") != FORMAT or type(told.get("version")) is not int:
        return "", "foreign"
    if told["version"] > VERSION:
        return "", "newer"
    writer: Any = told.get("writer")
    if not _is_id(writer) or line.rstrip(b"\r\n") != first_line(writer)[:-1]:
        return "", "foreign"
    return writer, None


def prove(lines: Iterable[bytes], writer: str, known: Head, most: int) -> Chain:
    """What is proven of the lines of a writer's file after its first, each cut off beyond `LONGEST` bytes.

    Of events that are known only the hashes are looked at. Gives at most `most` new ones.
    """
    n, last, size, order = 0, "", 0, known.order
    events: list[Event] = []
    fault: Fault | None = None
    for line in lines:
        if len(events) == most:
            return Chain(n, last, size, tuple(events), None, True)
        found = _follows(line.rstrip(b"\r\n"), writer, n + 1, last) if line.endswith(b"\n") else ""
        if not found:
            cut = not line.endswith(b"\n") and len(line) <= LONGEST
            fault = "unfinished" if cut or b"\0" in line else "broken"
        elif n + 1 > known.n:
            event, fault = _event_in(line.rstrip(b"\r\n"), order)
            if event:
                events.append(event)
                order = event.order
        elif n + 1 == known.n and found != known.hash:
            fault = "forked"
        if fault:
            break
        n, last, size = n + 1, found, size + len(line)
    return Chain(n, last, size, tuple(events), fault)


def _follows(line: bytes, writer: str, n: int, prev: str) -> str:
    """The hash of a line that is the writer's nth event, after the one with hash `prev`; else empty."""
    if not line.startswith(f'","{writer}",{n},"{prev}",'.encode(), _BEFORE_WRITER):
        return ""
    body, told = line[:-_HASHED] + b"]", line[2 - _HASHED : -2].decode("ascii", "replace")
    if b"\\ud" not in body:
        return told if told == sha256(body).hexdigest() else ""
    # It may hold lone surrogates, which are hashed as they are and not as their escapes.
    value = _parsed(body)
    return told if value is not None and told == digest(canonical(value)) else ""


def _event_in(line: bytes, after: int) -> tuple[Event | None, Fault | None]:
    """The event in a line whose hash is right, with an order time beyond `after`; or what is wrong."""
    told = _parsed(line)
    if type(told) is not list or len(told) != len(Event._fields) + 1:
        return None, "broken"
    event = Event(*told[:-1])
    if not all(check(part) for check, part in zip(_CHECKS, event, strict=True)) or event.order <= after:
        return None, "broken"
    if event.type not in REQUIRED:
        return None, "newer"
    as_written = canonical(told[:-1]).encode("utf-8", "backslashreplace")[:-1]
    if not sound(event.type, event.payload) or as_written != line[:-_HASHED]:
        return None, "broken"
    return event, None


def _parsed(line: bytes) -> Any:
    """The JSON value in a line; none where it holds no such thing."""
    try:
        return _DECODER.decode(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    """Infinities and NaN, which Python reads and SQLite does not."""
    raise ValueError(constant)


def _is_id(value: Any) -> bool:
    return type(value) is str and _ID.fullmatch(value) is not None


_DECODER = json.JSONDecoder(parse_constant=_refuse)
_BEGINNING = first_line("")[: -len('"}\n')]
LONGEST_FIRST = len(first_line("0" * 32))
"""Bytes of a file's first line."""
_CHECKS: tuple[Check, ...] = (
    _is_id,
    _is_id,
    whole(1, 1 << 53),
    lambda value: type(value) is str,
    whole(FIRST_MS, LAST_MS),
    whole(-1440, 1440),
    whole(FIRST_DAY, LAST_DAY),
    whole(FIRST_MS, _LAST_ORDER),
    lambda value: type(value) is str,
    lambda value: type(value) is dict,
)
"""What each field of an event is; of its type and payload more is asked."""
