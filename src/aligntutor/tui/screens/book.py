"""Book: a course as a text, a chapter a page, without studying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from aligntutor.tui.literal import title, words
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.prose import Prose
from aligntutor.tutor import Refused
from aligntutor.tutor.shown import ChapterText

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The text of `deck/chapter`, or the first that a deck has."""
    deck, _, chapter = about.partition("/")
    for row in tutor.overview().decks:
        if row.readable and deck in ("", row.id):
            return Book(row.title, tutor.texts(row.id), chapter, ascii)
    raise Refused("No deck here has a text to read.")


class Book(Page):
    """Enter turns to the next chapter; leaving gives the page below back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,l", "leaf(1)", "next chapter"),
        Binding("left,h", "leaf(-1)", "previous"),
        Binding("space", "app.turn(1)", "scroll down", show=False),
        Binding("escape,q", "back", "home"),
    ]

    def __init__(
        self, deck: str, chapters: Sequence[ChapterText], first: str = "", ascii: bool = False
    ) -> None:
        self._deck = deck
        self._chapters = chapters
        self._at = next((n for n, chapter in enumerate(chapters) if chapter.id == first), 0)
        self._prose = Prose(chapters[self._at].title, chapters[self._at].passages)
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The chapter at hand."""
        return (self._prose,)

    def on_mount(self) -> None:
        """Say what is read."""
        self._tell()

    def _tell(self) -> None:
        number = f"chapter {self._at + 1} of {len(self._chapters)}"
        self.tell(title(self._deck, "$muted"), (words(number, "$muted"),))

    @property
    def _turns(self) -> list[tuple[object, ...]]:
        """The ways to leaf from here."""
        return [(by,) for by in (1, -1) if 0 <= self._at + by < len(self._chapters)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a chapter to turn to."""
        if action == "leaf":
            return parameters in self._turns
        return super().check_action(action, parameters)

    def action_leaf(self, by: int) -> None:
        """Turn to the next chapter or back, at its beginning."""
        self._at += by
        chapter = self._chapters[self._at]
        self._prose.show(chapter.title, chapter.passages)
        self.scroller.scroll_home(animate=False)
        self.refresh_bindings()
        self._tell()

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
