"""Decks: what is handed round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .concepts import Concept
from .fingerprint import Fingerprint
from .items import Change, Question, Source


@dataclass(frozen=True)
class Place:
    """A place in a deck's file, for messages; counted from 1."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Written:
    """One card an author wrote by hand."""

    id: str
    question: Question
    concept: str = ""
    skill: str = ""
    """A skill with its fact (`infer/longer-path`); with `concept`, joins that card's rotation."""
    source: Source = Source()
    own_id: bool = True
    """False where the id is a hash of the text, so that editing the text resets progress."""
    was: tuple[str, ...] = ()
    """Ids that it had before."""
    change: Change | None = None
    """What its last edit means to who has learnt it; worked out where none is said."""


@dataclass(frozen=True)
class Passage:
    """A part of a chapter's reading text, and the entries it introduces."""

    text: str
    """One or more paragraphs."""
    introduces: tuple[str, ...] = ()
    """Ids of entries that can be asked about from here on."""


@dataclass(frozen=True)
class Chapter:
    """A part of a deck, one file of it."""

    id: str
    title: str
    concepts: tuple[Concept, ...] = ()
    cards: tuple[Written, ...] = ()
    path: str = ""
    lesson: tuple[Passage, ...] = ()
    """The chapter as a text that can be read."""


@dataclass(frozen=True)
class DeckSource:
    """The text a deck teaches."""

    title: str = ""
    """Its title."""
    url: str = ""
    """Where it can be read."""
    noun: str = "source"
    """What it is, as in "In the essay"."""
    fingerprint: str = ""
    """Plain file name of its fingerprint, beside the deck."""


@dataclass(frozen=True)
class Deck:
    """A course or a set of cards, as read from its files."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]
    version: str = ""
    language: str = "en"
    authors: tuple[str, ...] = ()
    license: str = ""
    source: DeckSource = DeckSource()
    fingerprint: Fingerprint | None = None
    path: Path = Path()
    places: dict[str, Place] | None = None
    """`concept-id`, `concept-id/element-id` or `card-id` -> where it stands in which file."""
    left_out: tuple[Problem, ...] = ()
    """What is wrong with entries that were left out."""

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by its id, in the order of the files."""
        return {concept.id: concept for chapter in self.chapters for concept in chapter.concepts}

    @cached_property
    def cards(self) -> tuple[Written, ...]:
        """Every written card, in the order of the files."""
        return tuple(card for chapter in self.chapters for card in chapter.cards)


@dataclass(frozen=True)
class Problem:
    """Something wrong with a deck, where, and what to do."""

    rule: str
    """`R01` to `R25` for item rules, a word for others (`yaml`, `schema`, `entry`, `file`)."""
    severity: str
    """`error` or `warning`."""
    message: str
    hint: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    entry: str = ""
    item: str = ""
    excerpt: str = ""
    """The line in question with a caret below, ready to print."""


class DeckError(Exception):
    """A deck that cannot be used, with every problem found; nothing else leaves the reader."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
