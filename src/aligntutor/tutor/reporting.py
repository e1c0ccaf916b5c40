"""A deck held against the rubric that courses are judged by: coverage, levels, cues, feedback, lint."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligntutor import decks, lint
from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Deck
from aligntutor.core.items import Item
from aligntutor.core.outline import Idea, Outline
from aligntutor.decks.outlines import read_outline
from aligntutor.lint import r22_verbatim
from aligntutor.lint.bots import scores, showings

from .building import Built, build

HIGHER = frozenset({"apply", "analyse", "evaluate"})
CONSTRUCTED = frozenset({"typed", "cloze", "numeric", "ordering", "matching", "flashcard"})
"""Kinds whose answer is made and not picked."""


@dataclass(frozen=True)
class Criterion:
    """One row of the rubric."""

    name: str
    value: float
    first: float
    """What a first landing must reach."""
    goal: float
    unit: str = "%"
    fewer: bool = False
    """Whether less is better."""
    note: str = ""

    def meets(self, target: float) -> bool:
        """Whether the value is at least (or at most) that."""
        return self.value <= target if self.fewer else self.value >= target


@dataclass(frozen=True)
class Report:
    """The rubric of a deck, and what it lacks."""

    rows: tuple[Criterion, ...]
    missing: tuple[str, ...]
    """Ideas of the outline without any item."""


def report(path: Path, seed: str) -> Report:
    """The rubric of a deck, with rows on coverage where an outline lies beside it. Raises DeckError."""
    deck = decks.read(path)
    built = build(deck, seed)
    outline = read_outline(path)
    rows = [*(_covered(deck, built, outline) if outline else ()), *_looked_at(deck, built)]
    missing = [idea.id for idea in outline.ideas if not _items_of(built)[idea.entry]] if outline else []
    return Report(tuple(rows), tuple(missing))


def _items_of(built: Built) -> defaultdict[str, list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in built.items:
        found[item.concept].append(item)
    return found


def _covered(deck: Deck, built: Built, outline: Outline) -> Iterator[Criterion]:
    items = _items_of(built)
    core = [idea for idea in outline.ideas if idea.priority == "core"]
    yield _share("core ideas with 3 items, 2 kinds, 1 at apply or above", core,
                 lambda idea: _well_asked(items[idea.entry], 3, 2), 95, 100)  # fmt: skip
    yield _share("core ideas with 6 items of 3 kinds", core,
                 lambda idea: _well_asked(items[idea.entry], 6, 3), 0, 100)  # fmt: skip
    for priority, first, goal in (("supporting", 75, 100), ("detail", 30, 80)):
        ideas = [idea for idea in outline.ideas if idea.priority == priority]
        yield _share(
            f"{priority} ideas with an item", ideas, lambda idea: bool(items[idea.entry]), first, goal
        )
    beside = {frozenset(pair) for item in built.items for pair in _side_by_side(item)}
    pairs = sorted(
        {tuple(sorted((one.entry, other.entry))) for one, other in _look_alikes(outline)},
    )
    yield _share("look-alike pairs put side by side", pairs, lambda pair: frozenset(pair) in beside, 50, 100)
    readings = [(idea, id) for idea in outline.ideas for id in idea.misreadings]
    yield _share("misreadings addressed", readings, lambda one: _addresses(deck, *one), 40, 95)


def _well_asked(items: Sequence[Item], least: int, kinds: int) -> bool:
    return (
        len(items) >= least
        and len({item.question.kind for item in items}) >= kinds
        and any(item.level in HIGHER for item in items)
    )


def _look_alikes(outline: Outline) -> Iterator[tuple[Idea, Idea]]:
    ideas = {idea.id: idea for idea in outline.ideas}
    for idea in outline.ideas:
        for other in idea.alike:
            if ideas[other].entry != idea.entry:
                yield idea, ideas[other]


def _side_by_side(item: Item) -> Iterator[tuple[str, str]]:
    """Its concept with each other that it names."""
    for other in item.concepts:
        if other != item.concept:
            yield item.concept, other


def _addresses(deck: Deck, idea: Idea, reading: str) -> bool:
    """Whether the entry has an element of that id which is asked or told."""
    concept = deck.concepts.get(idea.entry)
    if concept is None:
        return False
    misread = {element_id(one) for one in concept.misconceptions}
    return reading in misread or reading in {element_id(one) for one in concept.traps}


def _looked_at(deck: Deck, built: Built) -> Iterator[Criterion]:
    items = built.items
    dropped = sum(1 for problem in built.problems if problem.severity == "error")
    yield Criterion("lint errors", dropped, 0, 0, "", fewer=True)
    yield _share("items without a warning", items, lambda item: not built.findings[item.key], 85, 97)
    for score in scores(showings(items)):
        if score.choices:
            yield Criterion(f"guessing by “{score.bot}”, above chance", 100 * score.excess, 10, 3, " points",
                            fewer=True, note=f"{score.choices} choices")  # fmt: skip
    yield _share("items at apply or above", items, lambda item: item.level in HIGHER, 35, 55)
    yield _share("items at evaluate", items, lambda item: item.level == "evaluate", 5, 15)
    yield _share("typed or constructed", items, lambda item: item.question.kind in CONSTRUCTED, 25, 40)
    options = [
        option for item in items if item.question.kind != "true-false" for option in item.question.options
    ]
    yield _share("options with feedback of their own", options, lambda o: bool(o.feedback.strip()), 100, 100)
    wrong = [option for option in options if not option.correct]
    yield _share("wrong options that name the confusion", wrong, lambda o: bool(o.names), 80, 100)
    yield Criterion(
        "longest run of words shared with the source", _longest_run(deck), 7, 6, " words", fewer=True
    )
    concepts = list(deck.concepts.values())
    cases = [
        len(concept.examples) for concept in concepts if concept.priority == "core" and _has_cases(concept)
    ]
    yield Criterion("cases of a core concept, median", _median(cases), 3, 8, "")
    each = Counter(item.concept for item in items)
    yield Criterion("items of a concept, median", _median([each[c.id] for c in concepts]), 8, 20, "")
    yield Criterion("items", len(items), 300, 1000, "", note=f"{len(concepts)} concepts")


def _has_cases(concept: Concept) -> bool:
    """Whether cases of it can be told at all: a claim without them says so by what it skips."""
    return bool(concept.examples) or "T04" not in concept.skip


def _longest_run(deck: Deck) -> int:
    """Words of the longest run that any text of an entry shares with the source, marked quotations apart."""
    desk = lint.Desk.of(deck)
    concepts = (r22_verbatim.longest(one, desk, {one.attribution.by}) for one in deck.concepts.values())
    lessons = (r22_verbatim.longest(chapter.lesson, desk, ()) for chapter in deck.chapters)
    return max((*concepts, *lessons), default=0)


def _share(
    name: str, all: Sequence[Any], holds: Callable[[Any], bool], first: float, goal: float
) -> Criterion:
    held = sum(1 for one in all if holds(one))
    return Criterion(name, 100 * held / len(all) if all else 100.0, first, goal, note=f"{held} of {len(all)}")


def _median(numbers: Sequence[int]) -> float:
    ranked = sorted(numbers)
    return float(ranked[len(ranked) // 2]) if ranked else 0.0
