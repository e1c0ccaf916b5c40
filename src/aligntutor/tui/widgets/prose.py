"""A chapter's text, as in a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, banded, counted, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tutor.shown import IdeaText, PassageText

from .spotted import Spotted


def unmet(passage: PassageText) -> list[str]:
    """The ideas of a passage that are still to be met."""
    return [idea.id for idea in passage.introduces if idea.mastery == "new"]


class Prose(Spotted):
    """A heading and passages; under each its ideas, and a prompt where some of these are still to be met.

    A passage with a prompt is a spot, and the one that is `here` bears the cursor.
    """

    @dataclass
    class Tried(Message):
        """A prompt was clicked."""

        passage: int

    def __init__(self, heading: str, passages: Sequence[PassageText], *, prompts: bool = False) -> None:
        super().__init__()
        self._heading = heading
        self._passages = passages
        self._prompts = prompts
        self.starts: list[int] = []
        """The row on which each passage begins."""
        self.here = -1
        """Number of the passage under the cursor; -1 for none."""

    def show(self, heading: str, passages: Sequence[PassageText]) -> None:
        """Another chapter in place of this one."""
        self._heading, self._passages, self.here = heading, passages, -1
        self.redraw()

    def point(self, passage: int) -> None:
        """Put the cursor on the prompt of a passage; -1 for none."""
        if passage != self.here:
            self.here = passage
            self.redraw()

    def prompts(self) -> list[tuple[int, int]]:
        """The passages with a prompt, each with the row of that."""
        return [(spot, row) for row, spot in enumerate(self._spots) if spot >= 0]

    def pressed(self, row: int, column: int) -> None:
        """A click on a prompt tries it."""
        if (passage := self.spot_at(row)) >= 0:
            self.post_message(self.Tried(passage))

    def draw(self, width: int) -> list[Content]:
        """Everything a line apart, the ideas of a passage close together."""
        room = measure(width)
        lines = paragraph(title(self._heading, "bold"), room) if self._heading else []
        self._spots, self.starts = [-1] * len(lines), []
        for n, passage in enumerate(self._passages):
            lines += [words("")] * bool(lines)
            self.starts.append(len(lines))
            lines += paragraph(literal(passage.text), room)
            if passage.introduces:
                lines += [words(""), *(line for idea in passage.introduces for line in _idea(idea, room))]
            ideas = len(unmet(passage)) if self._prompts else 0
            lines += [words(""), self._prompt(ideas, n == self.here, width)] if ideas else []
            self._spots += [-1] * (len(lines) - len(self._spots))
            if ideas:
                self._spots[-1] = n
        return lines

    def _prompt(self, ideas: int, here: bool, width: int) -> Content:
        """What is tried, with the cursor where that is here."""
        what = "Try it: a new idea" if ideas == 1 else f"Try them: {counted(ideas, 'new idea')}"
        mark = words(f"{marks.HERE} " if here else " " * MARGIN, "bold $mark")
        line = joined(mark, words(what, "bold" if here else "$muted"))
        return banded(line, width) if here else line


def _idea(idea: IdeaText, room: int) -> list[Content]:
    """A run-in term with its definition, and in the margin a bar, or how well it is held."""
    text = joined(title(idea.term, "bold $muted"), words("  "), literal(idea.definition))
    rows = paragraph(text, room, rest=0)
    if idea.mastery == "new":
        return [joined(words(f"{marks.BAR} ", "$mark"), row) for row in rows]
    sign = words(f"{marks.MASTERY[idea.mastery]} ", "$glow")
    return [joined(words(" " * MARGIN) if n else sign, row) for n, row in enumerate(rows)]
