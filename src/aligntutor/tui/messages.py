"""What screens tell the app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from aligntutor.tutor.figures import Figure


class PageWanted(Message):
    """A page is wanted over the present one."""

    def __init__(self, name: str, about: str = "") -> None:
        super().__init__()
        self.name = name
        """One of `over.PAGES`, or another module of `screens` with a `page`."""
        self.about = about
        """What it is to be opened at, such as a deck; empty for its beginning."""


class Begin(Message):
    """A session is wanted."""

    def __init__(
        self,
        deck: str | None,
        mode: str = "due",
        ideas: Sequence[str] = (),
        back: PageWanted | None = None,
    ) -> None:
        super().__init__()
        self.deck = deck
        """One deck only; none for all."""
        self.mode = mode
        """One of the modes of studying."""
        self.ideas = ideas
        """Ideas of the deck that it is about; empty for all."""
        self.back = back
        """The page over home to which it returns in the end; none for the summary."""


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


class SourceWanted(Message):
    """The file of a card or an idea is to be opened where it stands."""

    def __init__(self, card: str) -> None:
        super().__init__()
        self.card = card
        """Its key, or `deck/concept`."""


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


class Counted(Message):
    """The answers of some days and decks were read."""

    def __init__(self, asked: object, figures: Sequence[Figure]) -> None:
        super().__init__()
        self.asked = asked
        """What was asked for, to be compared with what is wanted by now."""
        self.figures = figures
