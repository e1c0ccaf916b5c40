"""Texts of a question as rules read them: words, content stems, and every text a learner can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal

from aligntutor.core.items import Item, Question
from aligntutor.core.words import stems, tokens

OptionKind = Literal["term", "claim", "case", "number"]
_KINDS: dict[str, OptionKind] = {"T02": "term", "T03": "claim", "T04": "term", "T13": "claim"}
_SILENT = frozenset({"id", "kind", "language", "names", "rivals", "unit", "correct"})
_TERM = 3
"""Words up to which an option written by hand counts as a term."""


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(tokens(text))


@lru_cache(maxsize=16_384)
def content(text: str, shortest: int = 3) -> frozenset[str]:
    """Stems of its content words of at least so many letters."""
    return frozenset(stems(text, shortest))


def option_kind(item: Item) -> OptionKind:
    """What its options are: by its template, else by what they look like."""
    texts = [words(option.text) for option in item.question.options]
    if texts and all(text and all(word[0].isdigit() for word in text) for text in texts):
        return "number"
    if item.template in _KINDS:
        return _KINDS[item.template]
    return "term" if all(len(text) <= _TERM for text in texts) else "claim"


def texts(value: Question | Any) -> Iterator[str]:
    """Every text inside a question or a part of an entry, ids and other names for machines left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from (key, *texts(part))
    elif is_dataclass(value):
        for entry in fields(value):
            if entry.name not in _SILENT:
                yield from texts(getattr(value, entry.name))
