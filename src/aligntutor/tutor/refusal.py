"""What the tutor cannot do, said so that a learner knows what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from aligntutor.store import StoreError

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem

T = TypeVar("T")


class Refused(Exception):
    """Something was asked that cannot be done; nothing was changed."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Unsound(Refused):
    """A deck with errors, which is not taken in."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems


class NotSaved(Refused):
    """An answer or a lesson could not be stored; asking again tries again."""


def asked(ask: Callable[[], T]) -> T:
    """What is asked of the log or the cache; what goes wrong with their files is refused."""
    try:
        return ask()
    except StoreError as error:
        raise Refused(str(error)) from error
