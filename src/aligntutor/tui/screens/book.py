"""Book: a course as a text, a chapter a page, with its ideas to be tried where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.literal import title, words
from aligntutor.tui.messages import Begin, PageWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.prose import Prose, unmet
from aligntutor.tutor import Refused
from aligntutor.tutor.shown import ChapterText, DeckRow

if TYPE_CHECKING:
    from aligntutor.tui.app import TutorApp
    from aligntutor.tutor import Tutor


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """The text of `deck/chapter/passage`, or the first that a deck has."""
    deck, chapter, passage = [*about.split("/"), "", ""][:3]
    for row in tutor.overview().decks:
        if row.readable and deck in ("", row.id):
            return Book(row, tutor.texts(row.id), chapter, int(passage or -1), ascii)
    raise Refused("No deck here has a text to read.")


class Book(Page):
    """Enter is the natural next step: the prompt that is in view, further down, the next chapter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "go_on", "read on"),
        bound("space", "app.turn(1)", "read on"),
        bound("right", "leaf(1)", "next chapter"),
        bound("left", "leaf(-1)", "previous"),
        bound("back", "back", "home"),
    ]

    def __init__(
        self,
        deck: DeckRow,
        chapters: Sequence[ChapterText],
        first: str = "",
        passage: int = -1,
        ascii: bool = False,
    ) -> None:
        self._deck = deck
        self._chapters = chapters
        self._at = next((n for n, chapter in enumerate(chapters) if chapter.id == first), 0)
        self._from = passage
        """The passage that was tried last, at which reading goes on; -1 for none."""
        self._prose = Prose(self._chapter.title, self._chapter.passages, prompts=True)
        super().__init__(ascii)

    @property
    def _chapter(self) -> ChapterText:
        return self._chapters[self._at]

    def parts(self) -> Sequence[Widget]:
        """The chapter at hand."""
        return (self._prose,)

    def on_mount(self) -> None:
        """Say what is read; go on where a prompt was tried."""
        self._tell()
        self.watch(self.scroller, "scroll_y", self._point, init=False)
        self.watch(self.scroller, "virtual_size", self._look, init=False)
        self.call_after_refresh(self._resume)

    def _resume(self) -> None:
        if 0 <= self._from < len(self._prose.starts):
            self.scroller.scroll_to(y=self._prose.starts[self._from], animate=False)
        self._point()

    def on_body_resized(self) -> None:
        """Other rows are in view."""
        self._look()

    def on_screen_resume(self) -> None:
        """The window may be another one than before."""
        self._look()

    def _look(self) -> None:
        """See which prompt is in view once all stands where it will."""
        self.call_after_refresh(self._point)

    def _tell(self) -> None:
        number = f"chapter {self._at + 1} of {len(self._chapters)}"
        self.tell(title(self._deck.title, "$muted"), (words(number, "$muted"),))

    def _point(self) -> None:
        """The cursor is on the first prompt in view."""
        top = int(self.scroller.scroll_y)
        seen = range(top, top + self.scroller.size.height)
        self._prose.point(next((passage for passage, row in self._prose.prompts() if row in seen), -1))
        self.refresh_bindings()

    @property
    def _below(self) -> bool:
        """Whether there is more of the chapter below the window."""
        return self.scroller.scroll_y < self.scroller.max_scroll_y

    def _turns(self, by: int) -> bool:
        return 0 <= self._at + by < len(self._chapters)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a chapter to turn to, a prompt, or more to read."""
        if action == "leaf":
            return isinstance(by := parameters[0], int) and self._turns(by)
        if action == "go_on":
            return self._prose.here >= 0 or self._below or self._turns(1)
        return super().check_action(action, parameters)

    def wording(self, action: str) -> str:
        """What Enter does here."""
        if action != "go_on" or (self._prose.here < 0 and self._below):
            return ""
        return "try it" if self._prose.here >= 0 else "turn the page"

    def action_go_on(self) -> None:
        """Try the prompt in view, read on, or turn to the next chapter."""
        if self._prose.here >= 0:
            self._try(self._prose.here)
        elif self._below:
            self.scroller.scroll_relative(y=max(1, self.scroller.size.height - 1), animate=False)
        else:
            self.action_leaf(1)

    def on_prose_tried(self, message: Prose.Tried) -> None:
        """A click tries it, too."""
        self._try(message.passage)

    def _try(self, passage: int) -> None:
        """Meet the ideas of a passage, then come back to where the text goes on."""
        app: TutorApp = self.app  # type: ignore[assignment]
        if app.session is not None:
            self.notice.say("A sitting is under way.", "Leave it first; its answers are kept.", kind="quiet")
            return
        ideas = unmet(self._chapter.passages[passage])
        back = PageWanted("book", f"{self._deck.id}/{self._chapter.id}/{passage}")
        self.post_message(Begin(self._deck.id, ideas=ideas, back=back))

    def action_leaf(self, by: int) -> None:
        """Turn to the next chapter or back, at its beginning."""
        self._at += by
        self._prose.show(self._chapter.title, self._chapter.passages)
        self.scroller.scroll_home(animate=False)
        self._tell()
        self._look()

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
