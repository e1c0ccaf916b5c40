"""The outline of a source: every idea in it that a course might teach; coverage is measured against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .concepts import Certainty
from .items import Priority


@dataclass(frozen=True)
class Idea:
    """One idea, claim, figure, argument or recommendation of the source."""

    id: str
    """Of the entry that teaches it, unless `taught_in` names another."""
    idea: str
    priority: Priority = "supporting"
    certainty: Certainty = "asserted"
    by: str = "author"
    """Who claims it."""
    sections: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    """Ideas that readers take for it."""
    misreadings: dict[str, str] = field(default_factory=dict)
    """Id of the element that addresses it -> what a reader may wrongly take from the source."""
    taught_in: str = field(default="", metadata={"in_file": "in"})

    @property
    def entry(self) -> str:
        """The entry that teaches it."""
        return self.taught_in or self.id


@dataclass(frozen=True)
class Outline:
    """All ideas of a source, in its order."""

    source: str = ""
    ideas: tuple[Idea, ...] = ()
