"""From a deck's files to the rows that studying reads."""

from __future__ import annotations

import json
from graphlib import TopologicalSorter
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Any

from aligntutor import decks
from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Deck, Problem
from aligntutor.core.items import Item
from aligntutor.generating.tracing import traced
from aligntutor.store import CompiledDeck, StoredCard, StoredConcept, StoredDeck, StoredItem
from aligntutor.study.queue import skill_order
from aligntutor.study.rotation import pick

from . import origins, reading, wording
from .building import build
from .engine import engine
from .rows import item_text


def compile_deck(path: Path, stamp: str, origin: str, seed: str) -> tuple[CompiledDeck, tuple[Problem, ...]]:
    """Read, generate and lint a deck; gives its rows, and why entries were left out. Raises DeckError."""
    deck = decks.read(path)
    items = tuple(traced(deck, build(deck, seed).items))
    sections = deck.fingerprint.sections if deck.fingerprint else {}
    stored = StoredDeck(
        deck.id, str(path), stamp, engine(seed), deck.title, deck.version, deck.language, origin,
        json.dumps(
            {"noun": deck.source.noun, "sections": sections, "left_out": _entries(deck.left_out)},
            ensure_ascii=False,
        ),
    )  # fmt: skip
    rows = CompiledDeck(
        stored,
        [reading.stored(chapter, deck.concepts) for chapter in deck.chapters],
        _concepts(deck, items, sections, seed),
        _cards(deck, items),
        [StoredItem(item.key, item.card, item_text(item)) for item in items],
    )
    return rows, deck.left_out


def _entries(problems: tuple[Problem, ...]) -> int:
    """How many entries these problems are of: one with an id may have several."""
    return len({(problem.path, problem.entry or problem.line) for problem in problems})


def in_prerequisite_order(concepts: dict[str, Concept]) -> list[Concept]:
    """Concepts in the order of the files, but none before what it presupposes."""
    names = list(concepts)
    position = {name: at for at, name in enumerate(names)}
    graph = {
        name: [p for p in concept.relations.prerequisites if p in concepts]
        for name, concept in concepts.items()
    }
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ready = [position[name] for name in sorter.get_ready()]
    heapify(ready)
    order: list[Concept] = []
    while ready:
        name = names[heappop(ready)]
        order.append(concepts[name])
        sorter.done(name)
        for freed in sorter.get_ready():
            heappush(ready, position[freed])
    return order


def _concepts(
    deck: Deck, items: tuple[Item, ...], sections: dict[str, str], seed: str
) -> list[StoredConcept]:
    recognise: dict[str, list[Item]] = {}
    for item in items:
        if item.skill == "recognise":
            recognise.setdefault(item.concept, []).append(item)
    asked_first = {concept: pick(asked, None, seed).case for concept, asked in recognise.items()}
    chapter_of = {concept.id: chapter.id for chapter in deck.chapters for concept in chapter.concepts}
    return [
        StoredConcept(
            concept.id, chapter_of[concept.id], concept.term, concept.relations.prerequisites,
            json.dumps(
                _lesson(concept, deck, sections, asked_first.get(concept.id, "")), ensure_ascii=False
            ),
            tuple(contrast.other for contrast in concept.contrasts),
            origins.of_concept(concept),
        )
        for concept in in_prerequisite_order(deck.concepts)
    ]  # fmt: skip


def _lesson(concept: Concept, deck: Deck, sections: dict[str, str], asked_first: str) -> dict[str, Any]:
    """The lesson; its case is another than the one that is asked about right after it."""
    cases = sorted(concept.examples, key=lambda case: element_id(case) == asked_first)
    return {
        "term": wording.sentence_start(concept.term),
        "definition": wording.sentence(concept.definition),
        "why_it_matters": concept.why_it_matters.strip(),
        "case": cases[0].text if cases else "",
        "contrasts": [
            (wording.sentence_start(deck.concepts[contrast.other].term), contrast.note)
            for contrast in concept.contrasts[:2]
            if contrast.note and contrast.other in deck.concepts
        ],
        "where": wording.place(concept.source, sections),
    }


def _cards(deck: Deck, items: tuple[Item, ...]) -> list[StoredCard]:
    """One row a card, a concept's cards in the order of unlocking, others in the order of the files."""
    chapter_of = {concept.id: chapter.id for chapter in deck.chapters for concept in chapter.concepts}
    chapter_of_card = {card.id: chapter.id for chapter in deck.chapters for card in chapter.cards}
    cards: dict[str, StoredCard] = {}
    origin = origins.of_cards(deck, items)
    for item in items:
        own = item.card.removeprefix(f"{item.deck}/")
        chapter = chapter_of.get(item.concept) or chapter_of_card.get(own, "")
        cards.setdefault(
            item.card,
            StoredCard(
                item.card, item.concept, item.skill, chapter, origin[item.card],
                " ".join(item.question.stem.split()),
            ),
        )  # fmt: skip
    return sorted(cards.values(), key=lambda card: skill_order(card.skill) if card.concept else 0)
