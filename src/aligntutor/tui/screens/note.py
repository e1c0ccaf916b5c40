"""A page that asks for one line, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from aligntutor.tui import marks
from aligntutor.tui.answers.writing import Entry, Mark
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import MARGIN, measure, paragraph
from aligntutor.tui.literal import joined, literal, typed, words
from aligntutor.tui.messages import LineWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.drawn import Drawn


class About(Drawn):
    """What the line is about, quietly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def draw(self, width: int) -> list[Content]:
        """A paragraph, and room below."""
        return [*paragraph(literal(self._text, "$muted"), measure(width)), words("")]


class Rule(Drawn):
    """The line that is typed on, and what to type."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.hint = hint

    def draw(self, width: int) -> list[Content]:
        """The rule, then the hint."""
        rule = joined(words(" " * MARGIN), words(marks.EMPTY * measure(width), "$faint"))
        return [rule, *paragraph(words(self.hint, "$muted"), measure(width))]


class Note(Page):
    """Enter hands the line to `done`, which says what is wrong with it, or nothing and the page is left."""

    DEFAULT_CSS = "Note Horizontal { height: 1; padding: 0 1 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [bound("back", "back", "back")]

    def __init__(self, wanted: LineWanted, ascii: bool = False) -> None:
        self._wanted = wanted
        self._entry = Entry(wanted.verb)
        self._rule = Rule(wanted.hint)
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """What it is about, and the line."""
        return About(self._wanted.about), Horizontal(Mark(), self._entry), self._rule

    def on_mount(self) -> None:
        """Its title; the line takes the keys."""
        self.tell(words(self._wanted.head, "bold"))
        self._entry.value = typed(self._wanted.text)
        self.set_focus(self._entry)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand over what was typed."""
        event.stop()
        if not self.on_top:  # A second Enter may have come before the page was gone.
            return
        if wrong := self._wanted.done(event.value.strip()):
            self._rule.hint = wrong
            self._rule.redraw()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()
