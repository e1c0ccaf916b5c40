"""From a deck to the items that may be shown: written ones, generated ones, and what lint says of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligntutor import generating, lint
from aligntutor.core.decks import Deck, Problem
from aligntutor.core.items import Item


@dataclass(frozen=True)
class Built:
    """All items of a deck that may be asked, and every finding."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    """Findings on items and entries; an error on a generated item means that it was dropped."""
    findings: dict[str, tuple[Problem, ...]]
    """Item key -> findings of the items that were kept."""


def build(deck: Deck, seed: str) -> Built:
    """Generate and lint a deck: the same deck and seed give the same items in the same order."""
    desk = lint.Desk.of(deck)
    items: list[Item] = []
    problems: list[Problem] = []
    kept: dict[str, tuple[Problem, ...]] = {}
    for chapter in deck.chapters:
        problems += lint.lesson(chapter, desk)
    for concept in deck.concepts.values():
        problems += lint.entry(concept, desk)
    for item, findings in _linted(deck, seed, desk):
        problems += findings
        if item:
            items.append(item)
            kept[item.key] = findings
    return Built(tuple(items), tuple(problems), kept)


def _linted(deck: Deck, seed: str, desk: lint.Desk) -> Iterator[tuple[Item | None, tuple[Problem, ...]]]:
    for item in generating.written(deck):
        findings = lint.check(item, desk)
        fatal = any(finding.severity == "error" for finding in findings)
        yield (None if fatal else item), findings
    for item in generating.generate(deck, seed):
        yield lint.settle(item, desk)
