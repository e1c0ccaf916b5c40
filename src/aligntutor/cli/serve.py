"""`aligntutor serve`."""

from __future__ import annotations

import secrets
import sys
from importlib.util import find_spec

import click

from .context import Setup, Stop, refusing
from .saying import say


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, help="0 takes any that is free.")
@click.pass_obj
def command(setup: Setup, port: int) -> None:
    """Use the tutor in a browser on this computer.

    The address that is printed opens it once, in one browser; nobody else is let in. Ctrl+C ends it.
    """
    if find_spec("textual_serve") is None:
        raise Stop("This needs textual-serve. Install it with: pip install 'aligntutor[serve]'")
    with refusing(), setup.tutor():
        pass  # what is wrong with the home is told here, not on a page
    from aligntutor.web.guard import ALONE, Guard
    from aligntutor.web.server import listening, run

    try:
        own = listening(port)
    except OSError as error:
        raise Stop(f"Port {port} cannot be had ({error.strerror or error}). Try --port 0.") from error
    guard = Guard(secrets.token_urlsafe)
    say(f"Open in your browser: http://{ALONE}:{own.getsockname()[1]}/?token={guard.token}")
    say("Ctrl+C ends it.")
    home = ["--home", setup.home] if setup.home else []
    # -P: modules of the current folder are none of ours
    run([sys.executable, "-P", "-m", "aligntutor", *home, "--seed", setup.seed], guard, own)
