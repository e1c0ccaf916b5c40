"""The smallest Textual app that shows a line: what starting the tutor is held against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        """It."""
        yield Static("Ready to go")


if __name__ == "__main__":
    Minimal().run()
