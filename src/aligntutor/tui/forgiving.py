"""What terminals and shells do that Textual does not bear."""

from __future__ import annotations

import codecs
import sys
from typing import Any


def forgive() -> None:
    """Take a stray byte for a character that types nothing known; come back from the background once.

    Textual's thread that reads the keys ends at the first byte that is no UTF-8, and the app hears no key any
    more; a terminal set to another encoding sends one with each accent. And at each SIGCONT another such
    thread begins, also where the app was in no background, as when a window is shut: both miss keys then, and
    the process never ends.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment, attr-defined]
        driver = linux_driver.LinuxDriver
        known, coming = driver._sigcont_application, False

        def continued(self: linux_driver.LinuxDriver, *_: Any) -> None:
            nonlocal coming
            if self._must_signal_resume and not coming:
                coming = True  # one signal may interrupt the other
                known(self)
                coming = False

        driver._sigcont_application = continued  # type: ignore[method-assign]


def _forgiving(encoding: str) -> type[codecs.IncrementalDecoder]:
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__("replace")

    return Forgiving
