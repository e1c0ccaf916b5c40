"""What the parts of an order, and the two sides of a matching, say of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering

from . import naming
from .complaints import Steps
from .schema import Card
from .sheets import Leaf


def check_sides(leaf: Leaf, at: Steps, card: Card) -> None:
    """Complain about a card of parts or pairs that has no right answer, or more than it says."""
    question = card.question
    if isinstance(question, Ordering):
        if not question.constraints:
            leaf.complain((*at, "constraints"), "every order would be right", "Such as [[a, b], [b, c]].")
        check_order(leaf, at, question.items, question.constraints, "card")
        _check_different(leaf, [((*at, "items", id), text) for id, text in question.items.items()])
    elif isinstance(question, Matching):
        rights = [((*at, "pairs", left), right) for left, right in question.pairs.items()]
        _check_different(
            leaf, [*rights, *(((*at, "extra", n), text) for n, text in enumerate(question.extra))]
        )
        for left in question.feedback:
            check_known(leaf, (*at, "feedback", left), "left side", left, question.pairs, "card", on_key=True)


def check_order(
    leaf: Leaf, at: Steps, items: Collection[str], constraints: Sequence[tuple[str, str]], where: str
) -> None:
    """Complain about ids that are no parts, and about constraints that run in a circle."""
    for n, pair in enumerate(constraints):
        for side, step in enumerate(pair):
            check_known(leaf, (*at, "constraints", n, side), "item", step, items, where)
    before: dict[str, list[str]] = {step: [] for step in items}
    for first, then in constraints:
        before.setdefault(then, []).append(first)
    if found := circle(before):
        told = naming.chain(found[::-1], "before")
        leaf.complain((*at, "constraints"), f"the order runs in a circle: {told}", "Take one pair out.")


def check_known(
    leaf: Leaf, at: Steps, what: str, name: str, known: Collection[str], where: str, on_key: bool = False
) -> None:
    """Complain about a name that is not among those known in an entry or a card."""
    if name not in known and not leaf.full:
        hint = naming.meant(name, known) or naming.known(known)
        leaf.complain(at, f"no {what} {naming.got(name)} in this {where}", hint, on_key=on_key)


def circle(before: Mapping[str, Iterable[str]]) -> list[str]:
    """Nodes each of which has the next one before it, the first again at the end; empty for none."""
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        found: list[str] = error.args[1][:0:-1]
        members = set(found)
        first = found.index(next(node for node in before if node in members))
        return [*found[first:], *found[: first + 1]]
    return []


def _check_different(leaf: Leaf, texts: Iterable[tuple[Steps, str]]) -> None:
    seen: set[str] = set()
    for steps, text in texts:
        if text.strip() in seen:
            leaf.complain(
                steps, f"{naming.got(text)} stands there twice", "Learners could not tell which is meant."
            )
        seen.add(text.strip())
