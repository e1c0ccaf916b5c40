"""The command palette, dressed like the pages."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from aligntutor.tui.widgets.body import Hairline


class Palette(CommandPalette):
    """Every command by name."""

    CSS_PATH = "palette.tcss"

    def on_mount(self) -> None:
        """Scroll with the same thin line as the pages."""
        self.query_one(CommandList).vertical_scrollbar.renderer = Hairline  # type: ignore[misc]
