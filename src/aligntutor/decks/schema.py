"""What a deck's files may hold: the nouns of `core` and the kinds, read strictly from text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias, Union

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from aligntutor.core.concepts import Concept, Relations
from aligntutor.core.decks import DeckSource, Passage
from aligntutor.core.items import Question, Source
from aligntutor.kinds import KINDS
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering

from . import naming

if TYPE_CHECKING:
    AnyQuestion: TypeAlias = Question
else:
    AnyQuestion = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007 - made at run time

Schema: TypeAlias = Any
"""A pydantic core schema: nested dicts and lists."""

FORMAT = 1
"""The format of decks that this version reads."""
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
MOST_OPTIONS = 20
MOST_PARTS = 8
"""Parts of an order, and pairs of a matching."""


@dataclass(frozen=True)
class Card:
    """One card of a file: what belongs to any card, and the question that its kind describes."""

    question: AnyQuestion
    id: str = ""
    concept: str = ""
    skill: str = ""
    source: Source = Source()


@dataclass(frozen=True)
class Sheet:
    """All keys that some file of a deck may have; which file may have which, see `reader`."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    format: int = FORMAT
    id: str = ""
    title: str = ""
    version: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    source: DeckSource = DeckSource()
    chapters: tuple[str, ...] = ()
    lesson: tuple[Passage, ...] = ()
    concepts: tuple[Concept, ...] = ()
    cards: tuple[Card, ...] = ()


ENVELOPE = tuple(field.name for field in fields(Card) if field.name != "question")
"""Keys that a card of any kind may have."""


@cache
def validator() -> SchemaValidator:
    """Takes the nodes of a file (cards split by `split`) and gives a Sheet; built once.

    Raises pydantic's ValidationError with every fault at once.
    """
    return SchemaValidator(tightened(TypeAdapter(Sheet).core_schema))


def file_key(field: Any) -> str:
    """The key that a dataclass field has in a file."""
    return str(field.metadata.get("in_file", field.name))


def tightened(schema: Schema) -> Schema:
    """A core schema with every scalar read from text alone, and with the rules that types cannot say."""
    if isinstance(schema, list):
        return [tightened(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    if kind in _SCALARS:
        return core_schema.no_info_plain_validator_function(_SCALARS[kind])
    if kind == "nullable":  # left out or written, never written as nothing
        return tightened(schema["schema"])
    tight = {key: tightened(part) for key, part in schema.items()}
    if kind == "dataclass":
        own = {field.name: field for field in fields(schema["cls"])}
        for part in tight["schema"]["fields"]:
            part["validation_alias"] = file_key(own[part["name"]])
            part["schema"] = _ruled(schema["cls"], part["name"], part["schema"])
    return tight


def _ruled(cls: type, name: str, schema: Schema) -> Schema:
    required = schema["type"] != "default"
    inner = schema if required else schema["schema"]
    if rule := _RULES.get((cls, name)) or _RULES.get((None, name)):
        inner = rule(inner)
    elif required and inner["type"] == "str":
        inner = {**inner, "pattern": r"\S"}
    return inner if required else {**schema, "schema": inner}


def fault(message: str, hint: str = "", **context: Any) -> PydanticCustomError:
    """A fault of a value, to be raised in a validator; `{...}` in the message is filled from the context."""
    return PydanticCustomError("fault", message, {"hint": hint, **context})


_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_WORDS = {"true": ("yes", "on", "y", "1", "true"), "false": ("no", "off", "n", "0", "false")}


def _truth(value: Any) -> bool:
    if value == "true":
        return True
    if value == "false":
        return False
    word = value.casefold() if isinstance(value, str) else ""
    hint = next((f"Write {plain}." for plain, words in _WORDS.items() if word in words), "")
    raise fault("expected true or false, got {got}", hint, got=naming.got(value))


def _number(value: Any) -> float:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and math.isfinite(number := float(value)):
        return number
    hint = "Digits with a decimal point, without commas, spaces or a unit: 1250.5"
    raise fault("expected a number, got {got}", hint, got=naming.got(value))


def _whole(value: Any) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    raise fault("expected a whole number, got {got}", got=naming.got(value))


_SCALARS: dict[str, Callable[[Any], Any]] = {"bool": _truth, "float": _number, "int": _whole}


def _text(check: Callable[[str], str]) -> Callable[[Schema], Schema]:
    return lambda schema: core_schema.no_info_after_validator_function(check, core_schema.str_schema())


def _matching(pattern: str, message: str, hint: str) -> Callable[[Schema], Schema]:
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if compiled.fullmatch(text):
            return text
        raise fault(message + ", got {got}", hint, got=naming.got(text))

    return _text(check)


def _id(text: str) -> str:
    if reason := naming.fault(text):
        raise fault(
            "{got} is no id: {reason}", "An id looks like `red-evening`.", got=naming.got(text), reason=reason
        )
    return text


def _template(text: str) -> str:
    if found := re.fullmatch(r"[Tt](\d{1,2})", text, re.ASCII):
        return f"T{int(found[1]):02}"
    raise fault("expected a template such as T08, got {got}", got=naming.got(text))


def _not_negative(value: Any) -> float:
    if (number := _number(value)) >= 0:
        return number
    raise fault("expected a number that is not negative, got {got}", got=naming.got(value))


def _one_or_many(schema: Schema) -> Schema:
    def many(value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    return core_schema.no_info_before_validator_function(many, schema)


def _at_most(most: int) -> Callable[[Schema], Schema]:
    return lambda schema: {**schema, "max_length": most}


def _of_size(least: int, most: int) -> Callable[[Schema], Schema]:
    """Keys with texts that say something, so many of them."""
    texts = core_schema.str_schema(pattern=r"\S")
    sized = core_schema.dict_schema(texts, texts, min_length=least, max_length=most)
    return lambda schema: {**schema, **sized}


def _each(rule: Callable[[Schema], Schema]) -> Callable[[Schema], Schema]:
    return lambda schema: {**schema, "items_schema": [rule(part) for part in schema["items_schema"]]}


_RULES: dict[tuple[type | None, str], Callable[[Schema], Schema]] = {
    (None, "id"): _text(_id),
    (None, "options"): _at_most(MOST_OPTIONS),
    (None, "tolerance"): lambda schema: core_schema.no_info_plain_validator_function(_not_negative),
    (None, "language"): _matching(
        LANGUAGE, "expected a language code", "Such as `en`, `de` or `pt-BR`."
    ),
    (Ordering, "items"): _of_size(3, MOST_PARTS),
    (Matching, "pairs"): _of_size(2, MOST_PARTS),
    (Matching, "extra"): _at_most(MOST_PARTS),
    (Concept, "skip"): _each(_text(_template)),
    (Relations, "part_of"): _one_or_many,
    (Source, "as_of"): _matching(
        r"[0-9]{4}-(0[1-9]|1[0-2])", "expected a year and month", "Such as `2023-05`."
    ),
    (DeckSource, "url"): _matching(r"https?://\S+", "expected a web address", "It begins with https:// or http://."),
}  # fmt: skip
"""Rules beyond a field's type: by its dataclass and name, or by its name anywhere."""
