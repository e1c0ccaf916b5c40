"""`aligntutor fit`."""

from __future__ import annotations

from itertools import count
from typing import Any

import click

from aligntutor.core.states import DEFAULT_WEIGHTS

from .context import Setup, json_option, refusing
from .saying import many, passing, say, say_json


@click.command()
@click.argument("off", required=False, type=click.Choice(["off"]), metavar="[off]")
@json_option
@click.pass_obj
def command(setup: Setup, off: str | None, as_json: bool) -> None:
    """Fit the memory model to your own reviews, and use it where it foretells them better.

    The fit is compared with the weights you have on reviews that it has not seen; where it does not do better
    by more than chance, nothing changes. It needs 400 reviews on a later day than the last of their card.
    Due dates that are set stay; what is planned from now on follows the new weights. Ctrl+C gives up and
    changes nothing; aligntutor undo takes new weights back; with off, the published weights are used again.
    """
    with refusing(), setup.tutor() as tutor:
        if off:
            changed = tutor.use_weights(DEFAULT_WEIGHTS)
            if as_json:
                say_json({"installed": changed, "weights": list(DEFAULT_WEIGHTS)})
            else:
                say("The published weights are used from now on." if changed else "They are in use already.")
            return
        steps = count(1)
        with passing() as show:
            offer = tutor.fit(lambda _: show(f"Fitting to your reviews: step {next(steps)}"))
        if offer.weights:
            tutor.use_weights(offer.weights)
    if as_json:
        row: dict[str, Any] = {
            "installed": offer.weights is not None, "tested": offer.tested, "present": offer.present,
            "fitted": offer.fitted, "error": offer.error, "weights": offer.weights and list(offer.weights),
        }  # fmt: skip
        say_json(row)
        return
    say(
        f"Log loss on {many(offer.tested, 'review')} held out: {offer.present:.4f} with your present weights,"
        f" {offer.fitted:.4f} with fitted ones. The difference is known to ± {offer.error:.4f}."
    )
    if offer.weights:
        say("The fitted weights are used from now on. To take them back: aligntutor undo")
    else:
        say("That is no clear gain, so your weights stay as they are.")
