"""The concept entry: one idea, described once, from which items are generated.

A field whose name in the file is a Python keyword carries it as `in_file` metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .identity import text_id
from .items import Priority, Source

Certainty = Literal["definition", "asserted", "hedged", "open", "reported"]
Mode = Literal["asserts", "reports", "quotes", "ironic"]


@dataclass(frozen=True)
class Attribution:
    """Who claims it, and how."""

    by: str = "author"
    mode: Mode = "asserts"
    claim: str = ""
    """A sentence: what is claimed, for questions on who claims it and how firmly."""
    why: str = ""
    """One sentence: how the source puts it, with its hedge."""
    not_by: dict[str, str] = field(default_factory=dict)
    """Somebody who may be taken for the claimant -> why, and who it really is."""
    not_so: dict[Certainty, str] = field(default_factory=dict)
    """A firmness that may be taken for the claim's own -> why, and how firm it really is."""


@dataclass(frozen=True)
class Case:
    """A case that the concept covers."""

    text: str
    why: str
    """One sentence: why this is a case of it."""
    id: str = ""
    novelty: Literal["essay", "novel"] = "novel"
    domain: str = ""
    """Walk of life it is drawn from, so that cases differ."""
    has: tuple[str, ...] = ()
    also: tuple[str, ...] | None = None
    """Other concepts it ALSO fits; an explicit empty list claims that there are none."""


@dataclass(frozen=True)
class WrongConsequent:
    """What does not follow, or would not do, and why not."""

    text: str
    because: str
    names: str = ""


@dataclass(frozen=True)
class NonCase:
    """A near thing that the concept does not cover."""

    text: str
    why: str
    id: str = ""
    lacks: str = ""
    """The feature it lacks."""
    names: str = field(default="", metadata={"in_file": "is"})
    """The entry it is a case of instead."""
    change: str = ""
    """The one change, within its own story, that would make it a case."""
    not_change: tuple[WrongConsequent, ...] = ()
    """Changes that would not."""


@dataclass(frozen=True)
class Misconception:
    """What a sensible reader may wrongly believe."""

    claim: str
    correction: str
    id: str = ""
    tempting: str = ""
    truth: str = ""
    """A true statement that stands alone, for the true half of true/false items."""


@dataclass(frozen=True)
class Contrast:
    """How this concept differs from a look-alike."""

    other: str = field(metadata={"in_file": "with"})
    """Id of the look-alike."""
    dimension: str = "locus"
    note: str = ""


@dataclass(frozen=True)
class Relations:
    """Edges to other concepts, as the source states them."""

    prerequisites: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    prevents: tuple[str, ...] = ()
    because: dict[str, str] = field(default_factory=dict)
    """Id of a related entry -> one sentence why, as the source states it."""


@dataclass(frozen=True)
class Sequence:
    """Steps of an argument in a partial order."""

    items: dict[str, str]
    constraints: tuple[tuple[str, str], ...]
    id: str = ""
    ask: str = ""
    """A question of its own."""
    why: str = ""
    """Why the order is as it is."""


@dataclass(frozen=True)
class Figure:
    """A number that means something, with its base."""

    value: float
    of: str
    """What is counted, with its base."""
    unit: str = ""
    id: str = ""
    ask: str = ""
    """The question that asks for it; without one, it is made from `of` and `unit`."""
    why: str = ""
    tolerance: float = 0
    derive: dict[str, str] = field(default_factory=dict)
    """Name of a ratio -> its two numbers, such as `share: 162/4271`."""
    slips: dict[str, str] = field(default_factory=dict)
    """A typical wrong number -> why it tempts."""


@dataclass(frozen=True)
class Consequence:
    """What follows from the concept in a given situation."""

    condition: str = field(metadata={"in_file": "if"})
    """A clause, without a full stop."""
    then: str
    not_then: tuple[WrongConsequent, ...]
    id: str = ""
    why: str = ""
    ask: str = ""
    """A question of its own in place of "What follows?"."""


@dataclass(frozen=True)
class Analogy:
    """A likeness with what stands for what, and where it ends."""

    source: str
    maps: dict[str, str]
    id: str = ""
    unlike: dict[str, str] = field(default_factory=dict, metadata={"in_file": "not"})
    """What has no counterpart."""
    why: str = ""
    """What the likeness is meant to show."""


@dataclass(frozen=True)
class Trap:
    """A true claim beside the same claim with one slip in it."""

    claim: str
    slip: str
    why: str
    id: str = ""


@dataclass(frozen=True)
class Concept:
    """One idea and all that is known about it."""

    id: str
    term: str
    definition: str
    """A clause of at most 20 words, without a content word of the term."""
    phrase: str = ""
    """The term as it stands in a sentence, with its article ("a mesa-optimiser"); the term where empty."""
    aliases: tuple[str, ...] = ()
    also_accept: dict[str, str] = field(default_factory=dict)
    """An answer that is accepted -> the remark that goes with it."""
    near_miss: dict[str, str] = field(default_factory=dict)
    """An entry's id, or a text -> feedback when it is typed instead."""
    category: str = ""
    """Semantic type, a noun that fits "Which ... is this?"; distractors share it."""
    group: str = ""
    """At most one member of a group is right for a case."""
    priority: Priority = "supporting"
    certainty: Certainty = "asserted"
    attribution: Attribution = Attribution()
    must_mention: tuple[tuple[str, ...], ...] = ()
    definition_variants: tuple[str, ...] = ()
    features: dict[str, str] = field(default_factory=dict)
    locus: str = ""
    why_it_matters: str = ""
    examples: tuple[Case, ...] = ()
    non_examples: tuple[NonCase, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    relations: Relations = Relations()
    sequences: tuple[Sequence, ...] = ()
    figures: tuple[Figure, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    analogies: tuple[Analogy, ...] = ()
    traps: tuple[Trap, ...] = ()
    skip: tuple[str, ...] = ()
    """Templates not to use on this entry."""
    source: Source = Source()

    @property
    def in_text(self) -> str:
        """The term as it stands inside a sentence."""
        return self.phrase or self.term

    @property
    def names(self) -> tuple[str, ...]:
        """Every accepted name, the term first."""
        return (self.term, *self.aliases)


def element_id(
    element: Case | NonCase | Misconception | Sequence | Figure | Consequence | Analogy | Trap,
) -> str:
    """The element's own id, else a hash of its text."""
    if element.id:
        return element.id
    match element:
        case Case(text=text) | NonCase(text=text):
            return text_id(text)
        case Misconception(claim=text) | Trap(claim=text) | Figure(of=text) | Consequence(condition=text):
            return text_id(text)
        case Analogy(source=text):
            return text_id(text)
        case Sequence(items=steps):
            return text_id("\n".join(steps.values()))
