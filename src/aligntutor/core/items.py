"""Items and the questions inside them."""

from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple, Protocol

from .asks import Answer, Ask, Verdict
from .identity import canonical, digest

Level = Literal["remember", "understand", "apply", "analyse", "evaluate"]
Priority = Literal["core", "supporting", "detail"]
Change = Literal["typo", "clarified", "meaning", "split"]
"""What an author may say of an edit; see `core.changes`."""


@dataclass(frozen=True)
class Option:
    """One option of a choice."""

    text: str
    """What is shown."""
    correct: bool = False
    """Whether it is right."""
    feedback: str = ""
    """Shown when this option was picked: why it tempts, or why it holds."""
    names: str = ""
    """The concept, misconception or trap that a distractor stands for."""


@dataclass(frozen=True)
class Source:
    """Where in the source text something rests."""

    sections: tuple[str, ...] = ()
    """Slugs of its headings."""
    footnotes: tuple[str, ...] = ()
    """Numbers of its footnotes."""
    as_of: str = ""
    """Year and month (`2023-05`) for claims that time may overtake."""


class Deal(NamedTuple):
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


class Item(NamedTuple):
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
    words: str = ""
    """Hash of the author's own words that it is made of, without a neighbour's (`generating.tracing`)."""
    learnt: str = ""
    """Hash of what they say is right: what was learnt is the same as long as this is."""

    @property
    def content(self) -> str:
        """Hash of everything the learner can be shown (first 16 hex digits)."""
        return digest(canonical(asdict(self.question)))[:16]  # type: ignore[call-overload]

    @property
    def answer(self) -> str:
        """Hash of the right answer (first 16 hex digits): unchanged answer means a clarified item.

        A further spelling that is accepted changes no answer.
        """
        return digest(self.question.key)[:16]
