"""Item-writing rules, one a file, and what becomes of an item under them."""

from __future__ import annotations

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.choice import Choice

from . import (
    answer,
    r01_key_count,
    r02_option_count,
    r03_duplicate_options,
    r04_options_about_options,
    r07_length_cue,
    r09_echo,
    r17_answer_leak,
    r18_true_false,
    r19_feedback,
    r22_verbatim,
)
from .desk import Desk, Rule
from .entry import entry
from .placing import on_item
from .r25_whole_deck import check as check_whole
from .settling import errors, settled

RULES: tuple[Rule, ...] = (
    answer,
    r01_key_count,
    r02_option_count,
    r03_duplicate_options,
    r04_options_about_options,
    r07_length_cue,
    r09_echo,
    r17_answer_leak,
    r18_true_false,
    r19_feedback,
    r22_verbatim,
)
"""Every rule, in the order in which findings are told."""


def check(item: Item, desk: Desk) -> tuple[Problem, ...]:
    """All findings on an item as it stands; on a card written by hand most are mere warnings."""
    return tuple(on_item(problem, item, desk) for rule in RULES for problem in rule.check(item, desk))


def settle(item: Item, desk: Desk) -> tuple[Item | None, tuple[Problem, ...]]:
    """The item as it may be shown, or none, and the findings on it.

    A generated choice keeps two or three of its distractors (see `settling`); all else stays as it
    is, and is refused where a finding is an error.
    """
    question = item.question
    if item.template and isinstance(question, Choice):
        return settled(item, question, lambda one: check(one, desk))
    found = check(item, desk)
    return (None if errors(found) else item), found


__all__ = ["RULES", "Desk", "Rule", "check", "check_whole", "entry", "settle"]
