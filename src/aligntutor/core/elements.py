"""What the lists of a concept entry hold: cases, misconceptions, facts, each with an id.

A field whose name in the file is a Python keyword carries it as `in_file` metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .identity import text_id


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""


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
