"""`aligntutor new`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from .context import PROGRAM, Stop
from .saying import say

STARTERS = Path(__file__).parent / "starters"
ID = "id: my-deck "
"""As it stands in the starter."""
SCHEMA = "aligntutor.schema.json"
"""The name by which the starter's first line knows it."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--concepts", is_flag=True, help="Add an idea from which questions are generated.")
def command(path: Path, concepts: bool) -> None:
    """Write a small deck with comments to start from; PATH ends in .yaml. Nothing else is written."""
    from aligntutor.decks.layout import ENDINGS

    if path.suffix.casefold() not in ENDINGS:
        raise Stop(f"{path}: the name of a deck's file ends in .yaml or .yml, such as sky.yaml.")
    text = _starter(path, concepts)
    try:
        _write(path, text)
    except FileExistsError:
        raise Stop(f"{path}: there is one already, and it stays as it is. Choose another name.") from None
    except FileNotFoundError:
        raise Stop(f"{path}: there is no folder {path.parent}. Make it first.") from None
    except OSError as error:
        raise Stop(f"{path}: {error.strerror or 'cannot be written'}.") from None
    _say_what_next(path)


def _write(path: Path, text: str) -> None:
    """Make the file, whole or not at all. Raises OSError, and so where there is one already."""
    with path.open("xb", buffering=0) as file:
        try:
            data = text.encode()
            while data:
                data = data[file.write(data) :]
        except OSError:
            path.unlink()
            raise


def _starter(path: Path, concepts: bool) -> str:
    """The deck's text, with an id made of its file's name. Raises Stop where none can be made."""
    from aligntutor.decks.layout import DECK_FILE
    from aligntutor.decks.naming import slug

    name = path.absolute().parent.name if path.name == DECK_FILE else path.stem
    id = slug(name)
    if not id:
        raise Stop(f"{path}: no id can be made of this name. Choose one with letters or digits.")
    parts = ["cards.yaml", *(["concepts.yaml"] if concepts else [])]
    text = "".join((STARTERS / part).read_text("utf-8") for part in parts)
    return text.replace(ID, f"id: {id} ", 1)


def _say_what_next(path: Path) -> None:
    deck, schema = _quoted(path), _quoted(path.parent / SCHEMA)
    say(f"Wrote {path}. Open it in an editor, and then:")
    for called, does in (
        (f"check {deck}", "finds mistakes, with their lines and what to do"),
        (f"generate {deck}", "prints every question that it gives"),
        (f"study {deck}", "asks them"),
        (f"schema > {schema}", "lets the editor complete keys and mark mistakes while you type"),
    ):
        say(f"  {PROGRAM} {called}\n      {does}")


def _quoted(path: Path) -> str:
    """As it can be put on a command line."""
    return shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))
