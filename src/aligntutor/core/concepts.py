"""The concept entry: one idea, described once, from which items are generated.

A field whose name in the file is a Python keyword carries it as `in_file` metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .elements import (
    Analogy,
    Case,
    Consequence,
    Figure,
    Misconception,
    NonCase,
    Sequence,
    Trap,
    WrongConsequent,
    element_id,
)  # fmt: skip
from .items import Change, Priority, Source

Certainty = Literal["definition", "asserted", "hedged", "open", "reported"]
Mode = Literal["asserts", "reports", "quotes", "ironic"]


@dataclass(frozen=True)
class Attribution:
    """Who claims it, and how."""

    by: str = "author"
    """`author` for who wrote the source, else a name."""
    mode: Mode = "asserts"
    """Whether the source claims it, says that others do, quotes them, or means it ironically."""
    claim: str = ""
    """A sentence: what is claimed, for questions on who claims it and how firmly."""
    why: str = ""
    """One sentence: how the source puts it, with its hedge."""
    not_by: dict[str, str] = field(default_factory=dict)
    """Somebody who may be taken for the claimant -> why, and who it really is."""
    not_so: dict[Certainty, str] = field(default_factory=dict)
    """A firmness that may be taken for the claim's own -> why, and how firm it really is."""


@dataclass(frozen=True)
class Contrast:
    """How this concept differs from a look-alike."""

    other: str = field(metadata={"in_file": "with"})
    """Id of the look-alike."""
    dimension: str = "locus"
    """The field in which the two are compared."""
    note: str = ""
    """One sentence that puts them side by side."""


@dataclass(frozen=True)
class Relations:
    """Edges to other concepts, as the source states them."""

    prerequisites: tuple[str, ...] = ()
    """What must be understood first; these entries are met earlier."""
    part_of: tuple[str, ...] = ()
    """The whole of which it is a part; one id or a list."""
    builds_on: tuple[str, ...] = ()
    """What it takes further."""
    leads_to: tuple[str, ...] = ()
    """What it brings about."""
    prevents: tuple[str, ...] = ()
    """What it keeps from happening."""
    because: dict[str, str] = field(default_factory=dict)
    """Id of a related entry -> one sentence why, as the source states it."""


@dataclass(frozen=True)
class Concept:
    """One idea and all that is known about it."""

    id: str
    """Progress hangs on it: choose it once, and let it be."""
    term: str
    """The name of the idea, in lower case, without an article."""
    definition: str
    """A clause of at most 20 words, without a content word of the term."""
    phrase: str = ""
    """The term as it stands in a sentence, with its article ("a mesa-optimiser"); the term where empty."""
    aliases: tuple[str, ...] = ()
    """Other names, right as well when typed."""
    also_accept: dict[str, str] = field(default_factory=dict)
    """An answer that is accepted -> the remark that goes with it."""
    near_miss: dict[str, str] = field(default_factory=dict)
    """An entry's id, or a text -> feedback when it is typed instead."""
    category: str = ""
    """Semantic type, a noun that fits "Which ... is this?"; distractors share it."""
    group: str = ""
    """At most one member of a group is right for a case."""
    priority: Priority = "supporting"
    """How much hangs on the idea; core ones come first."""
    certainty: Certainty = "asserted"
    """How firmly the source puts it."""
    attribution: Attribution = Attribution()
    """Who claims it, and how."""
    must_mention: tuple[tuple[str, ...], ...] = ()
    """Groups of words; an item on the entry says at least one word of each group."""
    definition_variants: tuple[str, ...] = ()
    """The definition in other words, for more than one way to ask."""
    features: dict[str, str] = field(default_factory=dict)
    """Id of a feature -> a clause; together they make a case one of this idea."""
    locus: str = ""
    """Where it sits, in a phrase that has the same form in every member of its group."""
    why_it_matters: str = ""
    """Two or three sentences; one that holds the term becomes a sentence with a blank."""
    examples: tuple[Case, ...] = ()
    """Cases, three at least, from different walks of life."""
    non_examples: tuple[NonCase, ...] = ()
    """Near things that are no cases."""
    misconceptions: tuple[Misconception, ...] = ()
    """What readers wrongly believe."""
    contrasts: tuple[Contrast, ...] = ()
    """Look-alikes, and how they differ."""
    relations: Relations = Relations()
    """How it hangs together with other entries."""
    sequences: tuple[Sequence, ...] = ()
    """Arguments, or courses of events, in their order."""
    figures: tuple[Figure, ...] = ()
    """Numbers worth knowing."""
    consequences: tuple[Consequence, ...] = ()
    """What follows from it."""
    analogies: tuple[Analogy, ...] = ()
    """Likenesses, and where they end."""
    traps: tuple[Trap, ...] = ()
    """True sentences beside false ones that look the same."""
    skip: tuple[str, ...] = ()
    """Templates not to use on this entry."""
    source: Source = Source()
    """Where in the source it stands."""
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""
    change: Change | None = None
    """What the last edit did, where that is not what would be found; see what keeps progress."""

    @property
    def in_text(self) -> str:
        """The term as it stands inside a sentence."""
        return self.phrase or self.term

    @property
    def names(self) -> tuple[str, ...]:
        """Every accepted name, the term first."""
        return (self.term, *self.aliases)


__all__ = [
    "Analogy",
    "Attribution",
    "Case",
    "Certainty",
    "Concept",
    "Consequence",
    "Contrast",
    "Figure",
    "Misconception",
    "Mode",
    "NonCase",
    "Relations",
    "Sequence",
    "Trap",
    "WrongConsequent",
    "element_id",
]
