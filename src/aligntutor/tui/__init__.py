"""The terminal face; imported only when it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor


def run(
    tutor: Tutor,
    *,
    environment: Mapping[str, str],
    study: bool = False,
    deck: str | None = None,
    cards: int | None = None,
    minutes: float | None = None,
) -> int:
    """Show the home screen, or with `study` go straight to a session, until the learner leaves.

    `deck`, `cards` and `minutes` limit that session. Returns the exit code. Raises Refused where a session
    cannot be begun.
    """
    from .app import TutorApp
    from .themes import only_ascii, suited

    first = tutor.study(deck, cards=cards, minutes=minutes) if study else None
    app = TutorApp(
        tutor,
        first,
        theme=suited(tutor.settings.theme, environment),
        ascii=only_ascii(environment, sys.stdout.encoding or "ascii"),
    )
    app.run()
    return app.return_code or 0
