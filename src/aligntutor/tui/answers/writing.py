"""Typing a short answer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from aligntutor.core.asks import Write, Written
from aligntutor.kinds.quantities import unread
from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.hints import spoken
from aligntutor.tui.lines import MARGIN, measure, paragraph
from aligntutor.tui.literal import joined, literal, typed, words
from aligntutor.tui.widgets.drawn import Drawn
from aligntutor.tutor.shown import Asking, Told

from .answering import Answering


class Entry(Input, inherit_bindings=False):
    """One line of text, with the usual editing keys."""

    DEFAULT_CSS = """
    Entry, Entry:focus {
        height: 1; width: 1fr; border: none; padding: 0; color: $ink;
        background: $ground; background-tint: $ground 0%;
        &:ansi > .input--cursor { background: ansi_default; color: $mark; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "submit", "answer"),
        *(
            Binding(each.key, each.action, each.description, show=False, system=True)
            for each in Input.BINDINGS
            if isinstance(each, Binding) and each.key != "enter"
        ),
    ]

    def __init__(self, verb: str = "answer") -> None:
        super().__init__(select_on_focus=False, max_length=300)
        self.cursor_blink = False
        self._verb = verb

    def wording(self, action: str) -> str:
        """What Enter does."""
        return self._verb if action == "submit" else ""

    def validate_value(self, value: str) -> str:
        """Nothing that a paste may carry reaches the terminal."""
        return typed(value)


class Mark(Drawn):
    """The cursor in the margin."""

    DEFAULT_CSS = "Mark { width: 2; }"

    def draw(self, width: int) -> list[Content]:
        """One line."""
        return [words(marks.HERE, "bold $mark")]


class Said(Drawn):
    """The answer as it was given, and the line under it with its hint."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: Content | None = None
        self.hint = ""

    def draw(self, width: int) -> list[Content]:
        """The given answer takes the row that the entry had."""
        rule = joined(words(" " * MARGIN), words(marks.EMPTY * measure(width), "$faint"))
        hint = paragraph(literal(self.hint, "$muted"), measure(width)) if self.hint else []
        answer = [self.answer.truncate(MARGIN + measure(width), ellipsis=True)] if self.answer else []
        return [*answer, rule, *hint]


class Writing(Answering):
    """An entry over a line; an empty one is never an answer."""

    DEFAULT_CSS = """
    Writing { height: auto; }
    Writing Horizontal { height: 1; padding: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bound("not-known", "give_up", "I do not know")]

    def __init__(self) -> None:
        super().__init__()
        self._entry = Entry()
        self._line = Horizontal(Mark(), self._entry)
        self._said = Said()
        self._gap = Gap()
        self._hint = ""
        self._held = False

    def compose(self) -> ComposeResult:
        """The entry, then the line."""
        yield self._gap
        yield self._line
        yield self._said

    def pose(self, asking: Asking) -> None:
        """An empty entry."""
        assert isinstance(asking.ask, Write)
        self._hint, self._held = asking.ask.hint, False
        self._entry.disabled = False
        self._entry.value = ""
        self._line.display = True
        self._say(None, self._hint)

    def hold(self) -> None:
        """Keep what was typed."""
        self._held = True
        self._entry.disabled = True
        self._say(None, "")

    def tell(self, told: Told) -> None:
        """The answer stands where it was typed, with its mark."""
        self.hold()
        self._line.display = False
        right = told.verdict.correct
        mark = words(f"{marks.RIGHT if right else marks.WRONG} ", "bold $right" if right else "bold $wrong")
        text = told.answer.text if isinstance(told.answer, Written) else ""
        self._say(joined(mark, words(text) if text else words(marks.NONE, "$muted")), "")

    def rows(self, width: int) -> int:
        """Gap, entry, line and hint."""
        return len(self._gap.lines(width)) + len(self._said.lines(width)) + (self._said.answer is None)

    def reach(self) -> None:
        """The line that is typed on."""
        self._line.scroll_visible(animate=False)

    def target(self) -> Widget | None:
        """The entry takes the keys."""
        return self._entry

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only while an answer is awaited."""
        return not self._held if action == "give_up" else True

    def action_give_up(self) -> None:
        """Answer that one does not know."""
        self.give(Written(""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        event.stop()
        assert self.asking is not None
        assert isinstance(self.asking.ask, Write)
        text = event.value.strip()
        or_not = f"Type an answer, or press {spoken(self.app, 'not-known')} if you do not know."
        trouble = unread(self.asking.ask, text) if text else or_not
        if trouble:
            self._say(None, trouble)
            self.call_after_refresh(self._said.scroll_visible, animate=False)
        else:
            self.give(Written(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """The author's hint comes back with the first character; what is typed is in view."""
        event.stop()
        if event.value:
            self.reach()
        if event.value and not self._held and self._said.hint != self._hint:
            self._say(None, self._hint)

    def _say(self, answer: Content | None, hint: str) -> None:
        self._said.answer, self._said.hint = answer, hint
        self._said.redraw()


class Gap(Drawn):
    """The room between a question and what follows."""

    def draw(self, width: int) -> list[Content]:
        """One blank line, two where there is room."""
        return [words("")] * (2 if self.tall else 1)
