"""Which characters a deck may hold, and how the others are written when they must be shown."""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 8
"""Combining marks (and joiners) that may follow one another; more would climb over neighbouring lines."""

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls except tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction of writing
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff"  # line separators, byte order mark, annotations
    "\ud800-\udfff"  # halves of surrogate pairs
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_NAMES = {
    "\x00": "NUL", "\x07": "BELL", "\x08": "BACKSPACE", "\x0b": "VERTICAL TAB", "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE",
}  # fmt: skip
_JOINERS = "\u200c\u200d"
_HIGH = re.compile("[^\x00-\u02ff]")


def name(character: str) -> str:
    """How a message calls a character: its code point and, where it has one, its name."""
    known = _NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({known})" if known else "")


def escaped(text: str) -> str:
    """The text with everything that must not reach a terminal written as a backslash escape."""
    return FORBIDDEN.sub(lambda found: escape(found[0]), text)


def escape(character: str) -> str:
    """One character as a backslash escape: `\\x1b`, `\\u202e`, `\\U000e0041`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def printable(path: object) -> str:
    """A path (or other host string) as text that can always be written out."""
    return escaped(str(path).replace("\n", "\\n").replace("\t", "\\t"))


def pile(text: str) -> int:
    """Index of the first run of more than `MOST_MARKS` combining marks and joiners; -1 where there is none.

    Only every ninth character is looked at first: a longer run cannot slip between them.
    """
    if text.isascii():
        return -1
    step = MOST_MARKS + 1
    for found in _HIGH.finditer(text[MOST_MARKS::step]):
        if _stacks(found[0]):
            at = MOST_MARKS + found.start() * step
            first, last = at, at
            while first > 0 and _stacks(text[first - 1]):
                first -= 1
            while last + 1 < len(text) and last - first < step and _stacks(text[last + 1]):
                last += 1
            if last - first >= MOST_MARKS:
                return first
    return -1


def _stacks(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) in ("Mn", "Me")
