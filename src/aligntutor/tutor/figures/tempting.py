"""The wrong answers that tempt most, and the thought behind each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from aligntutor.core.asks import Answer, Ask, Choose, Chosen, Write, Written
from aligntutor.core.identity import concept_of, deck_of
from aligntutor.core.items import Deal, Item
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.tutor.statistics import wilson
from aligntutor.tutor.wording import sentence

from . import TOP, Figure, Row
from .gathering import Gathered

LOOKED_AT = 300
"""The wrong answers given most often, by item: among them are those that tempt most."""
TWICE = 2
"""A wrong answer given once is no temptation yet."""

JUDGE = "True or false? "
"""What statements to be judged begin with, where they are generated."""


class Lure(NamedTuple):
    """One wrong answer to questions on one idea."""

    deck: str
    idea: str
    """Its concept, or else its card."""
    about: str
    """Id of the option; what was typed, in small letters."""


class Found(NamedTuple):
    """What can be told of a lure."""

    text: str
    why: str
    typed: bool


def tempting(
    found: Gathered, item_of: Callable[[str, str], Item | None], name: Callable[[str, str], str]
) -> Figure:
    """The wrong answers given most often; `item_of` finds an item by card and key, `name` names an idea."""
    figure = Figure("tempting", "Most tempting wrong answers", "ranked", "given")
    times: Counter[Lure] = Counter()
    told: dict[Lure, Found] = {}
    for (card, key, wrong), number in found.wrong.most_common(LOOKED_AT):
        item = item_of(card, key)
        given = json.loads(wrong)
        for lure, text, why in lures(item, given) if item else ():
            times[lure] += number
            told.setdefault(lure, Found(text, why, isinstance(given, str)))
    rows = []
    for lure, number in times.most_common(TOP):
        if number >= TWICE:
            asked = max(number, _asked(lure, told[lure].typed, found, item_of))
            where = "Asked:" if "/" in lure.idea else "In questions on"
            about = f"{sentence(f'{where} {name(lure.deck, lure.idea)}')} {told[lure].why}".strip()
            rows.append(Row(told[lure].text, number / asked, asked, *wilson(number, asked), note=about))
    if not rows:
        return figure._replace(said="No wrong answer was given twice so far.")
    return figure._replace(rows=tuple(rows))


def _asked(lure: Lure, typed: bool, found: Gathered, item_of: Callable[[str, str], Item | None]) -> int:
    """How often questions were asked on its idea that could be answered so."""
    whole = 0
    for key, number in found.asked.items():
        card = key.partition("#")[0]
        if deck_of(card) == lure.deck and lure.idea in (concept_of(card), card):
            item = item_of(card, key)
            whole += number if item and _offers(item, lure.about, typed) else 0
    return whole


def _offers(item: Item, about: str, typed: bool) -> bool:
    """Whether an item has this option, judges this statement, or lets one type where that was typed."""
    if isinstance(item.question, TrueFalse):
        return about == (item.question.names or item.key)
    ask = item.question.pose(Deal("0", max(1, len(item.question.options))))
    if isinstance(ask, Choose):
        return any(option.id == about for option in ask.options)
    return typed and isinstance(ask, Write)


def lures(item: Item, answer: object) -> list[tuple[Lure, str, str]]:
    """What an answer to an item took for right: each with its text and why it tempts.

    Nothing where the item has other options by now, or nothing was chosen or typed.
    """
    ask = item.question.pose(Deal("0", max(1, len(item.question.options))))
    given = _given(ask, answer)
    try:
        verdict = item.question.grade(ask, given) if given else None
    except ValueError:
        verdict = None
    if given is None or verdict is None:
        return []
    idea = item.concept or item.card
    reasons = {reason.about: reason.text for reason in verdict.reasons if reason.role == "tempts"}
    if isinstance(given, Written):
        text = " ".join(given.text.split())
        return [(Lure(item.deck, idea, text.casefold()), text, reasons.get("", ""))]
    assert isinstance(ask, Choose)
    assert isinstance(given, Chosen)
    texts = {option.id: option.text for option in ask.options}
    if isinstance(item.question, TrueFalse):
        about = "".join(verdict.confused) or item.key
        picked = given.ids[0]
        text = f"{texts[picked]}: {item.question.stem.removeprefix(JUDGE)}"
        return [(Lure(item.deck, idea, about), text, reasons.get(picked, ""))]
    if not ask.many:  # the one picked is wrong, whether or not its author says why it tempts
        reasons = {given.ids[0]: reasons.get(given.ids[0], "")}
    return [(Lure(item.deck, idea, id), texts[id], why) for id, why in reasons.items() if id in texts]


def _given(ask: Ask, answer: object) -> Answer | None:
    if isinstance(ask, Choose) and isinstance(answer, list):
        ids = tuple(map(str, answer))
        return Chosen(ids) if ids and {option.id for option in ask.options}.issuperset(ids) else None
    if isinstance(ask, Write) and isinstance(answer, str):
        return Written(answer) if answer.strip() else None
    return None
