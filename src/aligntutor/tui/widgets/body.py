"""The part of a page that scrolls."""

from __future__ import annotations

from typing import Any

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual import events
from textual.containers import VerticalScroll
from textual.message import Message
from textual.scrollbar import ScrollBarRender

from aligntutor.tui.marks import RAIL

from .drawn import Roomy
from .ground import Ground

_NO_COLOUR = Color.default()


class Hairline(ScrollBarRender):
    """A scroll bar as a thin line in the right margin; nothing where there is nothing to scroll."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _NO_COLOUR,
        bar_color: Color = _NO_COLOUR,
    ) -> Segments:
        """One segment a row."""
        none = Segment(" " * thickness, Style(bgcolor=back_color))
        if not (window_size and size and virtual_size > window_size):
            return Segments([none] * size, new_lines=True)
        length = max(1, round(size * window_size / virtual_size))
        start = min(size - length, round((size - length) * position / max(1, virtual_size - window_size)))
        meta: dict[str, Any] = {"@mouse.down": "grab"}
        line = Segment(RAIL * thickness, Style(color=bar_color, bgcolor=back_color, meta=meta))
        return Segments(
            [line if start <= row < start + length else none for row in range(size)], new_lines=True
        )


class Body(Ground, VerticalScroll, inherit_bindings=False):
    """Scrolls where it must, with a hairline that takes no room of the text."""

    DEFAULT_CSS = "Body { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"

    class Resized(Message):
        """There are more or fewer rows than before."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts, can_focus=False)
        self.vertical_scrollbar.renderer = Hairline  # type: ignore[misc]
        self._height = 0

    def on_resize(self, event: events.Resize) -> None:
        """Another window, or another foot below."""
        if event.size.height != self._height:
            self._height = event.size.height
            for part in self.children:
                if isinstance(part, Roomy):
                    part.settle(self._height)
            self.post_message(self.Resized())

    def reveal(self, top: int, bottom: int) -> None:
        """Scroll no further than needed to have rows `top` to `bottom` in view."""
        height = self.size.height
        if not height:
            return
        if top < self.scroll_y or bottom - top > height:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_y + height:
            self.scroll_to(y=bottom - height, animate=False)
