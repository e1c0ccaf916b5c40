"""Texts of a question as rules read them: words, content stems, and every text a learner can be shown."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from aligntutor.core.items import Item, Question
from aligntutor.core.words import stems, tokens
from aligntutor.generating.wording import sentences
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.quantities import span

OptionKind = Literal["term", "claim", "case", "number"]
_TERM: OptionKind = "term"
_CLAIM: OptionKind = "claim"
_CASE: OptionKind = "case"
_KINDS: dict[str, OptionKind] = {
    **dict.fromkeys(("T02", "T04", "T08", "T14", "T15", "T19"), _TERM),
    **dict.fromkeys(("T03", "T07", "T13", "T16", "T20"), _CLAIM),
    **dict.fromkeys(("T05", "T06", "T17"), _CASE),
}
"""What the options of a template are; the other templates (T01 9 10 11 12 18) give nothing to choose from."""
_SILENT = frozenset({"id", "kind", "language", "names", "rivals", "unit", "correct", "constraints"})
_SHORT = 3
"""Words up to which an option written by hand counts as a term."""
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]|«[^«»]*»")


words = tokens
"""The words of a text, in order."""
content = stems
"""Stems of its content words of at least so many letters."""


@lru_cache(maxsize=16_384)
def unquoted(text: str) -> str:
    """The text without its marked quotations: their words are not the asker's own."""
    return _QUOTED.sub("“”", text)


@lru_cache(maxsize=16_384)
def parted(text: str) -> tuple[str, ...]:
    """Its sentences, in order."""
    return tuple(sentences(text))


def question_of(stem: str) -> str:
    """The sentence of a stem that asks: the last with a question mark, else the last of all."""
    said = parted(stem)
    asking = [one for one in said if "?" in one]
    return (asking or list(said) or [""])[-1]


def option_kind(item: Item) -> OptionKind:
    """What its options are: numbers by their looks, else by its template, else by what they look like.

    An option that narrates in two sentences or more is a case, one of up to three words a term.
    """
    return _kind(item.template, tuple([option.text for option in item.question.options]))


@lru_cache(maxsize=16_384)
def _kind(template: str, texts: tuple[str, ...]) -> OptionKind:
    if texts and all(map(_numeric, texts)):
        return "number"
    if template in _KINDS:
        return _KINDS[template]
    if all(len(words(text)) <= _SHORT for text in texts):
        return _TERM
    return _CASE if all(len(parted(text)) > 1 for text in texts) else _CLAIM


@lru_cache(maxsize=16_384)
def _numeric(text: str) -> bool:
    """Whether a text is a number or a range, or made of nothing but digits and signs."""
    said = words(text)
    digits = bool(said) and all(word[0].isdigit() for word in said)
    return digits or (bool(_DIGIT.search(" ".join(said))) and span(text) is not None)


def parts(question: Question) -> tuple[str, ...]:
    """The texts that a learner picks from, gives to left sides, or puts in order."""
    if isinstance(question, Matching):
        return (*question.pairs.values(), *question.extra)
    if isinstance(question, Ordering):
        return tuple(question.items.values())
    return tuple(option.text for option in question.options)


def texts(value: Question | Any) -> list[str]:
    """Every text inside a question or a part of an entry, ids and other names for machines left out."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    cls: Any = type(value)
    if cls is str:
        found.append(value)
    elif cls is tuple:
        for part in value:
            _gather(part, found)
    elif cls is dict:
        for key, part in value.items():
            found.append(key)
            _gather(part, found)
    else:
        for name in _told(cls):
            _gather(getattr(value, name), found)


@cache
def _told(cls: Hashable) -> tuple[str, ...]:
    """The fields of a dataclass that may hold text for a learner; none of anything else."""
    if not is_dataclass(cls):
        return ()
    return tuple(entry.name for entry in fields(cls) if entry.name not in _SILENT)
