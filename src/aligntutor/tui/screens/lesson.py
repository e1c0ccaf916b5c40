"""Lesson: a new idea in our own words, then straight to its first questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

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

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study


TALL_ROOM = 24
"""Rows of the body of a tall page."""


class Telling(Drawn):
    """Term, definition with a bar in its margin, and what else there is to say."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self._lesson = lesson

    def draw(self, width: int) -> list[Content]:
        """Groups a line apart, two where there is room."""
        if self.tall:
            airy = self._set(width, 2)
            if len(airy) <= TALL_ROOM:
                return airy
        return self._set(width, 1)

    def _set(self, width: int, gap: int) -> list[Content]:
        room = measure(width)
        bar = words(f"{marks.BAR} ", "$mark")
        definition = paragraph(literal(self._lesson.definition), room, rest=0)
        lines = [
            *paragraph(title(self._lesson.term, "bold"), room),
            *[words("")] * (gap - 1),
            *(joined(bar, line) for line in definition),
        ]
        for group in self._asides():
            lines += [words("")] * gap
            for text in group:
                lines += paragraph(text, room)
        return lines

    def _asides(self) -> list[list[Content]]:
        """Groups of paragraphs, each with a run-in head."""
        lesson = self._lesson
        groups = []
        if lesson.why_it_matters:
            groups.append([headed("Why it matters", literal(lesson.why_it_matters))])
        if lesson.case:
            groups.append([headed("A case", literal(lesson.case))])
        if lesson.contrasts:
            first, *others = [_contrast(term, note) for term, note in lesson.contrasts]
            groups.append([headed("Not to be confused with", first), *others])
        if lesson.where:
            groups.append([headed(f"In the {lesson.source_noun}", title(lesson.where))])
        return groups


def _contrast(term: str, note: str) -> Content:
    """A look-alike and how it differs; its name once, where the note begins with it."""
    if note.casefold().startswith(term.casefold()):
        return literal(note)
    return joined(title(term), words("" if term.endswith(".") else ". "), literal(note))


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
