"""The command palette, dressed like the pages."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette, Hits
from textual.system_commands import SystemCommandsProvider

from aligntutor.tui.widgets.body import Hairline


class InOrder(SystemCommandsProvider):
    """Lists the commands as they are given, so that Enter at once does no harm; Textual sorts by name."""

    async def discover(self) -> Hits:
        """All of them."""
        found = {hit.text: hit async for hit in super().discover()}
        for command in self.app.get_system_commands(self.screen):
            yield found[command.title]


class Palette(CommandPalette):
    """Every command by name."""

    CSS_PATH = "palette.tcss"

    def on_mount(self) -> None:
        """Scroll with the same thin line as the pages."""
        self.query_one(CommandList).vertical_scrollbar.renderer = Hairline  # type: ignore[misc]
