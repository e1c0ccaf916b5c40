"""Lesson: a new idea in our own words, then straight to its first questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui import marks
from aligntutor.tui.lines import headed, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tui.messages import Left, Moved
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tutor import NotSaved
from aligntutor.tutor.shown import Lesson
from aligntutor.tutor.studying import Study


class Telling(Drawn):
    """Term, definition with a bar in its margin, and what else there is to say."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self._lesson = lesson

    def draw(self, width: int) -> list[Content]:
        """Groups a line apart, two where there is room."""
        lesson, room = self._lesson, measure(width)
        lines = paragraph(title(lesson.term, "bold"), room)
        if self.tall:
            lines.append(words(""))
        bar = words(f"{marks.BAR} ", "$mark")
        lines += [joined(bar, line) for line in paragraph(literal(lesson.definition), room, rest=0)]
        gap = [words("")] * (2 if self.tall else 1)
        for text in self._asides():
            lines += [*gap, *paragraph(text, room)]
        return lines

    def _asides(self) -> list[Content]:
        lesson = self._lesson
        texts = []
        if lesson.why_it_matters:
            texts.append(headed("Why it matters", literal(lesson.why_it_matters)))
        if lesson.case:
            texts.append(headed("A case", literal(lesson.case)))
        for term, note in lesson.contrasts:
            stop = words("" if term.endswith(".") else ". ")
            texts.append(headed("Not to be confused with", joined(title(term), stop, literal(note))))
        if lesson.where:
            texts.append(headed(f"In the {lesson.source_noun}", title(lesson.where)))
        return texts


class LessonScreen(Page):
    """One idea on a page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "try it"),
        Binding("space", "app.turn(1)", "scroll", show=False),
        Binding("escape,q", "leave", "leave"),
    ]

    def __init__(self, study: Study, lesson: Lesson, ascii: bool = False) -> None:
        self._study = study
        self._lesson = lesson
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The lesson."""
        return (Telling(self._lesson),)

    def on_mount(self) -> None:
        """Say which of today's ideas this is."""
        standing = self._study.standing
        number = words(f"{self._lesson.nth} of {self._lesson.of} today", "$muted")
        self.tell(words("A new idea", "$muted"), (number,), standing.done / max(1, standing.total))

    def action_read(self) -> None:
        """Store that the lesson was read, then ask the first question."""
        try:
            self._study.read()
        except NotSaved as problem:
            self.notice.say("Not saved.", f"{problem} {problem.hint} Enter tries again.")
        else:
            self.post_message(Moved())

    def action_leave(self) -> None:
        """The idea is met another time."""
        self.post_message(Left())
