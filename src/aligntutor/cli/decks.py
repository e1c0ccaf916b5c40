"""`aligntutor decks`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .context import PROGRAM, Commands, Setup, json_option, prepared, usable
from .saying import complain, many, say, say_json

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.receiving import Receipt


@click.group(cls=Commands, invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the decks; install, update or remove one."""
    if ctx.invoked_subcommand:
        return
    with prepared(ctx.obj) as tutor:
        rows = tutor.decks()
    if as_json:
        say_json([row._asdict() for row in rows])
        return
    for row in rows:
        say(f"{row.deck}  {row.title}  {row.trouble or _counts(row._asdict())}  {row.origin}")
        if row.left_out:
            entries = "a broken entry" if row.left_out == 1 else f"{row.left_out} broken entries"
            say(f"  without {entries}; see: {PROGRAM} check {row.path}")


@command.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def add(setup: Setup, path: Path) -> None:
    """Remember a deck by its path, so that it is offered from now on."""
    named = str(path.absolute())
    with prepared(setup, named) as tutor:
        found = usable(tutor, named)
    say(f"Added {found.deck}, {found.title}.")


@command.command()
@click.argument("path", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def install(setup: Setup, path: Path, as_json: bool) -> None:
    """Copy a deck into your own data, whole or not at all; one that is installed is updated from there."""
    from aligntutor.tutor import receiving

    with prepared(setup) as tutor, _telling_errors():
        receipt = receiving.install(path, tutor.places, tutor.seed, tutor.decks())
        told = _told(tutor, receipt)
    say_json(told) if as_json else _say(told, receipt)


@command.command()
@click.argument("deck", required=False)
@json_option
@click.pass_obj
def update(setup: Setup, deck: str | None, as_json: bool) -> int:
    """Bring an installed deck (or all) up to date from where it came; progress is kept."""
    from aligntutor.tutor import Refused, receiving

    told, code = [], 0
    with prepared(setup) as tutor:
        offered = tutor.decks()
        ids = [home.name for home in receiving.installed(tutor.places, removed=False)]
        for id in [receiving.named(deck, tutor.places, offered)] if deck is not None else ids:
            try:
                with _telling_errors():
                    receipt = receiving.update(id, tutor.places, tutor.seed, offered)
                told.append((_told(tutor, receipt), receipt))
            except Refused as refusal:
                complain(f"{refusal} {refusal.hint}".strip())
                code = 1
    if as_json:
        if told or not code:
            say_json([facts for facts, _ in told])
        return code
    for facts, receipt in told:
        _say(facts, receipt)
    if not told and not code:
        say(f"No deck is installed. To install one: {PROGRAM} decks install PATH")
    return code


@command.command()
@click.argument("deck")
@json_option
@click.pass_obj
def rollback(setup: Setup, deck: str, as_json: bool) -> None:
    """Return an installed deck to the version before, or a removed one to the list; progress is kept."""
    from aligntutor.tutor import receiving

    with prepared(setup) as tutor, _telling_errors():
        offered = tutor.decks()
        id = receiving.named(deck, tutor.places, offered)
        receipt = receiving.rollback(id, tutor.places, tutor.seed, offered)
        told = _told(tutor, receipt)
    say_json(told) if as_json else _say(told, receipt)


@command.command()
@click.argument("deck")
@json_option
@click.pass_obj
def remove(setup: Setup, deck: str, as_json: bool) -> None:
    """Offer a remembered or installed deck no longer, named by its path or id; its progress is kept."""
    with prepared(setup) as tutor:
        removed = tutor.remove_deck(deck)
    if as_json:
        say_json({**removed._asdict(), "done": "removed"})
        return
    say(f"{removed.deck} is no longer offered. Its progress is kept.")
    if removed.origin == "installed":
        say(f"So are its files. To have it back: {PROGRAM} decks rollback {removed.deck}")


@contextmanager
def _telling_errors() -> Iterator[None]:
    """Tell the errors of a deck that is not taken in, as `check` tells them."""
    from aligntutor.tutor.refusal import Unsound

    try:
        yield
    except Unsound as refusal:
        from aligntutor.decks.telling import render_all

        for told in render_all(refusal.problems):
            complain(told)
        raise


def _told(tutor: Tutor, receipt: Receipt) -> dict[str, Any]:
    """What became of a deck as JSON, once it is ready to be studied."""
    from aligntutor.tutor.changes import describe

    tutor.prepare()
    changes = describe(receipt.changes) if receipt.changes else None
    facts = tutor.find_deck(receipt.path)._asdict()
    return {**facts, "done": receipt.done, "version_before": receipt.version_before, "changes": changes}


def _say(facts: dict[str, Any], receipt: Receipt) -> None:
    from aligntutor.tutor.changes import lines

    deck, now, before = receipt.deck, receipt.version, receipt.version_before
    at = f", version {now}" if now else ""
    moved = (
        f", from version {before or 'without a number'} to {now or 'one without'}" if now != before else at
    )
    began, went_on = {
        "installed": ("Installed ", f"{at}: {_counts(facts)}"),
        "updated": ("Updated ", moved),
        "unchanged": ("", f"{at}: nothing has changed"),
        "rolled back": ("Went back with ", moved),
        "restored": ("", f"{at}, is offered again"),
    }[receipt.done]
    say(f"{began}{deck}, {receipt.title}{went_on}.")
    if receipt.changes and receipt.done != "unchanged":
        for line in lines(receipt.changes) or ["no concept and no card has changed"]:
            say(f"  {line}")
    elif receipt.done == "updated":
        say("  What has changed cannot be told: the version before can no longer be read.")
    if receipt.done == "installed":
        say(f"It came from {receipt.source}. To look there for changes: {PROGRAM} decks update {deck}")
    elif receipt.done in ("updated", "rolled back"):
        say(f"Your progress is kept. To take this back: {PROGRAM} decks rollback {deck}")


def _counts(facts: dict[str, Any]) -> str:
    return ", ".join(many(facts[f"{word}s"], word) for word in ("concept", "card", "item"))
