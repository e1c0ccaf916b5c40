"""`aligntutor generate`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import click

from .context import Setup, Stop, json_option
from .saying import complain, nearest, say, say_json_lines


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--concept", metavar="ID", help="Only the items of this concept.")
@click.option("--template", metavar="T04", help="Only the items of this template.")
@json_option
@click.pass_obj
def command(setup: Setup, path: Path, concept: str | None, template: str | None, as_json: bool) -> int:
    """Print every item that a deck gives, as a learner would first meet it."""
    from aligntutor.core.decks import DeckError
    from aligntutor.decks.telling import render
    from aligntutor.generating import TEMPLATES
    from aligntutor.tutor.checking import concept_ids, generate

    try:
        if template:
            template = template.upper()
            _known("template", template, TEMPLATES)
        if concept:
            _known("concept", concept, concept_ids(path))
        items: Iterable[dict[str, Any]] = generate(path, setup.seed)
        wanted = [
            item
            for item in items
            if concept in (None, item["concept"]) and template in (None, item["template"])
        ]
    except DeckError as error:
        for problem in error.problems:
            complain(render(problem))
        return 1
    if as_json:
        say_json_lines(wanted)
    else:
        for item in wanted:
            _show(item)
    return 0


def _known(what: str, named: str, known: Collection[str]) -> None:
    if named not in known:
        raise Stop(f"There is no {what} {named!r}. {nearest(named, known, 'There are')}", 2)


def _show(item: dict[str, Any]) -> None:
    say(f"{item['item']}  {item['kind']}, {item['level']}")
    say(f"  {item['stem']}")
    for option in item["options"]:
        say(f"  {'+' if option['correct'] else '-'} {option['text']}")
        if option["feedback"]:
            say(f"      {option['feedback']}")
    if not item["options"]:
        say(f"  = {item['answer']}")
    if item["explanation"]:
        say(f"  {item['explanation']}")
    say()
