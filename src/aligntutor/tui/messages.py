"""What screens tell the app."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from aligntutor.tutor.shown import DeckRow


class Begin(Message):
    """A session is wanted."""

    def __init__(self, deck: str | None, mode: str = "due") -> None:
        super().__init__()
        self.deck = deck
        """One deck only; none for all."""
        self.mode = mode
        """One of the modes of studying."""


class Read(Message):
    """The text of a deck is wanted."""

    def __init__(self, deck: DeckRow, chapter: str) -> None:
        super().__init__()
        self.deck = deck
        self.chapter = chapter
        """Id of the one to open at; empty for the first."""


class LineWanted(Message):
    """A line is to be typed; `done` takes it, and says what is wrong with it or nothing."""

    def __init__(
        self, head: str, about: str, hint: str, verb: str, done: Callable[[str], str], text: str = ""
    ) -> None:
        super().__init__()
        self.text = text
        """What stands there already."""
        self.verb = verb
        """What Enter does, for the footer."""
        self.head = head
        self.about = about
        self.hint = hint
        self.done = done


class ChangesWanted(Message):
    """What changed in decks is wanted."""


class Moved(Message):
    """The session has come to a step that another screen shows."""


class Left(Message):
    """The learner leaves the session."""


class Homeward(Message):
    """The home screen is wanted."""


class Troubled(Message):
    """Something is wrong with what is stored, and studying goes on."""

    def __init__(self, head: str, text: str) -> None:
        super().__init__()
        self.head = head
        self.text = text
