"""`aligntutor doctor`."""

from __future__ import annotations

import click

from .context import Setup, json_option, refusing
from .saying import say, say_json

MARKS = {"error": "wrong", "warning": "mind", "note": "ok"}


@click.command()
@click.option(
    "--mend", is_flag=True, help="Make the caches of your progress anew; its events are not touched."
)
@json_option
@click.pass_obj
def command(setup: Setup, mend: bool, as_json: bool) -> int:
    """See whether your progress, its backups, the places and the decks are well."""
    from aligntutor.tutor import doctoring

    where, clock = setup.places(), setup.clock()
    if mend:
        with refusing():
            mended = doctoring.mend(where)
    seed = "" if setup.seed == "0" else setup.seed
    found = doctoring.examine(where, clock(), clock=setup.environment.get("ALIGNTUTOR_NOW", ""), seed=seed)
    wrong = any(finding.severity == "error" for finding in found)
    if as_json:
        say_json({"ok": not wrong, "findings": [finding._asdict() for finding in found]})
        return int(wrong)
    if mend:
        say(f"Made anew: {', '.join(mended)}." if mended else "There was nothing to mend.")
    for finding in found:
        say(f"{MARKS[finding.severity]:<5}  {finding.subject}: {finding.message}")
        if finding.hint:
            say(f"       {finding.hint}")
    say("Something is wrong." if wrong else "All is well.")
    return int(wrong)
