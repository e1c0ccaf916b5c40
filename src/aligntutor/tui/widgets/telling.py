"""A lesson: an idea, why it matters, a case, and how it differs from its look-alikes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import headed, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tutor.shown import Lesson

from .drawn import Roomy


class Telling(Roomy):
    """Term, definition with a bar in its margin, and what else there is to say."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self._lesson = lesson

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
