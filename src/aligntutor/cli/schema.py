"""`aligntutor schema`."""

from __future__ import annotations

import click

from .saying import say_json


@click.command()
def command() -> None:
    """Print the JSON Schema of deck files, by which editors complete and check while you type."""
    from aligntutor.decks.json_schema import json_schema

    say_json(json_schema())
