"""The outline beside a deck, read as strictly as the deck itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from aligntutor.core.decks import DeckError, Problem
from aligntutor.core.outline import Outline

from . import naming
from .complaints import complaints, point
from .layout import OUTLINE
from .nodes import Table, parse
from .opening import open_text
from .pointing import File
from .schema import tightened


@dataclass(frozen=True)
class _Strict(Outline):
    """As it stands in a file, where unknown keys are faults."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")


def read_outline(deck: Path) -> Outline | None:
    """The outline in a deck's folder, none where there is none. Raises DeckError with all its problems."""
    path = deck / OUTLINE
    if not path.exists():
        return None
    file = open_text(path)
    root = parse(file)
    try:
        outline: Outline = _validator().validate_python(dict(root))
    except ValidationError as error:
        raise DeckError(tuple(complaints(file, root, error, _Strict))) from None
    if problems := tuple(_linked(file, root, outline)):
        raise DeckError(problems)
    return outline


def _linked(file: File, root: Table, outline: Outline) -> Iterator[Problem]:
    """Ids that stand twice, and look-alikes that are not in the outline."""
    ids = [idea.id for idea in outline.ideas]
    for n, idea in enumerate(outline.ideas):
        if idea.id in ids[:n]:
            told = f"the id {naming.got(idea.id)} stands twice"
            yield point(file, root, ("ideas", n, "id"), "schema", told, "Keep one of them.")
        for k, other in enumerate(idea.alike):
            if other not in ids:
                told = f"no idea {naming.got(other)} in this outline"
                yield point(file, root, ("ideas", n, "alike", k), "schema", told, naming.meant(other, ids))


@cache
def _validator() -> SchemaValidator:
    return SchemaValidator(tightened(TypeAdapter(_Strict).core_schema))
