"""`aligntutor fingerprint`."""

from __future__ import annotations

from pathlib import Path

import click

from .context import Stop
from .saying import say


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
def command(source: Path) -> None:
    """Make the fingerprint of a source text in Markdown; put the output beside the deck that teaches it."""
    from aligntutor.tutor.checking import fingerprint_of

    try:
        text = source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Stop(f"{source}: not UTF-8; save the file as UTF-8.") from error
    except OSError as error:
        raise Stop(f"{source}: {error.strerror or 'cannot be read'}.") from error
    say(fingerprint_of(text), end="")
