"""`aligntutor check`."""

from __future__ import annotations

from pathlib import Path

import click

from .context import Setup, json_option
from .saying import say, say_json


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@json_option
@click.pass_obj
def command(setup: Setup, paths: tuple[Path, ...], as_json: bool) -> int:
    """Check decks: reading, schema, entries, every generated item. Exit code 1 where there is an error."""
    from aligntutor.decks.telling import render
    from aligntutor.tutor.checking import check
    from aligntutor.tutor.describing import finding

    problems = check(paths, setup.seed)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if as_json:
        say_json({"errors": errors, "warnings": warnings, "findings": [finding(p) for p in problems]})
    else:
        for problem in problems:
            say(render(problem))
        told = [
            f"{n} {word}{'' if n == 1 else 's'}"
            for n, word in ((errors, "error"), (warnings, "warning"))
            if n
        ]
        say(", ".join(told) if told else "No problems found.")
    return 1 if errors else 0
