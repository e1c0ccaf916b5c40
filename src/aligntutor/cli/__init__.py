"""The command line: one file a command, read only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from aligntutor import __version__

from .context import COMPLETE, PROGRAM, Commands, Setup, Stop
from .saying import complain

COMMANDS = {
    "study": "Study what is due, then meet new ideas.",
    "read": "Read a course as a text.",
    "compare": "Two ideas beside each other that are easily taken for one.",
    "due": "How much is due, for the shell prompt.",
    "exam": "Prepare for a date: what to do each day, what to expect.",
    "pause": "Pause until a date; nothing is due meanwhile.",
    "stats": "What you have done and how much of it you retain.",
    "browse": "Find cards, and do something with many.",
    "map": "The ideas of a deck, how firmly you hold each, how they hang together.",
    "card": "What is known of a card; suspend, bury, flag, reset, forget it, set it due.",
    "settings": "What is set and where; change it.",
    "undo": "Take back the last answers, or what else was done last.",
    "changes": "What changed in decks since you learnt from them.",
    "log": "Every recorded event, oldest first.",
    "sync": "Exchange progress with your other devices through a shared folder.",
    "evaluate": "How well your recall was foretold.",
    "fit": "Fit the memory model to your reviews, where that foretells better.",
    "simulate": "What a schedule would ask of a simulated learner.",
    "tour": "How the tutor is used, in three short cards.",
    "demo": "Look around in the history of a made-up learner; nothing of it is kept.",
    "backup": "Make a backup of your progress now.",
    "restore": "List the backups, or put one in the place of your progress.",
    "doctor": "See whether progress, backups, places and decks are well.",
    "decks": "List the decks; install, update or remove one.",
    "check": "Check decks: reading, entries, every generated item.",
    "generate": "Print every item that a deck gives.",
    "new": "Write a small deck with comments to start from.",
    "schema": "Print the JSON Schema of deck files, for editors.",
    "fingerprint": "Make the fingerprint file of a source text.",
    "serve": "Use the tutor in a browser on this computer.",
    "completion": "Print the completion script for a shell.",
}
"""Name and one line of help; the command is `command` in the module of that name."""


def _keep(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    if value is not None:
        ctx.obj = ctx.obj._replace(**{str(option.name): value})


SHARED = (
    click.Option(
        ["--home"],
        metavar="DIR",
        expose_value=False,
        callback=_keep,
        help="Keep everything under this folder (or set ALIGNTUTOR_HOME).",
    ),
    click.Option(
        ["--seed"],
        metavar="N",
        expose_value=False,
        callback=_keep,
        help="Fix the choice and order of items.",
    ),
)
"""Options that may stand before the command or after it."""


def _share(command: click.Command) -> None:
    command.params += [option for option in SHARED if option not in command.params]
    for inner in getattr(command, "commands", {}).values():
        _share(inner)


class LazyCommands(Commands):
    """Commands that are imported when they are called, so that light ones stay light."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{name}", __name__).command
        _share(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=LazyCommands,
    params=list(SHARED),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Learn an argument in the terminal: lessons, questions, and reviews when they are due.

    Without a command, the home screen opens.
    """
    if ctx.invoked_subcommand is None:
        from .home import open_home

        open_home(ctx.obj)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 fine, 1 problems or refused, 2 usage, 130 interrupted."""
    _open_what_is_closed()
    code = 0
    try:
        code = _call(arguments)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        complain("")  # the line with the terminal's ^C ends here
        code = 130
    except click.ClickException as error:
        usage = f"{error.ctx.get_usage()}\n" if isinstance(error, click.UsageError) and error.ctx else ""
        complain(f"{usage}{error.format_message()}")
        code = error.exit_code
    except Stop as stop:
        if stop.message:
            complain(stop.message)
        code = stop.code
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
    except OSError as error:
        complain(f"{error.filename or 'Reading or writing failed'}: {error.strerror or error}.")
        code = 1
        _drop_output()
    return code


def _call(arguments: Sequence[str]) -> int:
    """What click's own `main` does, without its answers to interrupts and closed pipes."""
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(cli, {}, PROGRAM, COMPLETE, instruction)
    with cli.make_context(PROGRAM, list(arguments), obj=Setup(dict(os.environ))) as ctx:
        outcome = cli.invoke(ctx)
    return outcome if isinstance(outcome, int) else 0


def _drop_output() -> None:
    """Let what is left to write go nowhere, so that Python's own flush at the end is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_what_is_closed() -> None:
    """Give closed standard streams somewhere to lead: the next file opened would take their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for good
