"""Lesson: what the chapter says up to a new idea, the idea, then straight to its first questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import headed, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tui.messages import Left, Moved
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tui.widgets.prose import Prose
from aligntutor.tutor import NotSaved
from aligntutor.tutor.shown import Lesson, PassageText

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study


class Telling(Drawn):
    """Term, definition with a bar in its margin, and what else there is to say."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self._lesson = lesson
        self._room = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines, after looking how much room there is for air."""
        if container.height != self._room:
            self._room, self._shape = container.height, None
        return super().get_content_height(container, viewport, width)

    def draw(self, width: int) -> list[Content]:
        """Groups a line apart, two where there is room; the last ones give theirs up to stay in view."""
        head, *asides = self._groups(width)
        text = len(head) + sum(map(len, asides))
        spare = self._room - text
        if self.tall and spare > 2 * len(asides) + 1:
            return [head[0], words(""), *head[1:], *_apart(asides, 2)]
        # what does not fit at all scrolls, and can then be set with air
        aired = spare if 0 < spare < len(asides) else len(asides)
        return [*head, *_apart(asides[:aired], 1), *_apart(asides[aired:], 0)]

    def _groups(self, width: int) -> list[list[Content]]:
        room = measure(width)
        bar = words(f"{marks.BAR} ", "$mark")
        definition = paragraph(literal(self._lesson.definition), room, rest=0)
        head = [
            *paragraph(title(self._lesson.term, "bold"), room),
            *(joined(bar, line) for line in definition),
        ]
        return [
            head,
            *([line for text in group for line in paragraph(text, room)] for group in self._asides()),
        ]

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


def _apart(groups: Sequence[Sequence[Content]], gap: int) -> list[Content]:
    """Groups, each after a gap."""
    return [line for group in groups for line in (*[words("")] * gap, *group)]


def _contrast(term: str, note: str) -> Content:
    """A look-alike and how it differs; its name once, where the note begins with it."""
    if note.casefold().startswith(term.casefold()):
        return literal(note)
    return joined(title(term), words("" if term.endswith(".") else ". "), literal(note))


class LessonScreen(Page):
    """One idea on a page; before it the passage that introduces it, where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "read", "try it"),
        bound("space", "app.turn(1)", "scroll down", show=False),
        bound("back", "leave", "leave"),
    ]

    def __init__(self, study: Study, lesson: Lesson, ascii: bool = False) -> None:
        self._study = study
        self._lesson = lesson
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
        try:
            self._study.read()
        except NotSaved as problem:
            self.notice.say("Not saved.", f"{problem} {problem.hint} Enter tries again.")
        else:
            self.post_message(Moved())

    def action_leave(self) -> None:
        """The idea is met another time."""
        self.post_message(Left())
