"""Which ideas may be taken for each other, told pair by pair: sets of them all would outgrow a deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aligntutor.core.concepts import Concept
from aligntutor.generating.neighbours import look_alikes


@dataclass(frozen=True)
class Likeness:
    """What ties the concepts of a deck: contrasts and near misses, groups, categories."""

    links: dict[str, set[str]]
    """Concept -> itself and its look-alikes, on whichever entry they are named."""
    kinds: dict[str, set[str]]
    """Concept -> its group and its category."""
    beside: dict[str, set[str]]
    """Group or category -> those that a concept of it belongs to as well, itself too."""

    @classmethod
    def of(cls, concepts: Mapping[str, Concept]) -> Likeness:
        """The likeness of a deck's concepts."""
        links = {id: {id, *others} for id, others in look_alikes(concepts).items()}
        kinds, beside = dict[str, set[str]](), dict[str, set[str]]()
        for id, one in concepts.items():
            named = (("group", one.group), ("category", one.category))
            kinds[id] = {f"{kind} {name}" for kind, name in named if name}
            for kind in kinds[id]:
                beside.setdefault(kind, set()).update(kinds[id])
        return cls(links, kinds, beside)

    def near(self, one: str, other: str) -> bool:
        """Whether two concepts are at most two steps from look-alike to look-alike apart."""
        return (
            not self.links[one].isdisjoint(self.links[other])
            or not self._around(one).isdisjoint(self.kinds[other])
            or not self._around(other).isdisjoint(self.kinds[one])
        )

    def _around(self, id: str) -> set[str]:
        """Groups and categories of a concept's look-alikes, and those that share a concept with its own."""
        return set[str]().union(
            *(self.kinds[link] for link in self.links[id]), *(self.beside[kind] for kind in self.kinds[id])
        )
