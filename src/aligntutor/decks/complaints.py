"""Faults that the schema finds, said with their place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias, get_args, get_type_hints

from pydantic import ValidationError

from aligntutor.core.decks import Problem
from aligntutor.kinds import KINDS

from . import naming
from .nodes import Row, Table
from .pointing import File
from .schema import ENVELOPE, Sheet, file_key

Steps: TypeAlias = tuple[str | int, ...]
"""Keys and positions (from 0) that lead from the top of a file to a value."""
Fault: TypeAlias = Any
"""One entry of a ValidationError: `type`, `loc`, `input`, `ctx`, `msg`."""
Said: TypeAlias = tuple[str, str]
"""A message and a hint."""
MOST = 200
"""Problems told of one file."""
_PAIR = "Write two of them, such as [a, b]."
_PLAIN = re.compile(r"[\w-]+")


def complaints(file: File, root: Table, error: ValidationError, shape: type = Sheet) -> list[Problem]:
    """Every fault of a file of that shape as a problem, at most `MOST`."""
    return [_complaint(file, root, fault, shape) for fault in error.errors(include_url=False)[:MOST]]


def steps_of(loc: Sequence[str | int]) -> Steps:
    """A place in validated data as one in the file, where a card's question is no level of its own."""
    if len(loc) > 2 and loc[0] == "cards" and loc[2] == "question":
        return (*loc[:2], *loc[4:])
    return tuple(loc)


def point(
    file: File, root: Table, steps: Steps, rule: str, message: str, hint: str = "", on_key: bool = False
) -> Problem:
    """A problem at a value (or at its key), with its path before the message: `cards[1].why: ...`.

    Entries are counted from 1. Steps that lead nowhere are left out, so that what is missing is told
    at what it is missing from.
    """
    node: Any = root
    mark, path, entry = root.mark, "", ""
    for n, step in enumerate(steps):
        if isinstance(node, Row) and isinstance(step, int) and step < len(node):
            node, mark = node[step], node.marks[step]
            path += f"[{step + 1}]"
        elif isinstance(node, Table) and isinstance(step, str) and step in node:
            key_itself = on_key and n == len(steps) - 1
            mark, node = node.mark_of(step, value=not key_itself), node[step]
            if not key_itself:
                plain = len(step) < 80 and _PLAIN.fullmatch(step)
                path += (path and ".") + step if plain else f"[{naming.got(step)}]"
        if n == 1 and isinstance(node, Table) and isinstance(node.get("id"), str):
            entry = node["id"][:80]
    message = f"{path}: {message}" if path else message
    return replace(file.problem(rule, message, mark.line + 1, mark.column + 1, hint), entry=entry)


def _complaint(file: File, root: Table, fault: Fault, shape: type) -> Problem:
    message, hint = (
        _unknown(fault, shape) if fault["type"] == _UNKNOWN else _SAID.get(fault["type"], _other)(fault)
    )
    steps = steps_of(fault["loc"])
    if fault["type"] in ("union_tag_invalid", "union_tag_not_found"):
        steps = (*steps[:2], "kind")
    return point(file, root, steps, "schema", message, hint, on_key=fault["type"] == _UNKNOWN)


_UNKNOWN = "unexpected_keyword_argument"


def _unknown(fault: Fault, shape: type) -> Said:
    loc = tuple(0 if isinstance(step, int) else step for step in fault["loc"])
    key, known = str(loc[-1]), _keys_at(shape, loc[:-1])
    hint = naming.meant(key, known)
    if not hint and fault["input"] is None:
        hint = "If it belongs to the text before it, quote that text: inside braces a comma ends a text."
    return f"unknown key {naming.got(key)}", hint or f"Known here: {', '.join(known)}."


@cache
def _keys_at(top: type, loc: Steps) -> tuple[str, ...]:
    """The keys that a table at that place of the validated data may have."""
    shape: Any = top
    for step in loc:
        if is_dataclass(shape):
            hints = get_type_hints(shape)
            shape = next((hints[field.name] for field in fields(shape) if file_key(field) == step), None)
        elif step in KINDS:
            shape = KINDS[str(step)]
        else:
            shape = next(iter(get_args(shape)), None)
    own = tuple(file_key(field) for field in fields(shape)) if is_dataclass(shape) else ()
    return tuple(dict.fromkeys((*own, *ENVELOPE))) if loc[-2:-1] == ("question",) else own


def _missing(fault: Fault) -> Said:
    key = fault["loc"][-1]
    if isinstance(key, int):
        return "expected one entry more", _PAIR
    return f"the key {key!r} is missing", f"Add `{key}:` and what belongs there."


def _table(fault: Fault) -> Said:
    return f"expected keys with values, got {naming.got(fault['input'])}", "Write `key: value` below it."


def _list(fault: Fault) -> Said:
    value = fault["input"]
    hint = "Write each entry on a line of its own after `- `."
    if isinstance(value, str) and len(value) < 40:
        hint = f"Write [{value}], or each entry on a line of its own after `- `."
    return f"expected a list, got {naming.got(value)}", hint


def _text(fault: Fault) -> Said:
    value = fault["input"]
    if value is None:
        return "expected a text, got nothing", "Write the text, or leave the key out."
    hint = "A text that begins with [ or { must be quoted." if isinstance(value, Row | Table) else ""
    return f"expected a text, got {naming.got(value)}", hint


def _empty(fault: Fault) -> Said:
    return "the text is empty", "Write something here."


def _one_of(fault: Fault) -> Said:
    names = re.findall(r"'([^']*)'", fault["ctx"].get("expected") or fault["ctx"].get("expected_tags", ""))
    value = fault["input"]
    hint = (naming.meant(value, names) if isinstance(value, str) else "") or "Write one of these."
    return f"expected {naming.listed(names)}, got {naming.got(value)}", hint


def _kind(fault: Fault) -> Said:
    value = fault["input"].get("kind") if isinstance(fault["input"], dict) else None
    hint = (naming.meant(value, KINDS) if isinstance(value, str) else "") or "Write one of these."
    return f"expected {naming.listed(KINDS)}, got {naming.got(value)}", hint


def _no_kind(fault: Fault) -> Said:
    if "kind" in fault["input"]:
        return _kind(fault)
    hint = "A card with `front` and `back` needs none: it is a flashcard."
    return f"the key 'kind' is missing: {naming.listed(KINDS)}", hint


def _too_many(fault: Fault) -> Said:
    most = fault["ctx"]["max_length"]
    return f"more than {most} entries", _PAIR if most == 2 else "Take some out."


def _too_few(fault: Fault) -> Said:
    return f"fewer than {fault['ctx']['min_length']} entries", "Add some."


def _other(fault: Fault) -> Said:
    message = str(fault["msg"])
    wanted = message.removeprefix("expected ").partition(", got ")[0]
    return message, str(fault.get("ctx", {}).get("hint", "")) or f"Write {wanted}."


_SAID: dict[str, Callable[[Fault], Said]] = {
    "missing": _missing,
    "dataclass_type": _table,
    "dict_type": _table,
    "tuple_type": _list,
    "string_type": _text,
    "string_pattern_mismatch": _empty,
    "literal_error": _one_of,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "too_long": _too_many,
    "too_short": _too_few,
}
"""A sentence for each type of fault, and what to do."""
