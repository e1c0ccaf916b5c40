"""What screens tell the app."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Begin(Message):
    """A session is wanted."""

    deck: str | None
    """One deck only; none for all."""


@dataclass
class Moved(Message):
    """The session has come to a step that another screen shows."""


@dataclass
class Left(Message):
    """The learner leaves the session."""


@dataclass
class Homeward(Message):
    """The home screen is wanted."""
