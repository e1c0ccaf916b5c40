"""Questions as plain JSON values and back, and answers as the review log keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Write,
    Written,
)
from aligntutor.core.identity import text_id
from aligntutor.core.items import Question

from . import KINDS


def encode(question: Question) -> dict[str, Any]:
    """The question as a JSON object; fields that have their default value are left out."""
    return {"kind": question.kind, **_packed(question)}


def decode(data: dict[str, Any]) -> Question:
    """The question that `encode` made the object from.

    Raises ValueError for an unknown kind, or fields that do not make one.
    """
    kind = KINDS.get(data.get("kind", ""))
    if kind is None:
        raise ValueError(f"unknown kind of question: {data.get('kind')!r}")
    try:
        question: Question = _unpacked(kind, data)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a question of kind {data['kind']}: {error}") from error
    return question


def shown(ask: Ask) -> tuple[str, ...]:
    """Ids of the options, the parts, the sides (left, then right) or the points, in the order shown."""
    match ask:
        case Choose(options=parts) | Arrange(parts=parts):
            return tuple(part.id for part in parts)
        case Match():
            return tuple(side.id for side in (*ask.left, *ask.right))
        case Recall():
            return tuple(map(text_id, ask.checklist))
        case Write():
            return ()


def answer_payload(ask: Ask, answer: Answer) -> Any:
    """The answer as the review log keeps it: ids, pairs of ids, a text, or a rating with the points met."""
    if isinstance(answer, Chosen | Arranged):
        return list(answer.ids)
    if isinstance(answer, Matched):
        return [list(pair) for pair in answer.pairs]
    if isinstance(answer, Written):
        return answer.text
    points = shown(ask)
    return {"rating": answer.rating, "met": [points[n] for n in answer.met]}


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        cls: Any = type(value)
        pairs = ((name, getattr(value, name), default) for name, default in _defaults(cls))
        return {name: _packed(held) for name, held, default in pairs if not _same(held, default)}
    if isinstance(value, tuple):
        return [_packed(part) for part in value]
    return value


def _same(held: Any, default: Any) -> bool:
    """Whether a field may be left out: 0, 0.0 and -0.0 are equal, yet hashed and shown differently."""
    return type(held) is type(default) and bool(held == default) and repr(held) == repr(default)


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    def default(field: Any) -> Any:
        return field.default if field.default_factory is MISSING else field.default_factory()

    return tuple((field.name, default(field)) for field in fields(cls))


def _unpacked(cls: type, data: dict[str, Any]) -> Any:
    readers = _readers(cls)
    return cls(**{
        name: reader(value) if (reader := readers.get(name)) else value for name, value in data.items()
    })  # fmt: skip


@cache
def _readers(cls: type) -> dict[str, Callable[[Any], Any]]:
    """How each field of a dataclass is read, for those that JSON does not hold as they are."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(cls).items()}
    return {name: reader for name, reader in readers.items() if reader is not None}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: _unpacked(hint, value)
    if get_origin(hint) is tuple:
        part = _reader(get_args(hint)[0])
        return tuple if part is None else lambda value: tuple(map(part, value))
    return None
