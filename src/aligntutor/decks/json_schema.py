"""The JSON Schema of deck files, for editors: made from what validates them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from aligntutor.kinds import KINDS

from .schema import ENVELOPE, IN_EDITORS, TEXT, Card, Sheet, tightened

Json: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that every editor knows."""
_REF = "#/definitions/{model}"
_KIND = "What kind of question it is."
_OWN = "^x-"
"""Keys that are the author's own."""


def json_schema() -> Json:
    """The schema of any file of a deck; the same bytes every time.

    It holds for values as editors read them, where `0.10` is a number: texts take numbers and truth
    values as well. What hangs on more than one key (ids that are there, circles) is left to `check`.
    """
    core = tightened(TypeAdapter(Sheet).core_schema)
    made = _Maker(ref_template=_REF).generate(core)
    definitions: Json = {**made.pop("$defs")}
    for kind in KINDS.values():
        _put_in_envelope(definitions[kind.__name__], definitions[Card.__name__])
    definitions[Card.__name__] = _card(definitions[Card.__name__]["description"])
    head = {"$schema": DRAFT, "title": "A file of an aligntutor deck"}
    return {**head, **made, "definitions": dict(sorted(definitions.items()))}


def told_of(cls: type) -> dict[str, str]:
    """What stands below each field of a class, and of those it is made from, in its source.

    Python keeps no docstrings of attributes. A line break becomes a space. Empty where there is no
    source to be read.
    """
    told: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        try:
            source = inspect.getsource(base)
        except (OSError, TypeError):
            continue
        (tree,) = ast.parse(textwrap.dedent(source)).body
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for field, below in pairwise(body):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    told[name] = " ".join(text.split())
    return told


class _Maker(GenerateJsonSchema):
    """As pydantic makes it, with our own rules and words, and without what says nothing."""

    def generate_inner(self, schema: Any) -> Json:
        made = super().generate_inner(schema)
        return {**made, **schema.get("metadata", {}).get(IN_EDITORS, {})}

    def function_plain_schema(self, schema: Any) -> Json:
        return {}

    def str_schema(self, schema: Any) -> Json:
        return {**super().str_schema(schema), "type": TEXT}

    def dict_schema(self, schema: Any) -> Json:
        made = super().dict_schema(schema)
        for pattern, value in made.pop("patternProperties", {}).items():
            made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": value}
        return made

    def tuple_schema(self, schema: Any) -> Json:
        made = super().tuple_schema(schema)
        if "prefixItems" in made:  # newer than the draft; all that we have hold one type
            made["items"] = made.pop("prefixItems")[0]
        return made

    def default_schema(self, schema: Any) -> Json:
        made = super().default_schema(schema)
        if not isinstance(made.get("default"), str | int | float) or made["default"] == "":
            made.pop("default", None)
        return made

    def dataclass_schema(self, schema: Any) -> Json:
        made = super().dataclass_schema(schema)
        made.pop("title", None)
        told = told_of(schema["cls"])
        for field in schema["schema"]["fields"]:
            name = field["name"]
            shown = made["properties"][field["validation_alias"]]
            shown.pop("title", None)
            shown |= {"description": told[name]} if name in told else {}
        return {**made, "patternProperties": {_OWN: {}}, "additionalProperties": False}


def _put_in_envelope(question: Json, card: Json) -> None:
    """Add the keys that cards of all kinds have to those of one kind."""
    own = question["properties"]
    kind = {**own.pop("kind"), "description": _KIND}
    question["properties"] = {"kind": kind, **own, **{name: card["properties"][name] for name in ENVELOPE}}


def _card(description: str) -> Json:
    """A card is what its `kind` says; a flashcard where it has none, and a front or a back."""
    kinds: list[Json] = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": {"$ref": _REF.format(model=kind.__name__)}}
        for name, kind in KINDS.items()
    ]
    return {
        "description": description,
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS), "description": _KIND}},
        "if": {"required": ["kind"]},
        "then": {"allOf": kinds},
        "else": {
            "if": {"anyOf": [{"required": ["front"]}, {"required": ["back"]}]},
            "then": {"$ref": _REF.format(model=KINDS["flashcard"].__name__)},
            "else": {"required": ["kind"]},
        },
    }
