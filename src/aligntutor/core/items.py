"""Items, the questions inside them, and how both are identified."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

from .asks import Answer, Ask, Verdict

Level = Literal["remember", "understand", "apply", "analyse", "evaluate"]
Skill = Literal[
    "name", "meaning", "recognise", "contrast", "refute", "infer",
    "quantify", "order", "attribute", "map", "presuppose", "find-slip",
]  # fmt: skip
Priority = Literal["core", "supporting", "detail"]

SKILLS: tuple[Skill, ...] = (
    "recognise", "name", "meaning", "infer", "refute", "contrast",
    "quantify", "order", "attribute", "map", "presuppose", "find-slip",
)  # fmt: skip
"""All skills, in the order in which a concept's cards are unlocked."""


def digest(*parts: str) -> str:
    """Full hex SHA-256 of the parts, kept apart by a zero byte."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def text_id(text: str) -> str:
    """Id of an element that has none of its own: a hash of its text, never of its position."""
    return "h" + digest(text)[:12]


def card_key(deck: str, *parts: str) -> str:
    """Key of a card: `deck/concept/skill[/fact]` for an entry's card, `deck/id` for a written one."""
    return "/".join((deck, *(part for part in parts if part)))


def item_key(card: str, template: str, form: str, element: str) -> str:
    """Key of an item: its card, the template (`own` where written by hand), the form, the source element."""
    return f"{card}#{template}.{form}.{element}"


@dataclass(frozen=True)
class Option:
    """One option of a choice."""

    text: str
    correct: bool = False
    feedback: str = ""
    """Shown when this option was picked: why it tempts, or why it holds."""
    names: str = ""
    """The concept or misconception that a distractor stands for."""


@dataclass(frozen=True)
class Source:
    """Where in the source text something rests."""

    sections: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    as_of: str = ""
    """Year and month (`2023-05`) for claims that time may overtake."""


@dataclass(frozen=True)
class Deal:
    """What a question needs to lay itself out: a seed for the order, the most options to show."""

    seed: str
    most: int = 3


class Question(Protocol):
    """What each kind of question can do; one frozen dataclass a kind, see the `kinds` room."""

    @property
    def kind(self) -> str: ...
    @property
    def stem(self) -> str:
        """What is asked, as text."""

    @property
    def why(self) -> str:
        """The explanation shown with every verdict."""

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, the key first and distractors in their ranking; empty where nothing is chosen."""

    @property
    def accepted(self) -> tuple[str, ...]:
        """What a typed answer may be; empty where nothing is typed."""

    @property
    def key(self) -> str:
        """The right answer as text."""

    def pose(self, deal: Deal) -> Ask: ...
    def guess(self, ask: Ask) -> float:
        """The chance, 0 to 1, of being right without knowing."""

    def grade(self, ask: Ask, answer: Answer) -> Verdict: ...


@dataclass(frozen=True)
class Item:
    """One concrete way to ask a card."""

    key: str
    card: str
    deck: str
    concept: str
    """Id of the concept it belongs to; empty for a card without one."""
    skill: str
    question: Question
    level: Level = "remember"
    template: str = ""
    """`T04` and so on; empty where written by hand."""
    concepts: tuple[str, ...] = ()
    """Every concept that appears in it, its own first."""
    case: str = ""
    """Id of the case it narrates, if any."""
    source: Source = Source()

    @property
    def content(self) -> str:
        """Hash of everything the learner can be shown (first 16 hex digits)."""
        return digest(canonical(asdict(self.question)))[:16]  # type: ignore[call-overload]

    @property
    def answer(self) -> str:
        """Hash of the right answer (first 16 hex digits): unchanged answer means a clarified item."""
        return digest(self.question.key, *self.question.accepted)[:16]


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the one form that is hashed and compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
