"""Concept entries to items: one template a file, deterministic in the deck and the seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Deck
from aligntutor.core.items import Item

from . import (
    t01_term_from_definition,
    t02_choose_term,
    t03_choose_definition,
    t04_case_to_concept,
    t05_concept_to_case,
    t06_odd_one_out,
    t07_where_it_lies,
    t08_true_false,
    t09_cloze,
    t10_matching,
    t11_ordering,
    t12_figure,
    t13_what_follows,
    t14_analogy,
    t15_attribution,
    t16_what_is_missing,
    t17_which_change,
    t18_explain,
    t19_relation,
    t20_find_the_slip,
)
from .drawing import Drawing
from .handwritten import written

Template = Callable[[Concept, Drawing], Iterator[Item]]

TEMPLATES: dict[str, Template] = {
    "T01": t01_term_from_definition.build,
    "T02": t02_choose_term.build,
    "T03": t03_choose_definition.build,
    "T04": t04_case_to_concept.build,
    "T05": t05_concept_to_case.build,
    "T06": t06_odd_one_out.build,
    "T07": t07_where_it_lies.build,
    "T08": t08_true_false.build,
    "T09": t09_cloze.build,
    "T10": t10_matching.build,
    "T11": t11_ordering.build,
    "T12": t12_figure.build,
    "T13": t13_what_follows.build,
    "T14": t14_analogy.build,
    "T15": t15_attribution.build,
    "T16": t16_what_is_missing.build,
    "T17": t17_which_change.build,
    "T18": t18_explain.build,
    "T19": t19_relation.build,
    "T20": t20_find_the_slip.build,
}
"""Every template by its code, in the order in which a concept's items come."""


def generate(deck: Deck, seed: str, only: Concept | None = None) -> Iterator[Item]:
    """Every candidate item of every concept, or of one, in file order; `skip` is honoured.

    Choices carry all their distractors, at most eight, best first. The same deck and seed give the
    same items on every system. Of two elements that are the same text, or share an id, the first counts.
    """
    drawing = Drawing(deck, seed)
    keys = set[str]()
    for concept in deck.concepts.values() if only is None else (only,):
        for code, build in TEMPLATES.items():
            for item in build(concept, drawing) if code not in concept.skip else ():
                if item.key not in keys:
                    keys.add(item.key)
                    yield item


__all__ = ["TEMPLATES", "Drawing", "Template", "generate", "written"]
