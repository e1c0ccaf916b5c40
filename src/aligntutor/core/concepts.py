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
class Case:
    """A case that the concept covers."""

    text: str
    """What happens, in at most 25 words, without a word of the term."""
    why: str
    """One sentence: why this is a case of it."""
    id: str = ""
    novelty: Literal["essay", "novel"] = "novel"
    """Whether the case stands in the source or is our own."""
    domain: str = ""
    """Walk of life it is drawn from, so that cases differ."""
    has: tuple[str, ...] = ()
    """Features it shows; ids of the entry's `features`."""
    also: tuple[str, ...] | None = None
    """Other concepts it ALSO fits; an explicit empty list claims that there are none."""


@dataclass(frozen=True)
class WrongConsequent:
    """What does not follow, or would not do, and why not."""

    text: str
    """A clause in the form of the right one."""
    because: str
    """Why it is wrong: the feedback where it is picked."""
    names: str = ""
    """The entry, or the misconception or trap of this one, that tempts here."""


@dataclass(frozen=True)
class NonCase:
    """A near thing that the concept does not cover."""

    text: str
    """What happens, in at most 25 words."""
    why: str
    """One sentence: why it is no case."""
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
    """The belief, as who holds it would say it: a whole sentence."""
    correction: str
    """What holds instead, and why."""
    id: str = ""
    tempting: str = ""
    """Why sensible people believe it."""
    truth: str = ""
    """A true statement that stands alone, for the true half of true/false items."""


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
class Sequence:
    """Steps of an argument in a partial order."""

    items: dict[str, str]
    """Id of a step -> its text; three to eight."""
    constraints: tuple[tuple[str, str], ...]
    """Pairs of ids, the first of which comes before the second."""
    id: str = ""
    ask: str = ""
    """A question of its own."""
    why: str = ""
    """Why the order is as it is."""


@dataclass(frozen=True)
class Figure:
    """A number that means something, with its base."""

    value: float
    """The number."""
    of: str
    """What is counted, with its base."""
    unit: str = ""
    """What it is a number of, such as `people` or `%`."""
    id: str = ""
    ask: str = ""
    """The question that asks for it; without one, it is made from `of` and `unit`."""
    why: str = ""
    """What the number tells."""
    tolerance: float = 0
    """How far off an answer may be and still be right."""
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
    """What follows: a clause without a word of the term."""
    not_then: tuple[WrongConsequent, ...]
    """At least two things that do not follow."""
    id: str = ""
    why: str = ""
    """Why it follows."""
    ask: str = ""
    """A question of its own in place of "What follows?"."""


@dataclass(frozen=True)
class Analogy:
    """A likeness with what stands for what, and where it ends."""

    source: str
    """What it is likened to, such as `an anthill`."""
    maps: dict[str, str]
    """A part of the likeness -> what it stands for."""
    id: str = ""
    unlike: dict[str, str] = field(default_factory=dict, metadata={"in_file": "not"})
    """What has no counterpart."""
    why: str = ""
    """What the likeness is meant to show."""


@dataclass(frozen=True)
class Trap:
    """A true claim beside the same claim with one slip in it."""

    claim: str
    """A true sentence."""
    slip: str
    """The same sentence with one thing wrong in it."""
    why: str
    """What is wrong with it."""
    id: str = ""


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
    match element:
        case Case(text=text) | NonCase(text=text) | Misconception(claim=text) | Trap(claim=text):
            pass
        case Figure(of=text) | Consequence(condition=text) | Analogy(source=text):
            pass
        case Sequence(items=steps):
            text = "\n".join(steps.values())
    return element.id or text_id(text)
