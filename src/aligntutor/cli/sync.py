"""`aligntutor sync`."""

from __future__ import annotations

from pathlib import Path

import click

from .context import PROGRAM, Setup, Stop, json_option, refusing
from .saying import complain, many, say, say_json


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def command(setup: Setup, folder: Path | None, as_json: bool) -> None:
    """Exchange progress with your other devices through a folder that all of them share.

    Without FOLDER, the one of the last time.
    """
    from aligntutor.settings import sync_folder

    with refusing(), setup.tutor() as tutor:
        named = folder or sync_folder(tutor.places)
        if named is None:
            raise Stop(f"Name the folder that your devices share: {PROGRAM} sync FOLDER", 2)
        synced = tutor.sync(named)
    for notice in synced.notices:
        complain(notice.text)
    if as_json:
        say_json({
            "sent": synced.sent,
            "received": synced.received,
            "devices": [device._asdict() for device in synced.devices],
            "notices": [notice._asdict() for notice in synced.notices],
        })  # fmt: skip
    else:
        others = sum(not device.this for device in synced.devices)
        say(
            f"Sent {many(synced.sent, 'event')}, received {synced.received}. "
            f"{many(others, 'other device')} known."
        )
    if any(notice.problem for notice in synced.notices):
        raise Stop(code=1)
