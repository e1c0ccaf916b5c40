"""Which distractors of a generated choice are shown: the best ranked that pass together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice

MOST = 8
"""Distractors that are considered, best ranked first."""

Check = Callable[[Item], Iterable[Problem]]


def errors(problems: Sequence[Problem]) -> int:
    """How many of the findings forbid the item."""
    return sum(problem.severity == "error" for problem in problems)


def settled(item: Item, choice: Choice, check: Check) -> tuple[Item | None, tuple[Problem, ...]]:
    """The item with two distractors or three, so that the showing of three options and of four both pass.

    Of the first eight distractors it takes the first pair, in ranking order, without any finding,
    else the first without an error; then the first third one that adds no finding. Gives no item,
    and what forbids the best pair, where every pair has an error.
    """
    keys = tuple(option for option in choice.options if option.correct)
    others = tuple(option for option in choice.options if not option.correct)[:MOST]
    chosen: tuple[Option, ...] = others[:2]
    found: list[Problem] | None = None
    for pair in combinations(others, 2):
        better = _under(check(_with(item, choice, (*keys, *pair))), None if found is None else _worth(found))
        if better is not None:
            chosen, found = pair, better
        if not found:
            break
    if found is None:
        found = list(check(item))
        return (None if errors(found) else item), tuple(found)
    if errors(found):
        return None, tuple(found)
    for third in others:
        if third not in chosen:
            whole = _with(item, choice, (*keys, *chosen, third))
            more = _under(check(whole), (0, len(found) + 1))
            if more is not None:
                return whole, tuple(dict.fromkeys((*found, *more)))
    return _with(item, choice, (*keys, *chosen)), tuple(found)


def _worth(found: Sequence[Problem]) -> tuple[int, int]:
    """What counts against a showing: its errors, else its findings; it never falls as findings are added."""
    wrong = errors(found)
    return wrong, 0 if wrong else len(found)


def _under(problems: Iterable[Problem], limit: tuple[int, int] | None) -> list[Problem] | None:
    """All findings where they count less than the limit; none as soon as they do not."""
    found: list[Problem] = []
    for problem in problems:
        found.append(problem)
        if limit is not None and _worth(found) >= limit:
            return None
    return found


def _with(item: Item, choice: Choice, options: tuple[Option, ...]) -> Item:
    """The item with these options alone; concepts that left with the others are no longer named."""
    gone = {option.names for option in choice.options} - {option.names for option in options}
    left = tuple(id for id in item.concepts if id not in gone)
    return item._replace(question=replace(choice, options=options), concepts=left)
