"""The tutor's end of a sitting in a browser."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class TabDriver(WebDriver):
    """Textual's, that leaves when the server is gone instead of waiting for a key for ever."""

    def __init__(self, app: App[Any], **about: Any) -> None:
        super().__init__(app, **about)
        self._write = self._tell  # type: ignore[assignment]

    def _tell(self, data: bytes) -> int:
        try:
            return os.write(self.fileno, data)
        except BrokenPipeError:
            return 0  # nobody looks any more, and leaving draws too

    def run_input_thread(self) -> None:
        """Take keys until there is nobody to send them."""
        super().run_input_thread()
        self._app.post_message(ExitApp())
