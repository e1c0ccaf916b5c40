"""What a YAML parser complains about, said again for people who write decks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import yaml

from aligntutor.core.decks import DeckError

from .pointing import File

_INDENT = (
    "Check that the line begins in the same column as its neighbours and that quotes above it are closed."
)
_QUOTE = "Put the whole text in quotes."
_COLON = re.compile(r":\s")

Said: TypeAlias = tuple[str, str]


def explain(file: File, error: yaml.YAMLError) -> DeckError:
    """The parser's error as a DeckError at its line, with a hint; to be raised."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    if mark is None:
        return file.refuse("yaml", "this is not YAML that can be read", 1, 1, "Check the file.")
    if context in _FROM_THE_START and begun is not None:
        mark = begun
    line, column = mark.line + 1, mark.column + 1
    text = file.line(line)
    for complaint, said in _COMPLAINTS:
        if complaint in context or complaint in problem:
            message, hint = said(text, mark.column)
            return file.refuse("yaml", message, line, column, hint)
    return file.refuse("yaml", f"this is not YAML: {problem}", line, column, _INDENT)


def _always(message: str, hint: str) -> Callable[[str, int], Said]:
    return lambda text, column: (message, hint)


def _colon(text: str, column: int) -> Said:
    if _COLON.search(text, 0, column):
        return "a second ': ' inside an unquoted text", 'Put the text in quotes: key: "first: second".'
    return "a key is not expected here", _INDENT


def _goes_on(text: str, column: int) -> Said:
    if text[:column].rstrip().endswith(("'", '"')):
        hint = "Put the whole text in quotes of the other kind, or take the quotes inside it out."
        return "a text goes on after its closing quote", hint
    return "this does not fit what stands above it", _INDENT


def _begins(text: str, column: int) -> Said:
    sign = text[column : column + 1]
    if sign == "\t":
        return "a tab stands where spaces are needed", "Indent with spaces; YAML takes no tabs."
    return f"a text cannot begin with {sign!r} unless it is quoted", _QUOTE


def _unfinished(text: str, column: int) -> Said:
    if text[column : column + 1] == ":":
        return "a ': ' inside an unquoted text", _QUOTE
    hint = "Separate entries by commas, close every bracket, and quote texts that hold commas or brackets."
    return "this list or table in brackets goes wrong here", hint


_FROM_THE_START = frozenset(
    ("while scanning an alias", "while scanning an anchor", "while scanning a quoted scalar",
     "while scanning a tag", "while scanning a simple key")
)  # fmt: skip
"""Contexts in which the place where the thing began says more than the place where it broke."""

_TABS = _always("a tab stands where spaces are needed", "Indent with spaces; YAML takes no tabs.")
_BACKSLASH = _always("an unknown backslash escape", "Write \\\\ for a backslash, or use single quotes.")

_COMPLAINTS: tuple[tuple[str, Callable[[str, int], Said]], ...] = (
    ("while scanning an alias", _begins),
    ("while scanning an anchor", _begins),
    ("while scanning a tag", _begins),
    (
        "while scanning a simple key",
        _always("a key without a colon", "Write `key: value`, or indent a text that goes on."),
    ),
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _begins),
    ("mapping keys are not allowed", _begins),
    (
        "sequence entries are not allowed",
        _always("a list cannot begin behind its key", "Put each `- entry` on a line of its own."),
    ),
    ("undefined tag handle", _begins),
    ("a tab character", _TABS),
    (
        "unexpected end of stream",
        _always("a quote is opened here and never closed", "Close it; inside single quotes write ' twice."),
    ),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("while parsing a flow", _unfinished),
    (
        "while scanning a block scalar",
        _always("after | or > the text begins on the next line", "Move the text down and indent it."),
    ),
    ("node content", _begins),
    ("<document start>", _always("the text goes on after its end", _INDENT)),
    ("while parsing a block", _goes_on),
)
"""Parts of the parser's words -> what to say, given the line and the column (from 0); the first that fits."""
