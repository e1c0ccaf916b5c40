"""The ways an entry states its definition."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.identity import text_id

FIELD = "definition"
"""Element id of the definition itself; a variant's is the hash of its text."""


def statements(concept: Concept) -> Iterator[tuple[str, str]]:
    """Element id and text of the definition and of each variant, each text once; empty ones are left out."""
    seen = {""}
    for text in (concept.definition, *concept.definition_variants):
        if text.strip() not in seen:
            seen.add(text.strip())
            yield (FIELD if text == concept.definition else text_id(text)), text
