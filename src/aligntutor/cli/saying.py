"""The one way text reaches the terminal from a command: literal, no markup, no control characters."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text with every character that could steer a terminal written as its escape."""
    if text.isprintable():
        return text
    return "".join(
        char
        if char in "\n\t"
        or (unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") and char not in _BIDI)
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )


def say(text: str = "", *, to: TextIO | None = None, end: str = "\n") -> None:
    """Write one text to stdout (or `to`), whatever the terminal's encoding can show."""
    stream = to or sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(clean(text).encode(encoding, "backslashreplace").decode(encoding) + end)
    stream.flush()


def many(number: int, word: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


LISTED = 12
"""Names that are listed where none is near."""


def nearest(named: str, known: Collection[str], listed: str) -> str:
    """What an unknown name may have meant: the nearest one known, else the first of them after `listed`."""
    from difflib import get_close_matches

    near = get_close_matches(named, known, 1)
    if near:
        return f"Did you mean {near[0]}?"
    rest = len(known) - LISTED
    more = f" and {rest} more" if rest > 0 else ""
    return f"{listed}: {', '.join(list(known)[:LISTED]) or 'none'}{more}."


def complain(text: str) -> None:
    """Write to stderr: messages are never data."""
    say(text, to=sys.stderr)


@contextmanager
def passing() -> Iterator[Callable[[str], None]]:
    """A line on stderr for what is under way: each text takes the place of the last, and none is left.

    Nothing is written where stderr is no terminal.
    """
    widest = 0

    def show(text: str) -> None:
        nonlocal widest
        if sys.stderr.isatty():
            widest = max(widest, len(text))
            say(text.ljust(widest), to=sys.stderr, end="\r")

    try:
        yield show
    finally:
        if widest:
            show("")


def say_json(value: Any) -> None:
    """Write one JSON object or array, always in UTF-8."""
    import json

    say_data(json.dumps(value, ensure_ascii=False, indent=2))


def say_json_lines(values: Iterable[Any]) -> None:
    """Write one JSON object a line, always in UTF-8."""
    import json

    for value in values:
        say_data(json.dumps(value, ensure_ascii=False))


def say_data(text: str) -> None:
    """Write JSON text, always in UTF-8.

    JSON escapes control characters itself; C1 and bidi ones are escaped here.
    """
    safe = (
        text
        if text.isprintable()
        else "".join(char if char == "\n" or not _steers(char) else f"\\u{ord(char):04x}" for char in text)
    )
    data = (safe.rstrip("\n") + "\n").encode("utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _BIDI
