"""Single answers, for what daily totals cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aligntutor.core.days import DAY, MINUTE, turn_of

from .edited import EditQueries
from .rows import IN_FORCE

PAGE = 5_000
"""Answers read at a time: a writer has to wait no longer than for these."""
_FIELDS = (
    "deck", "card", "concept", "item", "kind", "confidence", "latency_ms", "retrievability", "correct",
)  # fmt: skip
_COLUMNS = ", ".join(f"json_extract(payload, '$.{field}')" for field in _FIELDS)
_WRONG = (
    "CASE WHEN json_extract(payload, '$.correct') THEN ''"
    " ELSE json_quote(json_extract(payload, '$.answer')) END"
)
_SQL = (
    f'SELECT "order", writer, n, day, {_COLUMNS}, {_WRONG} FROM events'
    f" WHERE (\"order\", writer, n) > (?, ?, ?) AND type = 'review' AND day >= ? AND {IN_FORCE}"
    ' ORDER BY "order", writer, n LIMIT ?'
)


class Given(NamedTuple):
    """One answer that stands."""

    day: int
    deck: str
    card: str
    concept: str
    item: str
    kind: str
    confidence: str
    latency_ms: int
    retrievability: float | None
    """Foretold before it; none for the first answer to a card."""
    correct: int
    """1 for right, 0 for wrong."""
    wrong: str
    """What was answered, as JSON; empty where it was right."""


class AnswerQueries(EditQueries):
    """Questions about answers."""

    def given(self, since: int = 0) -> Iterator[list[Given]]:
        """The answers that stand from a study day on, page by page in the order of the log."""
        # Whatever the zone in which it was given, an answer of that day is no older than this.
        at = turn_of(since, 0) - DAY * MINUTE
        place: tuple[int, str, int] = (at, "", 0)
        while True:
            rows = self._rows(_SQL, (*place, since, PAGE))
            yield [Given(*row[3:]) for row in rows]
            if len(rows) < PAGE:
                return
            place = rows[-1][:3]
