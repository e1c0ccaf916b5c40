"""The command line: one file a command, read only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from aligntutor import __version__

from .context import Setup, Stop
from .saying import complain

COMMANDS = {
    "study": "Study what is due, then meet new ideas.",
    "due": "How much is due, for the shell prompt.",
    "stats": "What you have done and how much of it you retain.",
    "log": "Every recorded event, oldest first.",
    "decks": "List the decks; add or remove one by its path.",
    "check": "Check decks: reading, entries, every generated item.",
    "generate": "Print every item that a deck gives.",
    "fingerprint": "Make the fingerprint file of a source text.",
    "completion": "Print the completion script for a shell.",
}
"""Name and one line of help; the command is `command` in the module of that name."""


class Commands(click.Group):
    """Commands that are imported when they are called, so that light ones stay light."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{name}", __name__).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else " See aligntutor --help."
            raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name="aligntutor", message="%(prog)s %(version)s")
@click.option("--home", metavar="DIR", help="Keep everything under this folder (or set ALIGNTUTOR_HOME).")
@click.option("--seed", default="0", metavar="N", help="Fix the choice and order of items.")
@click.pass_context
def cli(ctx: click.Context, home: str | None, seed: str) -> None:
    """Learn an argument in the terminal: lessons, questions, and reviews when they are due.

    Without a command, the home screen opens.
    """
    ctx.obj = Setup(home=home, seed=seed, environment=dict(os.environ))
    if ctx.invoked_subcommand is None:
        from .home import open_home

        open_home(ctx.obj)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 fine, 1 problems or refused, 2 usage, 130 interrupted."""
    code = 0
    try:
        outcome = cli.main(list(arguments), prog_name="aligntutor", standalone_mode=False)
        code = outcome if isinstance(outcome, int) else 0
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = 130
    except click.UsageError as error:
        usage = f"{error.ctx.get_usage()}\n" if error.ctx else ""
        complain(f"{usage}{error.format_message()}")
        code = 2
    except click.ClickException as error:
        complain(error.format_message())
        code = error.exit_code
    except Stop as stop:
        if stop.message:
            complain(stop.message)
        code = stop.code
    except BrokenPipeError:
        # the reader of a pipe went away; point stdout elsewhere so that Python's own flush is quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
