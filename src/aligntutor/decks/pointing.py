"""A deck's file as text, and problems that point into it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from aligntutor.core.decks import DeckError, Place, Problem

from .characters import escaped

_BEFORE = 50
"""Characters of a long line shown before the caret."""
_AFTER = 26


@dataclass(frozen=True)
class File:
    """What was read from one file."""

    path: str
    """As it stands in messages."""
    text: str

    def line(self, number: int) -> str:
        """The line with that number (from 1); empty where there is none."""
        start = 0
        for _ in range(number - 1):
            start = self.text.find("\n", start) + 1
            if not start:
                return ""
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def place_of(self, index: int) -> Place:
        """Line and column (from 1) of the character at an index (from 0) of the text."""
        before = self.text.rfind("\n", 0, index)
        return Place(self.path, self.text.count("\n", 0, index) + 1, index - before)

    def problem(self, rule: str, message: str, line: int, column: int, hint: str = "") -> Problem:
        """An error at a line and column (from 1), with its excerpt."""
        return Problem(
            rule,
            "error",
            message,
            hint,
            self.path,
            line,
            column,
            excerpt=excerpt(self.line(line), line, column),
        )

    def refuse(self, rule: str, message: str, line: int, column: int, hint: str = "") -> DeckError:
        """A DeckError with that one problem, to be raised."""
        return DeckError((self.problem(rule, message, line, column, hint),))


def excerpt(line: str, number: int, column: int) -> str:
    """The line with its number and a caret under the column (from 1); a long line is cut around it.

    Forbidden characters are written as escapes; wide ones count two cells for the caret.
    """
    line = line.replace("\t", " ").rstrip("\r")
    start = max(0, column - 1 - _BEFORE) if len(line) > _BEFORE + _AFTER else 0
    end = max(column - 1 + _AFTER, _BEFORE + _AFTER) if start == 0 else column - 1 + _AFTER
    lead = ("…" if start else "") + escaped(line[start : column - 1])
    rest = escaped(line[column - 1 : end]) + ("…" if end < len(line) else "")
    gutter = f"{number:4} | "
    return f"{gutter}{lead}{rest}\n{' ' * (len(gutter) - 2)}| {' ' * _cells(lead)}^"


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
