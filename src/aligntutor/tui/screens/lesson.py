"""Lesson: what the chapter says up to a new idea, the idea, then straight to its first questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.hints import spoken
from aligntutor.tui.literal import words
from aligntutor.tui.messages import Left, Moved, PageWanted, SourceWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.prose import Prose
from aligntutor.tui.widgets.telling import Telling
from aligntutor.tutor import NotSaved
from aligntutor.tutor.shown import Lesson, PassageText

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study


class LessonScreen(Page):
    """One idea on a page; before it the passage that introduces it, where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "read", "try it"),
        bound("map", "map", "see it on the map"),
        bound("source", "source", "open its source in your editor", show=False),
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("back", "leave", "leave"),
    ]

    def __init__(self, study: Study, lesson: Lesson, ascii: bool = False) -> None:
        self._study = study
        self.step = self._lesson = lesson
        self._passage = Prose(lesson.chapter, [PassageText(lesson.passage)])
        self._idea = Telling(lesson)
        self._before = bool(lesson.passage)
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The passage and the lesson, one at a time."""
        return (self._passage, self._idea)

    def on_mount(self) -> None:
        """Begin with the passage, where there is one."""
        self._show()

    def _show(self) -> None:
        """Show the passage or the idea, and say which of today's ideas it is."""
        self._passage.display, self._idea.display = self._before, not self._before
        self.scroller.scroll_home(animate=False)
        self.refresh_bindings()
        begins = "A new chapter" if self._lesson.chapter else "The text goes on"
        standing = self._study.standing
        number = words(f"{self._lesson.nth} of {self._lesson.of} today", "$muted")
        left = words(begins if self._before else "A new idea", "$muted")
        self.tell(left, (number,), standing.done / max(1, standing.total))

    def wording(self, action: str) -> str:
        """Enter goes on from the passage to the idea."""
        return "go on" if action == "read" and self._before else ""

    def action_read(self) -> None:
        """After the passage the idea; after that store that it was read, then ask the first question."""
        if self._before:
            self._before = False
            self._show()
            return
        if self._study.step is not self._lesson:  # a second key came before the page was gone
            return
        try:
            self._study.read()
        except NotSaved as problem:
            self.notice.say(
                "Not saved.", f"{problem} {problem.hint} {spoken(self.app, 'go-on')} tries again."
            )
        else:
            self.post_message(Moved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The map is for the idea, not for what is read before it."""
        if action == "map":
            return bool(self._lesson.place) and not self._before
        return super().check_action(action, parameters)

    def action_map(self) -> None:
        """Show the idea among the others of its deck."""
        self.post_message(PageWanted("map", self._lesson.place))

    def action_source(self) -> None:
        """Open the file that the idea is written in."""
        self.post_message(SourceWanted(self._lesson.place))

    def action_leave(self) -> None:
        """The idea is met another time."""
        self.post_message(Left())
