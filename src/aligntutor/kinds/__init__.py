"""Question kinds: one per file, what is asked and how it is graded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from aligntutor.core.items import Question

_CLASSES = {
    "choice": "Choice",
    "multiple": "Multiple",
    "true-false": "TrueFalse",
    "typed": "Typed",
    "cloze": "Cloze",
    "numeric": "Numeric",
    "matching": "Matching",
    "ordering": "Ordering",
    "flashcard": "Flashcard",
}
"""Class of each kind by the name that decks call it; it is in the module of that name."""


class Kinds(Mapping[str, type[Question]]):
    """The kinds by name, each imported when it is asked for: a sitting begins with one question."""

    def __getitem__(self, name: str) -> type[Question]:
        made = _CLASSES[name]
        kind: type[Question] = getattr(import_module(f".{name.replace('-', '_')}", __name__), made)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


KINDS = Kinds()
"""Every kind; each dataclass is its own deck schema."""
