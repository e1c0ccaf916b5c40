"""What terminals and shells do that Textual does not bear."""

from __future__ import annotations

import codecs
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver


def forgive() -> None:
    """Take a stray byte for a character that types nothing known; leave and come back in order.

    Textual's thread that reads the keys ends at the first byte that is no UTF-8, and the app hears no key any
    more; a terminal set to another encoding sends one with each accent.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment, attr-defined]
        _take_turns(linux_driver.LinuxDriver)
        _write_first(linux_driver.LinuxDriver)


def _forgiving(encoding: str) -> type[codecs.IncrementalDecoder]:
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__("replace")

    return Forgiving


def _take_turns(driver: type[LinuxDriver]) -> None:
    """Let the signals for stopping and going on wait for their turn in the loop.

    Textual heeds them at once, in the middle of whatever goes on. While something is put into the queue of
    what is to be written, that queue is locked, and to stop there is to wait for the lock for ever. And at
    each signal to go on it begins another thread that reads keys, also where the app was in no background, as
    when a window is shut: both miss keys then, and the process never ends.
    """
    stop, go_on = driver._sigtstp_application, driver._sigcont_application

    def away(self: LinuxDriver) -> None:
        if self._app.is_running and not self._must_signal_resume:  # else it ends, or is away
            stop(self)

    def back(self: LinuxDriver) -> None:
        if self._app.is_running and self._must_signal_resume:
            go_on(self)

    def stopped(self: LinuxDriver, *_: Any) -> None:
        if self._loop.is_closed() or not self._auto_restart:  # the terminal is no longer ours, or an editor's
            stop(self)
        else:
            self._loop.call_soon_threadsafe(away, self)

    def continued(self: LinuxDriver, *_: Any) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(back, self)

    driver._sigtstp_application = stopped  # type: ignore[method-assign]
    driver._sigcont_application = continued  # type: ignore[method-assign]


def _write_first(driver: type[LinuxDriver]) -> None:
    """Let the terminal show what is typed only once all is written that gives it back.

    Textual's order is the other one: keys that are typed while it leaves stand amid what is still to be
    written, and a sequence that they break leaves the terminal on the page that is gone.
    """
    known = driver.stop_application_mode

    def stop_application_mode(self: LinuxDriver) -> None:
        import termios

        before, self.attrs_before = self.attrs_before, None
        known(self)
        if self._writer_thread is not None:
            self._writer_thread.stop()
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, before)

    driver.stop_application_mode = stop_application_mode  # type: ignore[method-assign]
