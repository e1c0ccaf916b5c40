"""Figures for which single answers are read: how sure and how right, what is hard, what tempts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import get_args

from aligntutor.core.identity import deck_of
from aligntutor.core.items import Item, Level
from aligntutor.store import Compiled, Log
from aligntutor.tutor.changelog import name_of
from aligntutor.tutor.rows import item_from
from aligntutor.tutor.statistics import wilson
from aligntutor.tutor.wording import sentence_start

from . import ENOUGH, FEW, TOP, Figure, Period, Row, early
from .gathering import Gathered, Share, gather
from .tempting import tempting

BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.000001)
"""Edges of the groups of foretold chances."""
LEAST = 5
"""Answers from which an idea is ranked."""
CONFIDENCES = {"sure": "sure", "": "no word", "unsure": "unsure"}


def slow(
    log: Log, compiled: Compiled, deck: str, period: Period, today: int, stop: Callable[[], bool] = bool
) -> tuple[Figure, ...]:
    """The figures of one deck, or of all where `deck` is empty; nothing where it was told to stop."""
    found = gather(log.given(today - period.days + 1 if period.days else 0), deck, stop)
    if found is None:
        return ()
    decks = {deck_of(item) for item in found.items}
    level_of = {item: level for each in decks for item, level in compiled.levels(each).items()}

    @cache
    def item_of(card: str, key: str) -> Item | None:
        items = map(item_from, compiled.items(card))
        return next((item for item in items if item.key == key), None)

    def name(deck: str, idea: str) -> str:
        return sentence_start(name_of(compiled, idea if "/" in idea else f"{deck}/{idea}/"))

    return (
        confidence(found),
        foretold(found),
        levels(found, level_of),
        kinds(found),
        hardest(found, name),
        tempting(found, item_of, name),
    )


def confidence(found: Gathered) -> Figure:
    """How often one is right when sure, when not, and without a word."""
    figure = Figure("confidence", "How sure, how right", "shares", "right")
    said = sum(found.sure[word][0] for word in CONFIDENCES if word)
    if not said:
        return figure._replace(said="You are not asked how sure you are. The settings can change that.")
    if said < ENOUGH:
        return early(figure, said)
    rows, left_out = _rows((words, found.sure[key]) for key, words in CONFIDENCES.items())
    asked, right = found.sure["sure"]
    told = ""
    if asked >= FEW and (asked - right) * 3 > asked:
        told = f"When you say “sure”, {asked - right} of {asked} answers are wrong."
    elif asked >= FEW and right < asked:
        told = f"When you say “sure”, about one answer in {round(asked / (asked - right))} is wrong."
    elif asked >= FEW:
        told = "When you said “sure”, you were right each time."
    return figure._replace(rows=rows, said=f"{told} {left_out}".strip())


def foretold(found: Gathered) -> Figure:
    """How often cards were recalled against how often that was foretold, with the Brier score.

    The mean squared gap between chance and outcome (Brier 1950, Monthly Weather Review 78), with its standard
    error, beside that of always foretelling the average.
    """
    figure = Figure("foretold", "Foretold, and recalled", "shares", "recalled")
    pairs = found.foretold
    if len(pairs) < ENOUGH:
        return early(figure, len(pairs))
    rows = []
    for low, high in pairwise(BINS):
        mine = [pair for pair in pairs if low <= pair[0] < high]
        if len(mine) >= FEW:
            mean = sum(chance for chance, _ in mine) / len(mine)
            label = f"{low:.0%} to {min(high, 1):.0%}" if low else f"below {high:.0%}"
            rows.append(_row(label, [len(mine), sum(right for _, right in mine)], mark=mean))
    gaps = [(chance - right) ** 2 for chance, right in pairs]
    mean, share = sum(gaps) / len(gaps), sum(right for _, right in pairs) / len(pairs)
    error = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1) / len(gaps))
    said = (
        f"Brier score {mean:.3f}, give or take {error:.3f}; always foretelling the average"
        f" would have {share * (1 - share):.3f}. Less is better."
    )
    return figure._replace(rows=tuple(rows), said=said)


def kinds(found: Gathered) -> Figure:
    """True retention by kind of question."""
    figure = Figure("kinds", "Recalled, by kind of question", "shares", "recalled")
    pairs = sorted((kind.replace("-", " "), share) for kind, share in found.kinds.items())
    return _grouped(figure, pairs)


def levels(found: Gathered, level_of: Mapping[str, str]) -> Figure:
    """True retention by level of question; `level_of` is by item."""
    figure = Figure("levels", "Recalled, by level", "shares", "recalled")
    sums: dict[str, Share] = {level: [0, 0] for level in get_args(Level)}
    for item, (asked, right) in found.items.items():
        if level := level_of.get(item):
            sums[level][0] += asked
            sums[level][1] += right
    return _grouped(figure, list(sums.items()))


def hardest(found: Gathered, name: Callable[[str, str], str]) -> Figure:
    """The ideas most surely failed: ranked by the lower end of the interval of the share wrong."""
    figure = Figure("hardest", "Hardest ideas", "ranked", "right")
    tried = {idea: share for idea, share in found.ideas.items() if share[0] >= LEAST}
    if not tried:
        return figure._replace(said=f"Not enough answers yet: no idea was answered {LEAST} times.")
    tried = {idea: share for idea, share in tried.items() if share[1] < share[0]}
    if not tried:
        return figure._replace(said=f"No idea was answered wrong, of those answered {LEAST} times or more.")

    def failing(idea: tuple[str, str]) -> float:
        asked, right = tried[idea]
        return wilson(asked - right, asked)[0]

    worst = sorted(tried, key=lambda idea: (-failing(idea), idea))[:TOP]
    said = "Those most surely failed come first: 6 wrong of 10 before 2 of 3."
    return figure._replace(rows=tuple(_row(name(*idea), tried[idea]) for idea in worst), said=said)


def _grouped(figure: Figure, pairs: Sequence[tuple[str, Share]]) -> Figure:
    total = sum(asked for _, (asked, _) in pairs)
    if total < ENOUGH:
        return early(figure, total)
    rows, left_out = _rows(pairs)
    return figure._replace(rows=rows, said=left_out)


def _rows(pairs: Iterable[tuple[str, Share]]) -> tuple[tuple[Row, ...], str]:
    """A row for each group with enough answers, and which groups have too few."""
    known = [(label, share) for label, share in pairs if share[0]]
    rows = tuple(_row(label, share) for label, share in known if share[0] >= FEW)
    few = [label for label, share in known if share[0] < FEW]
    return rows, f"Fewer than {FEW} answers so far: {', '.join(few)}." if few else ""


def _row(label: str, share: Share, mark: float | None = None) -> Row:
    asked, right = share
    return Row(label, right / asked, asked, *wilson(right, asked), mark)
