"""What the tutor cannot do, said so that a learner knows what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntutor.core.decks import Problem


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
