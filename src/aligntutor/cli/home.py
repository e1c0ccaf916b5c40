"""The home screen, opened by `aligntutor` without a command."""

from __future__ import annotations

from .context import Setup, Stop, need_terminal, refusing


def open_home(setup: Setup) -> None:
    """Open the home screen; decks that are new or changed are compiled behind it."""
    need_terminal()
    from aligntutor import tui

    with refusing(), setup.tutor() as tutor:
        code = tui.run(tutor, environment=setup.environment)
    if code:
        raise Stop(code=code)
