"""The ways an entry states its definition, and whether a statement is its alone."""

from __future__ import annotations

from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.items import text_id
from aligntutor.core.words import stems

from .drawing import Drawing

FIELD = "definition"
"""Element id of the definition itself; a variant's is the hash of its text."""


def statements(concept: Concept) -> Iterator[tuple[str, str]]:
    """Element id and text of the definition and of each variant."""
    yield FIELD, concept.definition
    seen = {concept.definition}
    for variant in concept.definition_variants:
        if variant not in seen:
            seen.add(variant)
            yield text_id(variant), variant


def distinctive(drawing: Drawing, concept: Concept, statement: str) -> bool:
    """Whether no other concept is stated in the same content words."""
    said = stems(statement)
    return bool(statement.strip()) and not any(
        stems(text) == said for other in drawing.others(concept) for _, text in statements(other)
    )
