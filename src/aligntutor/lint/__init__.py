"""Item-writing rules, one a file, and what becomes of an item under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.choice import Choice

from . import (
    answer,
    r01_key_count,
    r02_option_count,
    r03_duplicate_options,
    r04_options_about_options,
    r05_combinations,
    r06_negative_stem,
    r07_length_cue,
    r08_grammar_cue,
    r09_echo,
    r10_convergence,
    r11_absolutes,
    r12_hedges,
    r13_parallelism,
    r14_unfocused_stem,
    r15_load,
    r16_numbers,
    r17_answer_leak,
    r18_true_false,
    r19_feedback,
    r20_provenance,
    r21_faithfulness,
    r22_verbatim,
    r23_figures,
    r24_distractors,
)
from .desk import Desk, Rule
from .entry import PAGE as ENTRY
from .entry import entry
from .lesson import lesson
from .page import Page
from .placing import on_item
from .r25_whole_deck import PAGE as WHOLE_DECK
from .r25_whole_deck import check as check_whole
from .settling import errors, settled

RULES: tuple[Rule, ...] = (
    answer,
    r01_key_count,
    r02_option_count,
    r03_duplicate_options,
    r04_options_about_options,
    r05_combinations,
    r06_negative_stem,
    r07_length_cue,
    r08_grammar_cue,
    r09_echo,
    r10_convergence,
    r11_absolutes,
    r12_hedges,
    r13_parallelism,
    r14_unfocused_stem,
    r15_load,
    r16_numbers,
    r17_answer_leak,
    r18_true_false,
    r19_feedback,
    r20_provenance,
    r21_faithfulness,
    r22_verbatim,
    r23_figures,
    r24_distractors,
)
"""Every rule, in the order in which findings are told."""

PAGES: dict[str, Page] = {
    **{rule.CODE: rule.PAGE for rule in RULES if rule.PAGE},
    "R25": WHOLE_DECK,
    "entry": ENTRY,
}
"""What is told about each rule, by the code that its findings carry."""


_ONCE = (r14_unfocused_stem, r17_answer_leak, r18_true_false, r20_provenance, r21_faithfulness, r23_figures)
"""Rules that say the same whichever distractors are shown."""
_EACH = tuple(rule for rule in RULES if rule not in _ONCE)


def check(item: Item, desk: Desk) -> tuple[Problem, ...]:
    """All findings on an item as it stands; on a card written by hand most are mere warnings."""
    return tuple(_found(RULES, item, desk))


def settle(item: Item, desk: Desk) -> tuple[Item | None, tuple[Problem, ...]]:
    """The item as it may be shown, or none, and the findings on it.

    A generated choice keeps two or three of its distractors (see `settling`); all else stays as it
    is, and is refused where a finding is an error.
    """
    question = item.question
    if not item.template or not isinstance(question, Choice):
        found = check(item, desk)
        return (None if errors(found) else item), found
    kept, found = settled(item, question, lambda one: _found(_EACH, one, desk))
    found += tuple(_found(_ONCE, kept or item, desk))
    return (None if errors(found) else kept), found


def _found(rules: Iterable[Rule], item: Item, desk: Desk) -> Iterator[Problem]:
    return (on_item(problem, item, desk) for rule in rules for problem in rule.check(item, desk))


__all__ = ["PAGES", "RULES", "Desk", "Page", "Rule", "check", "check_whole", "entry", "lesson", "settle"]
