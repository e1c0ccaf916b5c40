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
from aligntutor.core.items import Change, Question, Source
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

IN_EDITORS = "in_editors"
"""Metadata of a core schema: what its JSON Schema says of a rule that is a function here."""

TEXT = ["string", "number", "boolean"]
"""JSON types that a text may have in an editor, which takes `0.10` and `yes` for something else."""

FORMAT = 1
"""The format of decks that this version reads."""
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
MOST_OPTIONS = 20
MOST_PARTS = 8
"""Parts of an order, and pairs of a matching."""


@dataclass(frozen=True)
class Card:
    """What belongs to a card of any kind, and the question that its kind describes."""

    question: AnyQuestion
    id: str = ""
    """Progress hangs on it; without one, on the text of the question."""
    concept: str = ""
    """Id of the entry that the card is about."""
    skill: str = ""
    """A skill of that entry, with its fact where it has one (`infer/early`): joins the generated items."""
    source: Source = Source()
    """Where in the source it stands."""
    was: tuple[str, ...] = ()
    """Ids that it had before; progress goes on from them."""
    change: Change | None = None
    """What the last edit did, where that is not what would be found; see what keeps progress."""


@dataclass(frozen=True)
class Sheet:
    """A file of a deck: one that holds the whole, the `deck.yaml` of a folder, or a chapter in it."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    format: int = FORMAT
    """The format of the file; a newer one than can be read is refused. Not in a chapter."""
    id: str = ""
    """Id of the deck, or of the chapter; the file's name without one. Progress hangs on that of the deck."""
    title: str = ""
    """Title of the deck, or of the chapter."""
    version: str = ""
    """Shown where the deck is listed. Not in a chapter."""
    language: str = ""
    """Code of the deck's language; rules and spellings of English are for `en` alone. Not in a chapter."""
    authors: tuple[str, ...] = ()
    """Who wrote it. Not in a chapter."""
    license: str = ""
    """Under which terms it may be passed on. Not in a chapter."""
    source: DeckSource = DeckSource()
    """The text that the deck teaches. Not in a chapter."""
    chapters: tuple[str, ...] = ()
    """Names of files in the same folder; in `deck.yaml` alone."""
    lesson: tuple[Passage, ...] = ()
    """The chapter as a text that can be read."""
    concepts: tuple[Concept, ...] = ()
    """Ideas, from which questions are generated."""
    cards: tuple[Card, ...] = ()
    """Questions written out."""


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
        read, told = _SCALARS[kind]
        return core_schema.no_info_plain_validator_function(read, metadata={IN_EDITORS: told})
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


_WHOLE = {"type": "integer", "minimum": 0}
_SCALARS: dict[str, tuple[Callable[[Any], Any], Schema]] = {
    "bool": (_truth, {"type": "boolean"}),
    "float": (_number, {"type": "number"}),
    "int": (_whole, _WHOLE),
}
"""How a scalar is read, and what its JSON Schema says."""


def _text(check: Callable[[str], str], **told: Any) -> Callable[[Schema], Schema]:
    metadata = {IN_EDITORS: told}
    return lambda schema: core_schema.no_info_after_validator_function(
        check, core_schema.str_schema(), metadata=metadata
    )


def _matching(pattern: str, message: str, hint: str) -> Callable[[Schema], Schema]:
    """A text of that pattern; no number is one, so none is let pass in editors."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if compiled.fullmatch(text):
            return text
        raise fault(message + ", got {got}", hint, got=naming.got(text))

    return _text(check, type="string", pattern=f"^({pattern})$")


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

    both = {"type": [*TEXT, "array"]}
    return core_schema.no_info_before_validator_function(many, schema, metadata={IN_EDITORS: both})


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
    (None, "id"): _text(
        _id,
        description="A name that stays when the text changes; without one, a hash of the text stands in.",
        pattern=naming.PATTERN,
        maxLength=naming.LONGEST,
    ),
    (None, "options"): _at_most(MOST_OPTIONS),
    (None, "tolerance"): lambda schema: core_schema.no_info_plain_validator_function(
        _not_negative, metadata={IN_EDITORS: {"type": "number", "minimum": 0}}
    ),
    (Sheet, "format"): lambda schema: {**schema, "metadata": {IN_EDITORS: {**_WHOLE, "maximum": FORMAT}}},
    (None, "language"): _matching(
        LANGUAGE, "expected a language code", "Such as `en`, `de` or `pt-BR`."
    ),
    (Ordering, "items"): _of_size(3, MOST_PARTS),
    (Matching, "pairs"): _of_size(2, MOST_PARTS),
    (Matching, "extra"): _at_most(MOST_PARTS),
    (Concept, "skip"): _each(_text(_template, type="string", pattern="^[Tt][0-9]{1,2}$")),
    (Relations, "part_of"): _one_or_many,
    (None, "was"): lambda schema: _one_or_many(_each(_text(_id, pattern=naming.PATTERN))(schema)),
    (Source, "as_of"): _matching(
        r"[0-9]{4}-(0[1-9]|1[0-2])", "expected a year and month", "Such as `2023-05`."
    ),
    (DeckSource, "url"): _matching(r"https?://\S+", "expected a web address", "It begins with https:// or http://."),
}  # fmt: skip
"""Rules beyond a field's type: by its dataclass and name, or by its name anywhere."""
