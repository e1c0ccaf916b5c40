"""The tutor with a log that keeps answers in memory alone: `python -m benchmarks.forgetful ARGS`."""

from __future__ import annotations

import sys
from typing import Any

from aligntutor.cli import run
from aligntutor.core.days import Moment
from aligntutor.core.events import Event
from aligntutor.core.states import CardState
from aligntutor.store import Decide, Log, Recorded
from aligntutor.tutor import tutor


class Forgetful(Log):
    """Records nothing."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._forgotten: dict[str, CardState] = {}

    def append_review(self, card: str, at: Moment, decide: Decide, id: str = "") -> Recorded:
        """As if it had been recorded."""
        state = self._forgotten.get(card) or self.states([card]).get(card)
        review, after = decide(state, at.ms)
        self._forgotten[card] = after
        return Recorded(Event("", "", 1, "", at.ms, at.offset, 0, at.ms, "review", review._asdict()), after)


if __name__ == "__main__":
    setattr(tutor, "Log", Forgetful)  # noqa: B010 - the one name that the tutor opens its log by
    sys.exit(run(sys.argv[1:]))
