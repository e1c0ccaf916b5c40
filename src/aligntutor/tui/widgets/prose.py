"""A chapter's text, as in a book."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tutor.shown import PassageText

from .drawn import Drawn


class Prose(Drawn):
    """A heading and passages, under each the ideas it introduces, with a bar in their margin."""

    def __init__(self, heading: str, passages: Sequence[PassageText]) -> None:
        super().__init__()
        self._heading = heading
        self._passages = passages

    def show(self, heading: str, passages: Sequence[PassageText]) -> None:
        """Another chapter in place of this one."""
        self._heading, self._passages = heading, passages
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Everything a line apart, the ideas of a passage close together."""
        room = measure(width)
        groups = [paragraph(title(self._heading, "bold"), room)] if self._heading else []
        for passage in self._passages:
            groups.append(paragraph(literal(passage.text), room))
            if passage.introduces:
                ideas = [_idea(term, definition) for term, definition in passage.introduces]
                groups.append([line for idea in ideas for line in _barred(idea, room)])
        return [line for n, group in enumerate(groups) for line in (*[words("")] * bool(n), *group)]


def _idea(term: str, definition: str) -> Content:
    """A run-in term with its definition."""
    return joined(title(term, "bold $muted"), words("  "), literal(definition))


def _barred(text: Content, room: int) -> list[Content]:
    bar = words(f"{marks.BAR} ", "$mark")
    return [joined(bar, line) for line in paragraph(text, room, rest=0)]
