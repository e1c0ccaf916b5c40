"""`aligntutor fingerprint`."""

from __future__ import annotations

from pathlib import Path

import click

from .context import Stop
from .saying import say_data

MOST_BYTES = 16 * 1024 * 1024
"""Of a source text; a device may give them without end."""


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
def command(source: Path) -> None:
    """Make the fingerprint of a source text in Markdown; put the output beside the deck that teaches it."""
    from aligntutor.tutor.checking import fingerprint_of

    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Stop(f"{source}: not UTF-8; save the file as UTF-8.") from error
    except OSError as error:
        raise Stop(f"{source}: {error.strerror or 'cannot be read'}.") from error
    if len(data) > MOST_BYTES:
        raise Stop(f"{source}: larger than 16 MiB.")
    say_data(fingerprint_of(text))
