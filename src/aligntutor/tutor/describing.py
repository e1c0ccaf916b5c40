"""An item as other programs read it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aligntutor.core.asks import Choose
from aligntutor.core.decks import Problem
from aligntutor.core.items import Deal, Item
from aligntutor.kinds.ordering import Ordering
from aligntutor.study.rotation import deal

EXTRAS = ("tolerance", "unit", "slips", "checklist", "pairs", "extra")
"""Fields of single kinds that are passed on as they are."""


def describe(item: Item, findings: tuple[Problem, ...] = ()) -> dict[str, Any]:
    """One item as JSON (the format is documented in the README); options as a learner first meets them."""
    question = item.question
    return {
        "item": item.key,
        "card": item.card,
        "deck": item.deck,
        "concept": item.concept,
        "concepts": list(item.concepts),
        "template": item.template or None,
        "skill": item.skill,
        "level": item.level,
        "kind": question.kind,
        "stem": question.stem,
        "options": _options(item),
        "accepted": list(question.accepted),
        "answer": question.key,
        "explanation": question.why,
        "case": item.case or None,
        "source": {
            "sections": list(item.source.sections),
            "footnotes": list(item.source.footnotes),
            "as_of": item.source.as_of or None,
        },
        "findings": [finding(problem) for problem in findings],
        **{name: value for name in EXTRAS if (value := getattr(question, name, None)) is not None},
        **({"order": _order(question)} if isinstance(question, Ordering) else {}),
    }


def _order(question: Ordering) -> dict[str, Any]:
    parts = [{"id": id, "text": text} for id, text in question.items.items()]
    return {"items": parts, "constraints": [list(pair) for pair in question.constraints]}


def _options(item: Item) -> list[dict[str, Any]]:
    question = item.question
    if not question.options:
        return []
    ask = question.pose(Deal(deal(item, None).seed, len(question.options)))
    assert isinstance(ask, Choose)
    by_text = {option.text: option for option in question.options}
    return [asdict(by_text[shown.text]) for shown in ask.options]


def finding(problem: Problem) -> dict[str, Any]:
    """One finding as JSON."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "entry": problem.entry,
        "item": problem.item,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }
