"""The page of a rule: what it finds, why that matters, how to mend it, a bad item and a good one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """What `aligntutor check --explain` and the documents tell about a rule; a paragraph of text a field."""

    title: str
    finds: str
    matters: str
    """Why it matters, with its source in the literature."""
    mend: str
    bad: str
    """A deck with one item that trips this rule and no other; YAML."""
    good: str
    """The same deck, mended; YAML."""
    source: str = ""
    """Markdown of the source that both decks are held against; empty where the rule needs none."""
