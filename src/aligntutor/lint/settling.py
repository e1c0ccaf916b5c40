"""Which distractors of a generated choice are shown: the best ranked that pass together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice

MOST = 8
"""Distractors that are considered, best ranked first."""

Check = Callable[[Item], tuple[Problem, ...]]


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
    best: tuple[int, int] | None = None
    chosen: tuple[Option, ...] = others[:2]
    found: tuple[Problem, ...] = ()
    for pair in combinations(others, 2):
        problems = check(_with(item, choice, (*keys, *pair)))
        worth = (errors(problems), len(problems) if not errors(problems) else 0)
        if best is None or worth < best:
            best, chosen, found = worth, pair, problems
        if not problems:
            break
    if best is None:
        found = check(item)
        return (None if errors(found) else item), found
    if best[0]:
        return None, found
    for third in others:
        if third not in chosen:
            problems = check(_with(item, choice, (*keys, *chosen, third)))
            if not errors(problems) and len(problems) <= len(found):
                both = tuple(dict.fromkeys((*found, *problems)))
                return _with(item, choice, (*keys, *chosen, third)), both
    return _with(item, choice, (*keys, *chosen)), found


def _with(item: Item, choice: Choice, options: tuple[Option, ...]) -> Item:
    """The item with these options alone; concepts that left with the others are no longer named."""
    gone = {option.names for option in choice.options} - {option.names for option in options}
    left = tuple(id for id in item.concepts if id not in gone)
    return replace(item, question=replace(choice, options=options), concepts=left)
