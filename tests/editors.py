"""What an editor that knows the JSON Schema of decks says of a file."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from aligntutor.decks.json_schema import json_schema


class _AsEditors(yaml.CSafeLoader):
    """YAML as editors read it: version 1.2, in which `yes` and dates are texts; keys as JSON has them."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML wants it

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _AsEditors.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(json_schema())


def plain(text: str) -> Any:
    """A file as plain values."""
    return yaml.load(text, _AsEditors)


def faults(text: str) -> list[str]:
    """What an editor says of a file, each fault with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(plain(text))]
