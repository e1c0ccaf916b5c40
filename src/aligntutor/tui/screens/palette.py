"""The command palette, dressed like the pages."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette, Hits
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input
from textual.worker import Worker

from aligntutor.tui.once import Once
from aligntutor.tui.widgets.body import Hairline


class InOrder(SystemCommandsProvider):
    """Lists the commands as they are given, so that Enter at once does no harm; Textual sorts by name."""

    async def discover(self) -> Hits:
        """All of them."""
        found = {hit.text: hit async for hit in super().discover()}
        for command in self.app.get_system_commands(self.screen):
            yield found[command.title]


class Commands(CommandList):
    """The commands found; clicks and keys may come while they change, at which Textual's own would fail."""

    async def _on_click(self, event: events.Click) -> None:
        """A click may have been meant for a row that is no longer there."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()

    def action_page_down(self) -> None:
        """A page further, once the rows are laid out."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """A page back, once the rows are laid out."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]


class Palette(Once, CommandPalette):
    """Every command by name."""

    CSS_PATH = "palette.tcss"

    def run_worker(self, *work: Any, **options: Any) -> Worker[Any]:
        """A search that finds its palette gone is no reason to end the app."""
        return super().run_worker(*work, **{**options, "exit_on_error": False})

    def compose(self) -> ComposeResult:
        """Textual's own parts, but for the list."""
        for part in super().compose():
            yield Commands() if type(part) is CommandList else part

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing before its parts are there."""
        return bool(self.query(CommandList)) and super().check_action(action, parameters)

    async def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """A click may have been meant for a larger window."""
        if not self.region.contains(event.screen_x, event.screen_y):
            event.prevent_default()

    def on_mount(self) -> None:
        """Scroll with the same thin line as the pages; nothing blinks."""
        for entry in self.query(Input):
            entry.cursor_blink = False
        for found in self.query(CommandList):  # none where it is left again before it was there
            found.vertical_scrollbar.renderer = Hairline  # type: ignore[misc]
