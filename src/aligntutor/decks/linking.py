"""What the parts of a deck say of each other: ids that are unique, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Any

from aligntutor.core.concepts import Concept, Relations, WrongConsequent, element_id
from aligntutor.core.identity import SKILLS

from . import naming
from .complaints import Steps
from .figures import check_figures, check_slips
from .nodes import Row, Table
from .schema import Card
from .sheets import Leaf
from .sides import check_known, check_order, check_sides, circle

ELEMENTS = (
    "examples", "non_examples", "misconceptions", "sequences",
    "figures", "consequences", "analogies", "traps",
)  # fmt: skip
"""Lists of an entry whose elements have ids."""
FACTS = {
    "refute": "misconceptions",
    "infer": "consequences",
    "quantify": "figures",
    "order": "sequences",
    "map": "analogies",
    "find-slip": "traps",
}
"""A skill that is on one fact -> the list of the entry that holds the facts."""
EACH = -1
"""In a path: every entry of a list."""
REFERENCES: tuple[Steps, ...] = (
    ("contrasts", EACH, "with"),
    *(("relations", field.name, EACH) for field in fields(Relations) if field.name != "because"),
    ("examples", EACH, "also", EACH),
    ("non_examples", EACH, "is"),
)
"""Where an entry names others."""
_CIRCLES = 20
"""Circles of prerequisites that are told."""


def link(leaves: Sequence[Leaf], whole: bool) -> None:
    """Complain, in each file, about ids used twice, references that lead nowhere, and circles.

    Where the deck is not `whole`, because a file of it could not be read, unknown ids are let pass.
    """
    ids = _unique(leaves)
    sound = {concept.id: concept for leaf in leaves for _, concept in leaf.concepts()}
    for leaf in leaves:
        for n, concept in leaf.concepts():
            if leaf.full:
                break
            _check_elements(leaf, ("concepts", n), concept)
            _check_inside(leaf, ("concepts", n), concept)
            if whole:
                _check_confusions(leaf, ("concepts", n), concept, ids)
        for n, card in leaf.cards():
            if leaf.full:
                break
            _check_question(leaf, ("cards", n), card)
        if whole:
            _check_references(leaf, ids)
        _check_cards(leaf, sound, ids if whole else None)
    _check_circles(leaves)


def elements(concept: Concept) -> Iterator[tuple[Steps, str]]:
    """Every element of an entry that has an id: where it stands in the entry, and the id."""
    for name in ELEMENTS:
        for n, element in enumerate(getattr(concept, name)):
            yield (name, n), element_id(element)


def _unique(leaves: Sequence[Leaf]) -> set[str]:
    """The ids of all concepts, faulty ones too; every id that is there already is complained about."""
    concepts: set[str] = set()
    seen: dict[str, tuple[Leaf, Any]] = {}
    for leaf in leaves:
        for steps, id, node in named(leaf):
            if steps[0] == "concepts":
                concepts.add(id)
            if id not in seen:
                seen[id] = (leaf, node.mark)
                continue
            first, mark = seen[id]
            place = f"{first.file.path}:{mark.line + 1}"
            if "id" in node:
                leaf.complain(
                    (*steps, "id"), f"the id {naming.got(id)} is taken, by {place}", "Choose another."
                )
            else:
                leaf.complain(steps, f"the same text as the card at {place}", "Give each of them an id.")
    return concepts


def named(leaf: Leaf) -> Iterator[tuple[Steps, str, Table]]:
    """Every concept and card of the file, faulty ones too: where it stands, its id, what is there."""
    concepts, cards = leaf.root.get("concepts"), leaf.root.get("cards")
    for n, node in enumerate(concepts if isinstance(concepts, Row) else ()):
        if isinstance(node, Table) and isinstance(node.get("id"), str):
            yield ("concepts", n), node["id"], node
    for n, id in enumerate(leaf.card_ids):
        if id and isinstance(cards, Row):
            yield ("cards", n), id, cards[n]


def _check_elements(leaf: Leaf, at: Steps, concept: Concept) -> None:
    seen: set[str] = set()
    for steps, id in elements(concept):
        if id in seen:
            own = getattr(concept, str(steps[0]))[steps[1]].id
            what = f"the id {id!r} stands twice in this entry" if own else "the same text twice in this entry"
            leaf.complain((*at, *steps, *(("id",) if own else ())), what, "Choose another id.")
        seen.add(id)


def _check_references(leaf: Leaf, ids: Collection[str]) -> None:
    """References are followed as they stand in the file, so that they are told of faulty entries too."""
    for at, entry in tables(leaf, "concepts"):
        for path in REFERENCES:
            for steps, id in texts(entry, path):
                if id == entry.get("id"):
                    leaf.complain((*at, *steps), "the entry names itself", "Leave it out.")
                else:
                    _check_concept(leaf, (*at, *steps), id, ids)
    for steps, id in texts(leaf.root, ("lesson", EACH, "introduces", EACH)):
        _check_concept(leaf, steps, id, ids)


def _check_concept(leaf: Leaf, at: Steps, id: str, ids: Collection[str]) -> None:
    if id not in ids and not leaf.full:
        hint = naming.meant(id, ids) or "Add that concept, or leave the reference out."
        leaf.complain(at, f"no concept {naming.got(id)} in this deck", hint)


def tables(leaf: Leaf, name: str) -> Iterator[tuple[Steps, Table]]:
    """Every entry (or card) of the file, faulty ones too, while problems of it are told."""
    nodes = leaf.root.get(name)
    for n, node in enumerate(nodes if isinstance(nodes, Row) else ()):
        if leaf.full:
            return
        if isinstance(node, Table):
            yield (name, n), node


def texts(node: Any, path: Steps, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every text at a path of the file, with the steps to it; one text may stand for a list of one."""
    if isinstance(node, str) and path in ((), (EACH,)):
        yield steps, node
    elif path and path[0] == EACH and isinstance(node, Row):
        for n, part in enumerate(node):
            yield from texts(part, path[1:], (*steps, n))
    elif path and isinstance(node, Table) and path[0] in node:
        yield from texts(node[str(path[0])], path[1:], (*steps, path[0]))


def _check_confusions(leaf: Leaf, at: Steps, concept: Concept, ids: Collection[str]) -> None:
    """What stands behind a wrong answer: another concept, or a misconception or trap of this one."""
    own = {*map(element_id, concept.misconceptions), *map(element_id, concept.traps)}
    for steps, answer in _wrong_answers(concept):
        at_names = (*at, *steps, "names")
        if answer.names == concept.id:
            leaf.complain(at_names, "the entry names itself", "Leave it out.")
        elif answer.names and answer.names not in ids and answer.names not in own:
            hint = naming.meant(answer.names, {*ids, *own}) or "Name one of either, or leave the key out."
            got = naming.got(answer.names)
            what = f"no concept {got} in this deck, and no misconception or trap in this entry"
            leaf.complain(at_names, what, hint)


def _wrong_answers(concept: Concept) -> Iterator[tuple[Steps, WrongConsequent]]:
    for n, consequence in enumerate(concept.consequences):
        for k, answer in enumerate(consequence.not_then):
            yield ("consequences", n, "not_then", k), answer
    for n, near in enumerate(concept.non_examples):
        for k, answer in enumerate(near.not_change):
            yield ("non_examples", n, "not_change", k), answer


def _edges(concept: Concept) -> Iterator[tuple[Steps, str]]:
    for name, others in vars(concept.relations).items():
        for n, id in enumerate(others if name != "because" else ()):
            yield ("relations", name, n), id


def _check_inside(leaf: Leaf, at: Steps, concept: Concept) -> None:
    for n, case in enumerate(concept.examples):
        for k, feature in enumerate(case.has):
            steps = (*at, "examples", n, "has", k)
            check_known(leaf, steps, "feature", feature, concept.features, "entry")
    for n, near in enumerate(concept.non_examples):
        if near.lacks:
            steps = (*at, "non_examples", n, "lacks")
            check_known(leaf, steps, "feature", near.lacks, concept.features, "entry")
    for n, sequence in enumerate(concept.sequences):
        check_order(leaf, (*at, "sequences", n), sequence.items, sequence.constraints, "entry")
    related = [id for _, id in _edges(concept)]
    for id in concept.relations.because:
        steps = (*at, "relations", "because", id)
        check_known(leaf, steps, "relation to", id, related, "entry", on_key=True)
    check_figures(leaf, at, concept)


def _check_question(leaf: Leaf, at: Steps, card: Card) -> None:
    check_slips(leaf, at, getattr(card.question, "slips", {}), getattr(card.question, "unit", ""))
    check_sides(leaf, at, card)


def _check_cards(leaf: Leaf, sound: dict[str, Concept], ids: Collection[str] | None) -> None:
    """What cards say of concepts, faulty cards too."""
    for at, card in tables(leaf, "cards"):
        concept, skill = card.get("concept"), card.get("skill")
        if isinstance(concept, str) and ids is not None and concept not in ids:
            hint = naming.meant(concept, ids) or "Add that concept, or leave the key out."
            leaf.complain((*at, "concept"), f"no concept {naming.got(concept)} in this deck", hint)
        if isinstance(skill, str) and "concept" not in card:
            hint = "Add `concept:`, or leave the skill out."
            leaf.complain((*at, "skill"), "a skill without a concept", hint)
        elif isinstance(skill, str) and isinstance(concept, str):
            _check_skill(leaf, (*at, "skill"), skill, concept, sound.get(concept), ids)


def _check_skill(
    leaf: Leaf, at: Steps, named: str, of: str, concept: Concept | None, ids: Collection[str] | None
) -> None:
    skill, _, fact = named.partition("/")
    if skill not in SKILLS:
        hint = naming.meant(skill, SKILLS) or f"The skills are {naming.listed(SKILLS)}."
        leaf.complain(at, f"unknown skill {naming.got(skill)}", hint)
    elif skill != "contrast" and skill not in FACTS:
        if "/" in named:
            leaf.complain(at, f"the skill {skill!r} takes no fact", f"Write {skill}.")
    elif not fact:
        what = "the other concept" if skill == "contrast" else f"one of the entry's {FACTS[skill]}"
        leaf.complain(at, f"the skill {skill!r} needs a fact", f"Write {skill}/ and the id of {what}.")
    elif skill == "contrast":
        if ids is not None and (fact not in ids or fact == of):
            hint = naming.meant(fact, set(ids) - {of}) or "Name the look-alike."
            leaf.complain(at, f"no other concept {naming.got(fact)} in this deck", hint)
    elif concept:
        known = [element_id(element) for element in getattr(concept, FACTS[skill])]
        if fact not in known:
            what = f"no {naming.got(fact)} among the {FACTS[skill]} of {of}"
            leaf.complain(at, what, naming.meant(fact, known) or naming.known(known))


def _check_circles(leaves: Sequence[Leaf]) -> None:
    found = {concept.id: (leaf, n, concept) for leaf in leaves for n, concept in leaf.concepts()}
    needs = {id: [*concept.relations.prerequisites] for id, (_, _, concept) in found.items()}
    for _ in range(_CIRCLES):
        found_circle = circle(needs)
        if not found_circle:
            return
        needing, needed = found_circle[:2]
        leaf, n, concept = found[needing]
        place = concept.relations.prerequisites.index(needed)
        leaf.complain(
            ("concepts", n, "relations", "prerequisites", place),
            f"the prerequisites run in a circle: {naming.chain(found_circle, 'needs')}",
            "Take one of them out.",
        )
        needs[needing] = [id for id in needs[needing] if id != needed]
