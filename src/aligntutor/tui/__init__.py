"""The terminal face; imported only when it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.studying import Study


def run(
    tutor: Tutor,
    first: Callable[[], Study] | None = None,
    *,
    environment: Mapping[str, str],
    note: str = "",
) -> int:
    """Show the home screen, or go straight to the session that `first` begins, until the learner leaves.

    A note stands beside the name on the home screen. Returns the exit code. Raises Refused where a session
    cannot be begun.
    """
    from .app import TutorApp
    from .forgiving import forgive
    from .themes import only_ascii, suited

    app = TutorApp(
        tutor,
        first() if first else None,
        theme=suited(tutor.settings.theme, environment),
        ascii=only_ascii(environment, sys.stdout.encoding or "ascii"),
        note=note,
        editor=environment.get("VISUAL") or environment.get("EDITOR") or "",
    )
    forgive()
    app.run()
    return app.return_code or 0
