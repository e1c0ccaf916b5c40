"""`aligntutor settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .context import PROGRAM, Setup, json_option, refusing
from .saying import nearest, say, say_json

if TYPE_CHECKING:
    from aligntutor.tutor.preferring import Preference


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--default", "back", is_flag=True, help="Take back what was chosen for NAME.")
@json_option
@click.pass_obj
def command(setup: Setup, name: str | None, value: str | None, back: bool, as_json: bool) -> None:
    """What is set and where, or change it: VALUE as it would stand in config.toml.

    What config.toml says wins, and is changed there.
    """
    if back and (name is None or value is not None):
        raise click.UsageError("--default takes the NAME of a setting and no VALUE.")
    with refusing(), setup.tutor() as tutor:
        if name is not None:
            _refuse_unknown(name)
            if back:
                tutor.choose(name, None)
            elif value is not None:
                from aligntutor.tutor.preferring import parsed

                tutor.choose(name, parsed(value))
        found = [one for one in tutor.preferences() if name in (None, one.name)]
        path = tutor.places.preferences
    if as_json:
        rows = [_row(one) for one in found]
        say_json(rows[0] if name else rows)
        return
    for one in found:
        where = "" if one.origin == "default" else f"  ({one.origin})"
        say(f"{one.name:<18}{one.said}{where}")
        if name:
            say(f"  {one.label}: {one.about}")
    if name is None:
        say(f"Change one: {PROGRAM} settings NAME VALUE, or in {path}, which also gives keys.")


def _refuse_unknown(name: str) -> None:
    from aligntutor.settings import SETTINGS

    if name not in SETTINGS:
        hint = nearest(name, SETTINGS, "The settings are")
        raise click.BadParameter(f"there is no setting {name!r}. {hint}", param_hint="NAME")


def _row(one: Preference) -> dict[str, Any]:
    return {"name": one.name, "value": one.value, "said": one.said, "origin": one.origin, "about": one.about}
