"""The command palette, dressed like the pages."""

from __future__ import annotations

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Every command by name."""

    CSS_PATH = "palette.tcss"
