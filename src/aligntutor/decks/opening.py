"""Files in, as text: bounded, never waiting, and checked before any parser sees them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from aligntutor.core.decks import DeckError, Problem

from .characters import FORBIDDEN, name, pile, printable
from .pointing import File, excerpt

MOST_BYTES = 4 * 1024 * 1024
"""Size of the largest file that is read."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_text(path: Path) -> File:
    """The text of one file, without its byte order mark and with newlines as `\\n`.

    Raises DeckError for what is no regular file, larger than `MOST_BYTES`, not UTF-8, or holds
    characters that a deck must not hold.
    """
    data = read_bytes(path)
    where = printable(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _encoding(where, data, error.start) from None
    if "\0" in text and data[:2].count(0) == 1 and text.count("\0") * 3 > len(text):
        raise _encoding(where, data, 0)
    file = File(where, text.removeprefix("\ufeff").replace("\r\n", "\n"))
    _check(file)
    return file


def read_bytes(path: Path) -> bytes:
    """What one file holds. Raises DeckError for what is no regular file, or larger than `MOST_BYTES`."""
    try:
        _regular(path, path.stat())
        handle = os.open(path, _FLAGS)
        try:
            _regular(path, os.fstat(handle))
            return _all(path, handle)
        finally:
            os.close(handle)
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise _file_error(path, f"cannot be read: {reason}", "Check the name and who may read it.") from None
    except ValueError:
        raise _file_error(path, "no possible file name", "Check the name.") from None


def _regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or a pipe"
        raise _file_error(path, f"expected a file, found {what}", "A deck is made of ordinary files.")
    if status.st_size > MOST_BYTES:
        raise _too_large(path)


def _all(path: Path, handle: int) -> bytes:
    parts, room = [], MOST_BYTES + 1
    while room > 0 and (part := os.read(handle, room)):
        parts.append(part)
        room -= len(part)
    if room <= 0:
        raise _too_large(path)
    return b"".join(parts)


def _too_large(path: Path) -> DeckError:
    return _file_error(path, "the file is larger than 4 MiB", "Split the deck into chapter files.")


def _file_error(path: Path, message: str, hint: str) -> DeckError:
    return DeckError((Problem("file", "error", message, hint, printable(path)),))


def _encoding(where: str, data: bytes, at: int) -> DeckError:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in data[:2]
    guess = "UTF-16" if wide else "an older encoding such as Latin-1"
    hint = f"It looks like {guess}. Open it in your editor and save it as UTF-8."
    if wide:
        return DeckError((Problem("file", "error", "the text is not UTF-8", hint, where),))
    start = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    line, column = data.count(b"\n", 0, at) + 1, len(data[start:at].decode("utf-8", "replace")) + 1
    shown = data[start : end if end >= 0 else len(data)].decode("utf-8", "backslashreplace")
    message = f"the text is not UTF-8: a stray byte 0x{data[at]:02x}"
    under = excerpt(shown, line, column)
    return DeckError((Problem("file", "error", message, hint, where, line, column, excerpt=under),))


def _check(file: File) -> None:
    text = file.text
    found = FORBIDDEN.search(text)
    if found and found[0] == "\ufeff":
        hint = "It is a byte order mark, which may stand only at the very start. Delete it."
        raise _character(file, found.start(), "U+FEFF is not allowed inside a text", hint)
    if found:
        message = f"the character {name(found[0])} is not allowed in a deck"
        raise _character(file, found.start(), message, "It cannot be seen and could mislead. Delete it.")
    if (at := pile(text)) >= 0:
        message = "more than 8 combining marks on one letter"
        raise _character(file, at, message, "Keep the marks that the word needs.")
    directive = 0 if text.startswith("%") else text.find("\n%") + 1
    if directive or text.startswith("%"):
        hint = "YAML would take it for a directive. Put the text in quotes or indent it."
        raise _character(file, directive, "a line begins with '%'", hint)


def _character(file: File, index: int, message: str, hint: str) -> DeckError:
    place = file.place_of(index)
    return file.refuse("yaml", message, place.line, place.column, hint)
