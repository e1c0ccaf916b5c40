"""Findings brought to the line of the deck they come from."""

from __future__ import annotations

from dataclasses import replace

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk

REFUSED = frozenset({"R01", "R03", "answer"})
"""The only rules that refuse a card written by hand: without them it cannot be graded."""


def element_of(item: Item) -> str:
    """Id of the element an item was made from, from its key."""
    return item.key.partition("#")[2].split(".", 2)[-1]


def on_item(problem: Problem, item: Item, desk: Desk) -> Problem:
    """The finding with its item, entry and place; on a card written by hand most are warnings."""
    element = element_of(item)
    softened = not item.template and problem.rule not in REFUSED
    severity = "warning" if softened else problem.severity
    entry = item.concept if item.template else element
    return placed(replace(problem, severity=severity, entry=entry, item=item.key), desk, element)


def placed(problem: Problem, desk: Desk, element: str = "") -> Problem:
    """The finding at the place of the element, else of its entry; as it is where neither is known."""
    places = desk.deck.places or {}
    parts = (f"{problem.entry}/{element}", f"{problem.entry}/{element.partition('/')[0]}", problem.entry)
    for key in parts:
        if key in places:
            place = places[key]
            return replace(problem, path=place.path, line=place.line, column=place.column)
    return problem
