"""What an item says of its matter: what a learner hears before answering, and what is held to be true."""

from __future__ import annotations

from aligntutor.core.items import Item
from aligntutor.kinds.true_false import TrueFalse

STATING = frozenset({"", "name", "meaning", "refute", "infer", "quantify", "order", "find-slip"})
"""Skills whose items state what their entry claims; the others ask about a case, a name or a likeness."""
TELLING = frozenset({"recognise", "contrast"})
"""Skills whose items tell cases, in which anything may happen."""
SLIP = "find-slip"
"""The skill in which the key is the one sentence that is not so."""


def heard(item: Item) -> str:
    """The question and what holds: its key, the correction of a statement, the context of a slip."""
    question = item.question
    if isinstance(question, TrueFalse):
        return f"{question.stem} {question.why}"
    if item.skill == SLIP:
        return f"{question.stem} {held(item)}"
    return f"{question.stem} {question.key}"


def held(item: Item) -> str:
    """What the item gives out as true: its key, or what takes the place of one."""
    question = item.question
    if isinstance(question, TrueFalse):
        return question.stem if question.answer else question.why
    if item.skill == SLIP:
        return " ".join(option.text for option in question.options if not option.correct)
    return question.key
