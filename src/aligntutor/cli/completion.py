"""`aligntutor completion`."""

from __future__ import annotations

import click

from .context import COMPLETE, PROGRAM
from .saying import say


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell; add its output to the shell's start-up file."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None, "click knows the three shells"
    say(maker(ctx.find_root().command, {}, PROGRAM, COMPLETE).source())
