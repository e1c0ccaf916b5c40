"""What ids were before: an old id belongs to one, and to none that still stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from . import naming
from .complaints import Steps
from .linking import EACH, FACTS, named, tables, texts
from .nodes import Row, Table
from .sheets import Leaf

_WAS: Steps = ("was", EACH)
_ONE = "Only one can take over the progress. If both are parts of what it was, write `change: split` in both."


def check_former(leaves: Sequence[Leaf]) -> None:
    """Complain, in each file, about an old id that still stands, or that two lay claim to.

    Several parts of what was split may name the same one.
    """
    standing = {
        id: (f"{leaf.file.path}:{node.mark.line + 1}", node)
        for leaf in reversed(leaves)
        for _, id, node in named(leaf)
    }
    claimed: dict[str, tuple[str, bool]] = {}
    for leaf in leaves:
        for at, id, node in named(leaf):
            for steps, old in () if leaf.full else texts(node, _WAS):
                place = (*at, *steps)
                split = node.get("change") == "split"
                if old == id:
                    leaf.complain(place, "the entry names itself", "Leave it out.")
                elif old in standing:
                    where, other = standing[old]
                    _still_there(leaf, place, old, where, id in [was for _, was in texts(other, _WAS)])
                elif old in claimed and not (split and claimed[old][1]):
                    leaf.complain(place, f"{claimed[old][0]!r} was {naming.got(old)} as well", _ONE)
                else:
                    claimed[old] = id, split
        for at, node in tables(leaf, "concepts"):
            for name in FACTS.values():
                _check_facts(leaf, (*at, name), node.get(name))


def _still_there(leaf: Leaf, at: Steps, old: str, where: str, circle: bool) -> None:
    what = f"the id {naming.got(old)} still stands, at {where}"
    hint = "Take it out here, or give that one another id."
    if circle:
        what, hint = (
            f"{what}, and was this one in its turn",
            "Keep the newer of the two, with its old id alone.",
        )
    leaf.complain(at, what, hint)


def _check_facts(leaf: Leaf, at: Steps, facts: object) -> None:
    """Facts are known by their ids within one list of one entry."""
    own = [
        (n, fact) for n, fact in enumerate(facts if isinstance(facts, Row) else ()) if isinstance(fact, Table)
    ]
    ids: Collection[str] = {fact["id"] for _, fact in own if isinstance(fact.get("id"), str)}
    claimed: set[str] = set()
    for n, fact in own:
        for steps, old in () if leaf.full else texts(fact, _WAS):
            if old in ids:
                hint = "Take it out here, or give that one another id."
                leaf.complain((*at, n, *steps), f"the id {naming.got(old)} still stands in this list", hint)
            elif old in claimed:
                hint = "One of them takes over the progress."
                leaf.complain((*at, n, *steps), f"two in this list were {naming.got(old)}", hint)
            claimed.add(old)
