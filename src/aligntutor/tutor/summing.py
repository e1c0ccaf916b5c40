"""What a sitting brought, in words: never only a score."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from aligntutor.core.asks import Verdict
from aligntutor.core.days import Moment, study_day
from aligntutor.core.items import Item
from aligntutor.core.states import CardState
from aligntutor.memory import retrievability_on
from aligntutor.store import Compiled, Log
from aligntutor.study.backlog import laid_out

from . import wording
from .mastery import mastery
from .planning import pause_of, reviews_a_day, reviews_left
from .shown import IdeaLine, Summary


class Answered(NamedTuple):
    """One answer of a sitting."""

    event: str
    item: Item
    verdict: Verdict
    before: CardState | None
    after: CardState | None
    """The same as before where it was only practised."""
    confidence: str = ""


def sum_up(
    given: Sequence[Answered],
    met: Sequence[tuple[str, str]],
    minutes: int,
    log: Log,
    compiled: Compiled,
    now: Moment,
) -> Summary:
    """The summary of a sitting from its answers and the lessons read."""
    today = study_day(now, log.scheduling.turn)
    names = _Names(log, compiled)
    returning = _returning(given, today)
    right = sum(answered.verdict.correct for answered in returning)
    chances = [
        retrievability_on(answered.before, today, log.scheduling) for answered in returning if answered.before
    ]
    sure_wrong = _sure_wrong(given)
    return Summary(
        cards=len(given),
        minutes=minutes,
        met=tuple(names.line(deck, concept) for deck, concept in met),
        right=right,
        asked=len(returning),
        expected=_expected(right, chances),
        stronger=tuple(_stronger(returning, names)),
        slipped=tuple(_slipped(given, sure_wrong, names)),
        sure_wrong=tuple(names.line_of(*line) for line in sure_wrong.values()),
        mixed_up=tuple(_mixed_up(given, names)),
        next=tuple(_next(log, now, today)),
    )


class _Names:
    """Terms and mastery of ideas, looked up once."""

    def __init__(self, log: Log, compiled: Compiled) -> None:
        self._holds = cache(log.holds)
        self._compiled = compiled

    def term(self, deck: str, idea: str) -> str:
        """The term of a concept; the text itself where it is none (a misconception, a typed word)."""
        row = self._compiled.concept(deck, idea)
        name = row.term if row else idea
        return name[:1].upper() + name[1:]

    def is_concept(self, deck: str, idea: str) -> bool:
        return self._compiled.concept(deck, idea) is not None

    def line(self, deck: str, concept: str) -> IdeaLine:
        """A concept as a line of the summary."""
        return IdeaLine(mastery(self._holds(deck).get(concept)), self.term(deck, concept))

    def line_of(self, item: Item, note: str = "") -> IdeaLine:
        """An item's idea as a line of the summary; where it has none, its card by what it asks."""
        stem = item.question.stem
        term = self.term(item.deck, item.concept) if item.concept else wording.short(stem)
        return IdeaLine(mastery(self._holds(item.deck).get(_idea(item)[1])), term, note)


def _idea(item: Item) -> tuple[str, str]:
    """What an item belongs to: its deck, and its concept or else its card."""
    return item.deck, item.concept or item.card


def _returning(given: Sequence[Answered], today: int) -> list[Answered]:
    """The first answers to cards that were known from an earlier day."""
    first: dict[str, Answered] = {}
    for answered in given:
        if answered.before and answered.before.last_day < today:
            first.setdefault(answered.item.card, answered)
    return list(first.values())


def _expected(right: int, chances: Sequence[float]) -> str:
    """How many were right against how many the memory model expected, give or take one deviation."""
    if len(chances) < 5:
        return ""
    surprise = right - sum(chances)
    spread = max(1.0, sum(chance * (1 - chance) for chance in chances) ** 0.5)
    if abs(surprise) <= spread:
        return "about as many as expected"
    return "more than expected" if surprise > 0 else "fewer than expected"


def _stronger(returning: Sequence[Answered], names: _Names) -> list[IdeaLine]:
    """Up to three ideas whose hold grew most."""
    grown = [answered for answered in returning if answered.verdict.correct and _growth(answered) > 0]
    most: dict[tuple[str, str], Answered] = {}
    for answered in sorted(grown, key=_growth, reverse=True):
        most.setdefault(_idea(answered.item), answered)
    return [
        names.line_of(each.item, f"now holds for {wording.days(each.after.stability)}" if each.after else "")
        for each in list(most.values())[:3]
    ]


def _growth(answered: Answered) -> float:
    if not (answered.before and answered.after):
        return 0.0
    return answered.after.stability - answered.before.stability


def _sure_wrong(given: Sequence[Answered]) -> dict[tuple[str, str], tuple[Item, str]]:
    """Of each idea of which an answer was sure and wrong: the item, and when its card returns by now."""
    latest = {answered.item.card: answered.after for answered in given}
    found: dict[tuple[str, str], tuple[Item, str]] = {}
    for answered in given:
        # One that was partly right, and so not failed, owes nothing.
        after, now = answered.after, latest[answered.item.card]
        if answered.confidence == "sure" and after and after.watch == len(wording.RETURNS) - 1:
            watch = now.watch if now else 0
            found.setdefault(_idea(answered.item), (answered.item, wording.RETURNS[watch]))
    return found


def _slipped(
    given: Sequence[Answered], sure_wrong: Container[tuple[str, str]], names: _Names
) -> list[IdeaLine]:
    slips: dict[tuple[str, str], Item] = {}
    for answered in given:
        if not answered.verdict.correct and _idea(answered.item) not in sure_wrong:
            slips.setdefault(_idea(answered.item), answered.item)
    return [names.line_of(item) for item in list(slips.values())[:4]]


def _mixed_up(given: Sequence[Answered], names: _Names) -> list[tuple[str, str]]:
    pairs = dict.fromkeys(
        (names.term(answered.item.deck, answered.item.concept), names.term(answered.item.deck, other))
        for answered in given
        for other in answered.verdict.confused
        if answered.item.concept and names.is_concept(answered.item.deck, other)
    )
    return list(pairs)[:3]


def _next(log: Log, now: Moment, today: int) -> list[tuple[int, str]]:
    """What comes next: today's steps, then the next two days on which there are reviews."""
    coming: list[tuple[int, str]] = []
    pause = pause_of(log, today)
    steps = log.due_steps(today, now.ms + 12 * 3_600_000)
    if steps and today not in pause:
        soonest = min(state.due_ms or now.ms for state in steps)
        coming.append((len(steps), f"in {wording.minutes(max(0, soonest - now.ms))}"))
    falling_due = log.forecast(today, 60)
    waiting = max(0, falling_due[0] - reviews_left(log, today))
    for ahead, number in enumerate(laid_out(falling_due, waiting, reviews_a_day(log), today, pause)):
        if ahead and number and len(coming) < 3:
            coming.append((number, wording.when(ahead, today + ahead)))
    return coming
