"""`aligntutor restore`."""

from __future__ import annotations

import sys

import click

from .context import Setup, Stop, iso, json_option, refusing
from .saying import many, say, say_json


@click.command()
@click.argument("backup", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_obj
def command(setup: Setup, backup: str | None, yes: bool, as_json: bool) -> None:
    """Put a backup in the place of your progress, which is kept aside; list the backups.

    BACKUP is the name of one, or the path of a file. Without it, they are listed.
    """
    if backup is None:
        _list(setup, as_json)
        return
    from aligntutor.tutor.keeping import find_backup, restore

    where, at = setup.places(), setup.clock()()
    with refusing():
        path = find_backup(where, backup)
        if not yes and not _confirmed(f"Put {path} in the place of {where.progress}, which is kept aside?"):
            raise Stop("Nothing was changed.")
        done = restore(where, path, at)
    reviews, aside = done.contents.reviews, done.aside
    if as_json:
        say_json({"path": str(path), "reviews": reviews, "aside": str(aside) if aside else None})
        return
    say(f"Restored {many(reviews, 'answer')} from {path}.")
    if aside:
        say(f"What was there before is kept as {aside}.")


def _list(setup: Setup, as_json: bool) -> None:
    from aligntutor.tutor.keeping import all_backups

    where = setup.places()
    with refusing():
        found = all_backups(where)
    if as_json:
        say_json(
            [
                {"path": str(one.path), "at": iso(one.at), "reviews": one.reviews, "bytes": one.bytes}
                for one in found
            ]
        )
        return
    for one in found:
        what = "cannot be read" if one.reviews is None else many(one.reviews, "answer")
        say(f"{one.path.name}  {iso(one.at)[:16].replace('T', ' ')} UTC  {what}, {_size(one.bytes)}")
    if not found:
        raise Stop(f"There is no backup in {where.backups}.", 0)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size // 1000} kB"


def _confirmed(question: str) -> bool:
    say(f"{question} Type yes to do it: ", to=sys.stderr, end="")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
