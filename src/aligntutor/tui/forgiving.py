"""Bytes from the terminal that are no UTF-8."""

from __future__ import annotations

import codecs
import sys


def forgive() -> None:
    """Take a stray byte for a character that types nothing known.

    Textual's thread that reads the keys ends at the first one, and the app hears no key any more; a terminal
    set to another encoding sends one with each accent.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment, attr-defined]


def _forgiving(encoding: str) -> type[codecs.IncrementalDecoder]:
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__("replace")

    return Forgiving
